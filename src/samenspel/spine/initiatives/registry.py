"""The registry of phases: what each phase's app offers, and how its activities are shown and added; and of
the rooms that every initiative has besides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from samenspel.spine.initiatives.phases import Phase

if TYPE_CHECKING:
    from samenspel.spine.initiatives.models import Initiative, Membership

Text = str | Promise


@dataclass(frozen=True)
class ActivityKind:
    """`url_name` is the page of one activity (its argument: the activity's id);
    `add_url_name` the page that adds one (its argument: the initiative's slug). An activity that
    `has_own_dates` gets them from its phase's app; nobody changes them elsewhere."""

    name: str
    label: Text
    summary: Text
    url_name: str
    add_url_name: str
    has_own_dates: bool = False


@dataclass(frozen=True)
class PhaseCard:
    """A phase as its app presents it."""

    name: Phase
    activities: tuple[ActivityKind, ...]


@dataclass(frozen=True)
class Room:
    """A page that every initiative has all the time, whatever its phase; its own page links to it."""

    label: Text
    url_of: Callable[["Initiative"], str]


@dataclass(frozen=True)
class Corner:
    """What a tool shows on every initiative's own page: in its head, and under its title. Templates."""

    head: str
    body: str


@dataclass(frozen=True)
class Door:
    """What happens besides when somebody enters or leaves an initiative, in the same transaction."""

    on_entering: Callable[["Membership"], object]
    on_leaving: Callable[["Membership"], object]


ROOMS: list[Room] = []
CORNERS: list[Corner] = []
DOORS: list[Door] = []
MEETING_PARTS: list[str] = []
EVERYWHERE: dict[str, ActivityKind] = {}
CARDS: dict[str, PhaseCard] = {}


def register_phase(card: PhaseCard) -> None:
    """Called once, by the phase's app, when it is ready."""
    if card.name not in Phase.values:
        raise ImproperlyConfigured(f"“{card.name}” is not one of the six phases: {', '.join(Phase.values)}.")
    if card.name in CARDS:
        raise ImproperlyConfigured(f"The phase “{card.name}” is registered twice.")
    CARDS[card.name] = card


def register_everywhere(kind: ActivityKind) -> None:
    """An activity that every phase offers."""
    if kind.name in EVERYWHERE:
        raise ImproperlyConfigured(f"The activity “{kind.name}” is registered twice.")
    EVERYWHERE[kind.name] = kind


def kinds_of(phase: str) -> dict[str, ActivityKind]:
    """By name, the phase's own first."""
    card = CARDS.get(phase)
    own = {kind.name: kind for kind in card.activities} if card else {}
    return {**own, **EVERYWHERE}


def find_kind(phase: str, name: str) -> ActivityKind:
    """Unknown kinds are a mistake in the house, not in what somebody typed."""
    try:
        return kinds_of(phase)[name]
    except KeyError:
        known = ", ".join(kinds_of(phase)) or "none"
        raise ImproperlyConfigured(
            f"The phase “{phase}” has no activity “{name}” (it has: {known}). Is its app installed?"
        ) from None


def offered_kinds() -> list[tuple[Phase, tuple[ActivityKind, ...]]]:
    """What each phase's own app offers, in the order of the cycle."""
    return [(phase, CARDS[phase].activities) for phase in Phase if phase in CARDS]


def register_room(room: Room) -> None:
    """Called once, by the room's app, when it is ready."""
    if room in ROOMS:
        raise ImproperlyConfigured(f"The room “{room.label}” is registered twice.")
    ROOMS.append(room)


def rooms_of(initiative: "Initiative") -> list[tuple[Text, str]]:
    return [(room.label, room.url_of(initiative)) for room in ROOMS]


def register_corner(corner: Corner) -> None:
    """Called once, by the corner's app, when it is ready."""
    if corner in CORNERS:
        raise ImproperlyConfigured(f"The corner {corner.body} is registered twice.")
    CORNERS.append(corner)


def register_meeting_part(page: str) -> None:
    """A template that a tool shows on every meeting's page. Called once, by its app, when it is ready."""
    if page in MEETING_PARTS:
        raise ImproperlyConfigured(f"The part {page} is registered twice.")
    MEETING_PARTS.append(page)


def register_door(door: Door) -> None:
    """Called once, by the app that stands at the door, when it is ready."""
    if door in DOORS:
        raise ImproperlyConfigured("This door is registered twice.")
    DOORS.append(door)
