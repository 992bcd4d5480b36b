"""How often an indicator is read; a period is known by its first day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum

from samenspel.methods.moments import FIRST, LAST, NoMoment, read_moment
from samenspel.methods.words import Words

_NAMED = re.compile(r"(\d{4})(?:-(?:(\d{2})|W(\d{1,2})|Q([1-4])))?", re.ASCII | re.IGNORECASE)
_NO_PERIOD = Words("this is no day or period; write it like 2026-03-01, 2026-03, 2026-W09, 2026-Q1 or 2026.")


class Rhythm(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def period_of(self, day: date) -> date:
        """The first day of the period that holds this one; weeks begin on Monday."""
        match self:
            case Rhythm.DAY:
                return day
            case Rhythm.WEEK:
                return day - timedelta(days=day.weekday())
            case Rhythm.MONTH:
                return day.replace(day=1)
            case Rhythm.QUARTER:
                return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        return day.replace(month=1, day=1)

    def after(self, period: date) -> date:
        """The first day of the next period."""
        longest = {Rhythm.DAY: 1, Rhythm.WEEK: 7, Rhythm.MONTH: 31, Rhythm.QUARTER: 92, Rhythm.YEAR: 366}
        return self.period_of(period + timedelta(days=longest[self]))

    def name_of(self, period: date) -> str:
        """As files and programs write it."""
        match self:
            case Rhythm.DAY:
                return period.isoformat()
            case Rhythm.WEEK:
                year, week, _day = period.isocalendar()
                return f"{year}-W{week:02}"
            case Rhythm.MONTH:
                return f"{period:%Y-%m}"
            case Rhythm.QUARTER:
                return f"{period.year}-Q{(period.month + 2) // 3}"
        return f"{period.year}"


def read_period(text: str, rhythm: Rhythm) -> date:
    """The first day of the period that is written: its name, or any day in it. A name of a longer period
    says too little, of a shorter one too much. Raises NoMoment, whose problem is never None."""
    named = _NAMED.fullmatch(text.strip())
    if named is None:
        return rhythm.period_of(_day(text))
    year, month, week, quarter = named.groups()
    written = _written(month, week, quarter)
    if written is not rhythm:
        raise NoMoment(
            Words("“{text}” is one {written}, and this is read every {rhythm}.",
                  text=text.strip(), written=written_words(written), rhythm=written_words(rhythm))
        )  # fmt: skip
    try:
        return _first(int(year), month, week, quarter)
    except ValueError:
        raise NoMoment(Words("there is no such period.")) from None


def written_words(rhythm: Rhythm) -> Words:
    return {
        Rhythm.DAY: Words("day"),
        Rhythm.WEEK: Words("week"),
        Rhythm.MONTH: Words("month"),
        Rhythm.QUARTER: Words("quarter"),
        Rhythm.YEAR: Words("year"),
    }[rhythm]


def _written(month: str | None, week: str | None, quarter: str | None) -> Rhythm:
    if month:
        return Rhythm.MONTH
    if week:
        return Rhythm.WEEK
    return Rhythm.QUARTER if quarter else Rhythm.YEAR


def _first(year: int, month: str | None, week: str | None, quarter: str | None) -> date:
    if not FIRST <= year <= LAST:
        raise ValueError
    if week:
        return date.fromisocalendar(year, int(week), 1)
    return date(year, int(month or (int(quarter) * 3 - 2 if quarter else 1)), 1)


def _day(text: str) -> date:
    try:
        return read_moment(text).day
    except NoMoment as error:
        raise NoMoment(error.problem or _NO_PERIOD) from None
