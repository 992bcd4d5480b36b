"""By how much a series, or its distance from a comparison, stands elsewhere since the start, and how sure
that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samenspel.methods.evidence import Result, UnfitData, interrupted_series
from samenspel.methods.words import Words

from .judging import ENOUGH
from .series import Series, apart
from .unfit import UnfitSeries

_ALIKE = Words("The values do not vary, so there are no ups and downs to hold a change against.")
PERIOD, VALUE = "period", "value"


class NoChange(UnfitSeries):
    """A number would not be honest; `problem` says why."""


@dataclass(frozen=True)
class Change:
    """In the last period: from where the line before would have led. `is_compared`: of the distance from the
    comparison. `result`: all of it, with what it rests on."""

    value: float
    low: float
    high: float
    level: float
    last: date
    is_compared: bool
    result: Result

    @property
    def stands_out(self) -> bool:
        return not self.low <= 0 <= self.high


def change_since(series: Series, begins_on: date, comparison: Series | None = None) -> Change:
    """An interrupted time series (`evidence.interrupted_series`), of the difference where there is a
    comparison. Raises NoChange for fewer than eight periods before or since, and for gaps."""
    judged = series if comparison is None else apart(series, comparison)
    before, since = len(judged.before(begins_on)), len(judged.since(begins_on))
    if min(before, since) < ENOUGH:
        raise NoChange(
            Words(
                "{before} periods before the start and {since} since; each side needs {enough}.",
                before=before,
                since=since,
                enough=ENOUGH,
            )
        )
    if gaps := judged.gaps():
        raise NoChange(
            Words("Periods are missing: {count}, {first} first. A line through gaps would be a guess.",
                  count=len(gaps), first=judged.rhythm.name_of(gaps[0]))
        )  # fmt: skip
    return _changed(judged, before, comparison is not None)


def _changed(judged: Series, before: int, is_compared: bool) -> Change:
    values, periods = list(map(float, judged.values)), [one.period.isoformat() for one in judged.readings]
    if len(set(values[:before])) == 1 and len(set(values[before:])) == 1:
        raise NoChange(
            Words("The values do not vary, so there are no ups and downs to hold a change against.")
        )
    try:
        found = interrupted_series({PERIOD: periods, VALUE: values}, VALUE, PERIOD, periods[before])
    except (UnfitData, ArithmeticError) as error:
        raise NoChange(getattr(error, "problem", _ALIKE)) from error
    end = found["at the end"]
    assert end.low is not None
    assert end.high is not None
    last = judged.readings[-1].period
    return Change(end.value, end.low, end.high, found.level, last, is_compared, found)
