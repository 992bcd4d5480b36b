"""Shifts that come again every week: from what clocks show to instants.

made = make_shifts(Pattern("Europe/Amsterdam", (Hours(time(22), time(2)),), frozenset({4}), first, last))
made[0].start, made[0].minutes, made[0].marks
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Count, Words

from .asked import Shift

MOST_SHIFTS = 500
LONGEST_HOURS = 24
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


class UnfitPattern(Unfitting):
    """No shifts can be made of it."""


@dataclass(frozen=True)
class Hours:
    """What the clock shows at the beginning and at the end; an end that is not later is of the next day."""

    starts: time
    ends: time


@dataclass(frozen=True)
class Pattern:
    """On these weekdays (Monday is 0) from the `first` day up to and with the `last`, except `without`.

    `zone`: whose clocks `hours` are of. `people` and `skills` are those of each shift.
    """

    zone: str
    hours: tuple[Hours, ...]
    weekdays: frozenset[int]
    first: date
    last: date
    without: frozenset[date] = frozenset()
    people: int = 1
    skills: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """One shift, of the day on which it begins. Both moments are in UTC; `marks` say what the change of the
    clock does to it."""

    day: date
    start: datetime
    end: datetime
    marks: tuple[Words, ...] = ()

    @property
    def minutes(self) -> int:
        return minutes_between(self.start, self.end)

    def asked(self, id: str, pattern: Pattern) -> Shift:
        """As `make_rota` takes it, by the clocks of the pattern."""
        zone = ZoneInfo(pattern.zone)
        start, end = self.start.astimezone(zone), self.end.astimezone(zone)
        return Shift(id, start, end, people=pattern.people, skills=pattern.skills)


def make_shifts(pattern: Pattern) -> list[Made]:
    """All of them, in the order of their beginnings. Raises UnfitPattern."""
    _refuse_unfit(pattern)
    days = _days(pattern)
    if not days:
        raise UnfitPattern(Words("No day is left. Choose other weekdays, or a later last day."))
    if (number := len(days) * len(pattern.hours)) > MOST_SHIFTS:
        raise _too_many(number)
    zone = ZoneInfo(pattern.zone)
    made = [_make(day, hours, zone) for day in days for hours in pattern.hours]
    return sorted(made, key=lambda each: (each.start, each.end))


def refuse_length(start: datetime, end: datetime) -> None:
    """A shift that ends before it begins, or lasts no time or far too long. Raises UnfitPattern."""
    minutes = minutes_between(start, end)
    if minutes < 0:
        raise UnfitPattern(Words("The shift ends before it begins."))
    if minutes == 0:
        raise UnfitPattern(Words("The shift begins and ends at the same moment."))
    if minutes > LONGEST_HOURS * 60:
        words = Words(
            "The shift lasts {hours} hours; {most} is the most. Make two of it.",
            hours=Count(minutes // 60),
            most=Count(LONGEST_HOURS),
        )
        raise UnfitPattern(words)


def minutes_between(start: datetime, end: datetime) -> int:
    """How long it really lasts: times of one zone would be subtracted by what the clock shows."""
    return round((end.astimezone(UTC) - start.astimezone(UTC)) / MINUTE)


def instant(day: date, clock: time, zone: ZoneInfo, *, later: bool = False) -> datetime:
    """When clocks of the zone show this, in UTC. Of two moments the first, or the `later`; what clocks pass
    over is the moment at which they do."""
    local = datetime.combine(day, clock)
    before, after = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if before > after:
        return _change_between(after, before, zone)
    return after if later else before


def _refuse_unfit(pattern: Pattern) -> None:
    if not pattern.hours:
        raise UnfitPattern(Words("Say from when until when a shift lasts."))
    if not pattern.weekdays:
        raise UnfitPattern(Words("Choose at least one weekday."))
    if pattern.people < 1:
        raise UnfitPattern(Words("At least one person is needed."))
    if pattern.last < pattern.first:
        raise UnfitPattern(Words("The last day is before the first."))
    for hours in pattern.hours:
        if hours.starts == hours.ends:
            raise UnfitPattern(Words("The shift begins and ends at the same moment."))


def _days(pattern: Pattern) -> list[date]:
    length = (pattern.last - pattern.first).days + 1
    each = (pattern.first + DAY * number for number in range(length))
    return [day for day in each if day.weekday() in pattern.weekdays and day not in pattern.without]


def _too_many(number: int) -> UnfitPattern:
    return UnfitPattern(
        Words(
            "That would be {number} shifts; one pattern makes {most} at most. Choose an earlier last day.",
            number=Count(number),
            most=Count(MOST_SHIFTS),
        )
    )


def _make(day: date, hours: Hours, zone: ZoneInfo) -> Made:
    last = day if hours.ends > hours.starts else day + DAY
    start, end = instant(day, hours.starts, zone), instant(last, hours.ends, zone, later=True)
    if end <= start:
        words = Words("On {day} clocks pass over this whole shift. Leave that day out.", day=day.isoformat())
        raise UnfitPattern(words)
    return Made(day, start, end, tuple(_marks(day, last, hours, zone, minutes_between(start, end))))


def _marks(day: date, last: date, hours: Hours, zone: ZoneInfo, minutes: int) -> Iterator[Words]:
    if _is_passed_over(day, hours.starts, zone):
        yield Words("Clocks pass over its beginning: it begins when they are set forward.")
    if _comes_twice(day, hours.starts, zone):
        yield Words("Its beginning comes twice that night: the first is meant.")
    if _is_passed_over(last, hours.ends, zone):
        yield Words("Clocks pass over its end: it ends when they are set forward.")
    if _comes_twice(last, hours.ends, zone):
        yield Words("Its end comes twice that night: the second is meant.")
    shown = datetime.combine(last, hours.ends) - datetime.combine(day, hours.starts)
    if (other := minutes - round(shown / MINUTE)) > 0:
        yield Words("The clock is set back: it lasts {minutes} minutes longer.", minutes=Count(other))
    elif other < 0:
        yield Words("The clock is set forward: it lasts {minutes} minutes less.", minutes=Count(-other))


def _offsets(day: date, clock: time, zone: ZoneInfo) -> tuple[timedelta, timedelta]:
    local = datetime.combine(day, clock, zone)
    offsets = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    first, second = (offset or timedelta() for offset in offsets)
    return first, second


def _is_passed_over(day: date, clock: time, zone: ZoneInfo) -> bool:
    first, second = _offsets(day, clock, zone)
    return first < second


def _comes_twice(day: date, clock: time, zone: ZoneInfo) -> bool:
    first, second = _offsets(day, clock, zone)
    return first > second


def _change_between(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The first second at which clocks stand otherwise than before it."""
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle <= low:
            break
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
    return high.replace(microsecond=0)
