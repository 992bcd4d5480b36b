"""Days and times as people and programs write them, read one way everywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from .words import Words

_DATE = r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<D>\d{1,2})[-/.](?P<M>\d{1,2})[-/.](?P<Y>\d{4}))"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
_MOMENT = re.compile(rf"{_DATE}(?:[ T]{_TIME}(?P<zone> ?Z| ?[+-]\d{{2}}:?\d{{2}})?)?", re.ASCII)
_CLOCK = re.compile(_TIME, re.ASCII)
FIRST, LAST = 1970, 2999


class NoMoment(ValueError):
    """`problem` is None where no day is written at all; else it says what is wrong with it."""

    def __init__(self, problem: Words | None = None) -> None:
        super().__init__(str(problem or ""))
        self.problem = problem


@dataclass(frozen=True)
class Written:
    """A day; the time of day and its distance from UTC where they are said."""

    day: date
    clock: time | None = None
    offset: tzinfo | None = None

    def at(self, zone: tzinfo) -> datetime:
        """Where the offset is not said, by the clocks of `zone`; of a time that comes twice the first, and a
        day alone begins. Raises NoMoment for a time that clocks pass over."""
        local = datetime.combine(self.day, self.clock or time())
        try:
            if self.offset:
                return local.replace(tzinfo=self.offset).astimezone(zone)
            moment = local.replace(tzinfo=zone)
            there_and_back = moment.astimezone(UTC).astimezone(zone)
        except OverflowError:
            raise NoMoment(Words("there is no such moment.")) from None
        if there_and_back.replace(tzinfo=None) != local:
            raise NoMoment(Words("there is no such moment: the clock is set forward then."))
        return moment


def read_moment(text: str) -> Written:
    """2026-12-05, or with the day first 5-12-2026, 5/12/2026, 5.12.2026; perhaps with a time (09:00,
    09:00:30.5), and that with an offset (Z, +01:00). From 1970 to 2999. Raises NoMoment."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise NoMoment
    year, month, day = (int(found[a] or found[b]) for a, b in (("y", "Y"), ("m", "M"), ("d", "D")))
    try:
        if not FIRST <= year <= LAST:
            raise ValueError
        written = date(year, month, day)
    except ValueError:
        raise NoMoment(Words("there is no such day.")) from None
    return Written(written, _clock(found) if found["hour"] else None, _offset(found["zone"]))


def read_clock(text: str) -> time | None:
    """A time alone, such as 09:00; None where it is something else. Raises NoMoment."""
    found = _CLOCK.fullmatch(text.strip())
    return _clock(found) if found else None


def _clock(found: re.Match[str]) -> time:
    part = (found["part"] or "")[:6].ljust(6, "0")
    try:
        return time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), int(part))
    except ValueError:
        raise NoMoment(Words("there is no such time.")) from None


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    try:
        return datetime.strptime(text.strip().replace(":", ""), "%z").tzinfo or UTC
    except ValueError:
        raise NoMoment(Words("there is no such moment.")) from None
