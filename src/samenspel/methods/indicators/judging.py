"""Whether a series changed more than it always does. Noise is no news."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenspel.methods.words import N_, Figure, Words

from .limits import Limits, limits_of, mean_of
from .series import Reading, Series

ENOUGH = RUN = 8
"""So many values make limits; so many in a row on one side of the middle are no chance (Western Electric
1956: one side after eight values by chance, 1 in 128)."""


class Aim(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"


class State(StrEnum):
    """What is said of a series. BETTER and WORSE: something stands out, towards the aim or away from it."""

    NOTHING = "nothing"
    FEW = "few"
    USUAL = "usual"
    BETTER = "better"
    WORSE = "worse"
    BOTH = "both"


@dataclass(frozen=True)
class Judgement:
    """`limits`: None while there are too few values. `standing_out`: the periods that are not among the usual
    ups and downs. `is_against_before`: the limits are those of the time before the start."""

    state: State
    words: Words
    limits: Limits | None = None
    standing_out: tuple[date, ...] = ()
    is_against_before: bool = False


def judge(series: Series, aim: Aim, *, begins_on: date) -> Judgement:
    """With eight values before the start, what came since is held against these; with eight in all, each is
    held against all."""
    if not len(series):
        return Judgement(State.NOTHING, Words("There is no value yet."))
    before, since = series.before(begins_on), series.since(begins_on)
    is_against_before = len(before) >= ENOUGH
    limits = limits_of(before if is_against_before else series)
    if len(series) < ENOUGH or limits is None:
        return Judgement(State.FEW, _few(len(series)))
    if is_against_before and not len(since):
        return Judgement(State.USUAL, Words("There is no value since the start yet."), limits, (), True)
    judged = since if is_against_before else series
    above, below = _standing_out(judged, limits)
    state = _state(bool(above), bool(below), aim)
    outside = tuple(sorted({*above, *below}))
    return Judgement(
        state, _said(state, judged, limits, is_against_before), limits, outside, is_against_before
    )


def _few(count: int) -> Words:
    return Words(
        "{count} of at least {enough} values: too few to tell a change from the usual ups and downs.",
        count=count,
        enough=ENOUGH,
    )


def _standing_out(series: Series, limits: Limits) -> tuple[list[date], list[date]]:
    """Periods above and below: outside the limits, or in a long row on one side of the middle."""
    above = [one.period for one in series.readings if one.value > limits.high]
    below = [one.period for one in series.readings if one.value < limits.low]
    for run in series.runs():
        for side, found in ((1, above), (-1, below)):
            found += _long_rows(run, limits.middle, side)
    return above, below


def _long_rows(run: Sequence[Reading], middle: float, side: int) -> list[date]:
    """Of neighbours, those that stand with `RUN` others or more on one side."""
    found: list[date] = []
    row: list[date] = []
    for reading in run:
        row = [*row, reading.period] if (float(reading.value) - middle) * side > 0 else []
        if len(row) >= RUN:
            found = [*found, *(row if len(row) == RUN else row[-1:])]
    return found


def _state(has_above: bool, has_below: bool, aim: Aim) -> State:
    if has_above and has_below:
        return State.BOTH
    if not has_above and not has_below:
        return State.USUAL
    return State.BETTER if has_above == (aim is Aim.MORE) else State.WORSE


def _said(state: State, judged: Series, limits: Limits, is_against_before: bool) -> Words:
    words = _SAID[state]
    if not is_against_before or state not in _SINCE:
        return Words(words)
    return Words(_SINCE[state], before=shown(limits.middle), since=shown(mean_of(judged)))


_SAID = {
    State.USUAL: N_("No change that stands out from the usual ups and downs."),
    State.BOTH: N_("Some values stand out from the usual ups and downs, in both directions."),
    State.BETTER: N_("Some values stand out from the usual ups and downs, towards the goal."),
    State.WORSE: N_("Some values stand out from the usual ups and downs, away from the goal."),
}
_SINCE = {
    State.BETTER: N_(
        "A change towards the goal stands out from the usual ups and downs: on average {before} before the "
        "start, {since} since."
    ),
    State.WORSE: N_(
        "A change away from the goal stands out from the usual ups and downs: on average {before} before the "
        "start, {since} since."
    ),
}


def shown(value: float) -> Figure:
    """To three digits, and never fewer than those before the point."""
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    written = f"{value:.{digits}f}"
    bare = written.rstrip("0").rstrip(".") if "." in written else written
    return Figure(bare.replace("-", "\N{MINUS SIGN}"))
