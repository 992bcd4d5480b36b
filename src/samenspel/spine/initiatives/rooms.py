"""What every initiative has besides its activities: rooms, corners of its page, and doors."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from samenspel.spine.initiatives.models import Initiative, Membership

Text = str | Promise


@dataclass(frozen=True)
class Room:
    """A page that every initiative has all the time, whatever its phase; its own page links to it."""

    label: Text
    url_of: Callable[[Initiative], str]


@dataclass(frozen=True)
class Corner:
    """What a tool shows on every initiative's own page: in its head, and under its title. Templates."""

    head: str
    body: str


@dataclass(frozen=True)
class Door:
    """What happens besides when somebody enters or leaves an initiative, in the same transaction."""

    on_entering: Callable[[Membership], object]
    on_leaving: Callable[[Membership], object]


ROOMS: list[Room] = []
CORNERS: list[Corner] = []
DOORS: list[Door] = []
MEETING_PARTS: list[str] = []


def register_room(room: Room) -> None:
    """Called once, by the room's app, when it is ready."""
    if room in ROOMS:
        raise ImproperlyConfigured(f"The room “{room.label}” is registered twice.")
    ROOMS.append(room)


def rooms_of(initiative: Initiative) -> list[tuple[Text, str]]:
    return [(room.label, room.url_of(initiative)) for room in ROOMS]


def register_corner(corner: Corner) -> None:
    """Called once, by the corner's app, when it is ready."""
    if corner in CORNERS:
        raise ImproperlyConfigured(f"The corner {corner.body} is registered twice.")
    CORNERS.append(corner)


def register_door(door: Door) -> None:
    """Called once, by the app that stands at the door, when it is ready."""
    if door in DOORS:
        raise ImproperlyConfigured("This door is registered twice.")
    DOORS.append(door)


def register_meeting_part(page: str) -> None:
    """A template that a tool shows on every meeting's page. Called once, by its app, when it is ready."""
    if page in MEETING_PARTS:
        raise ImproperlyConfigured(f"The part {page} is registered twice.")
    MEETING_PARTS.append(page)
