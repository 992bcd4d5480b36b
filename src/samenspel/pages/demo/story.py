"""An initiative of the demo town, as its file in `stories` tells it. Days count from today."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Agreement:
    """A version of a charter. `matters`: what, who decides, what the other side does."""

    citizens: Text
    organisation: Text
    matters: tuple[tuple[Text, str, Text], ...]


@dataclass(frozen=True)
class Meeting:
    phase: str
    title: Text
    summary: Text
    place: Text
    day: int
    hour: int = 19
    hours: int = 2


@dataclass(frozen=True)
class Story:
    """`people`: name in the cast, role, and the organisation spoken for, if any. `neighbours`: citizens who
    joined. `phases`: from the first day to the last, or to an open end."""

    title: Text
    summary: Text
    text: Text
    service: str
    coordinator: str
    charters: tuple[Agreement, ...]
    area: str = ""
    people: tuple[tuple[str, str, str], ...] = ()
    neighbours: tuple[str, ...] = ()
    accepted_again: tuple[str, ...] = ()
    phases: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    decisions: tuple[tuple[int, str, Text, Text], ...] = ()
    replies: tuple[tuple[int, Text, Text], ...] = ()
    is_public: bool = True
    has_rounds: bool = False


def day(number: int, hour: int = 9) -> datetime:
    """That many days from today, at the full hour of the town's clock."""
    today = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    return today + timedelta(days=number)
