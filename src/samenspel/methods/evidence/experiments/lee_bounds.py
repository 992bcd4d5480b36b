"""Bounds for an effect when more people answered in one arm than in the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import quantile
from samenspel.methods.evidence.data import Booleans, Data, Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import arms
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result
from samenspel.methods.evidence.rscript import name, script, texts
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_, Words

HALVINGS = 60
SOURCE = "Lee 2009, doi 10.1111/j.1467-937X.2009.00536.x"


@listed(
    "Between which bounds an effect lies when more people answered in one arm (Lee's bounds).",
    outcome="the column with the outcome; no answer where people dropped out",
    assigned="the column with two arms",
    control="the arm that the other is compared with; without it the first by number or alphabet",
    same_source="whether outcome and what people were drawn into were told by the same respondents",
    level="of the interval",
)
def lee_bounds(
    data: Any,
    outcome: str,
    assigned: str,
    *,
    control: str | None = None,
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The effect on those who would answer in either arm: of the arm with more answers the surplus is cut off
    at the top and at the bottom (Lee 2009). The interval covers the effect (Imbens & Manski 2004), not both
    bounds. Raises UnfitData.

    >>> rows = {"hours": [1, 2, 3, None, 3, 4, 5, 6], "asked": [0, 0, 0, 0, 1, 1, 1, 1]}
    >>> found = lee_bounds(rows, "hours", "asked")
    >>> round(found["lower bound"].value, 3), round(found["upper bound"].value, 3)
    (2.0, 3.0)
    """
    used = Used.of(data, assigned)
    levels = _two_arms(used.rows, assigned, control)
    bounds = _bounded(used.rows, outcome, assigned, levels)
    return used.result(
        Method("Lee's bounds", SOURCE, {"level": level}),
        bounds.estimates(level),
        bounds.sentence(levels, outcome, level),
        assumptions=(_nobody_the_other_way(), told_apart(same_source)),
        numbers=bounds.shares(),
        r_code=script(used.whole, *_in_r(outcome, assigned, levels)),
    )


@dataclass(frozen=True)
class Bound:
    value: float
    variance: float

    def turned(self) -> Bound:
        return Bound(-self.value, self.variance)


@dataclass(frozen=True, eq=False)
class Arm:
    """Who was drawn, and the outcomes of those who answered."""

    drawn: int
    answers: Floats

    @property
    def share(self) -> float:
        return len(self.answers) / self.drawn


@dataclass(frozen=True, eq=False)
class Bounds:
    """Of the difference between an arm and the control."""

    control: Arm
    arm: Arm
    low: Bound
    high: Bound

    def estimates(self, level: float) -> tuple[Estimate, ...]:
        low, high = self.low, self.high
        ends = self.interval(level)
        return (
            Estimate("lower bound", low.value, float(np.sqrt(low.variance))),
            Estimate("upper bound", high.value, float(np.sqrt(high.variance))),
            Estimate("effect", (low.value + high.value) / 2, low=ends[0], high=ends[1]),
        )

    def interval(self, level: float) -> tuple[float, float]:
        """Imbens & Manski 2004 (doi 10.1111/j.1468-0262.2004.00555.x)."""
        from scipy.special import ndtr

        errors = np.sqrt([self.low.variance, self.high.variance])
        wide = (self.high.value - self.low.value) / errors.max()
        one, other = quantile(level), quantile(0.5 + level / 2)
        for _half in range(HALVINGS):
            middle = (one + other) / 2
            one, other = (middle, other) if ndtr(middle + wide) - ndtr(-middle) < level else (one, middle)
        return float(self.low.value - other * errors[0]), float(self.high.value + other * errors[1])

    def shares(self) -> dict[str, float]:
        control, arm = self.control, self.arm
        return {
            "without an outcome": control.drawn + arm.drawn - len(arm.answers) - len(control.answers),
            "answered in the control": control.share,
            "answered in the arm": arm.share,
            "difference of those who answered": float(arm.answers.mean() - control.answers.mean()),
            "cut off": abs(arm.share - control.share) / max(arm.share, control.share),
        }

    def sentence(self, levels: tuple[str, ...], outcome: str, level: float) -> Words:
        first, last = self.interval(level)
        return Words(
            "Among those who would answer either way, {arm} rather than {control} changed {outcome} by at "
            "least {low} and "
            "at most {high}; with chance, from {first} to {last}.",
            arm=levels[1],
            control=levels[0],
            outcome=outcome,
            low=number(self.low.value),
            high=number(self.high.value),
            first=number(first),
            last=number(last),
        )


def _two_arms(rows: Data, assigned: str, control: str | None) -> tuple[str, ...]:
    levels = arms(rows, assigned, control)[1]
    if len(levels) != 2:
        raise refuse(N_("There are {n} arms; keep the rows of two of them."), n=len(levels))
    return levels


def _bounded(rows: Data, outcome: str, assigned: str, levels: tuple[str, ...]) -> Bounds:
    codes = rows.levels(assigned, levels[0])[0]
    control, arm = (_arm(rows, outcome, codes == place, one) for place, one in enumerate(levels))
    if arm.share < control.share:
        high, low = (one.turned() for one in _cut(control, arm))
    else:
        low, high = _cut(arm, control)
    return Bounds(control, arm, low, high)


def _arm(rows: Data, outcome: str, kept: Booleans, level: str) -> Arm:
    answers = rows.numbers(outcome)[kept]
    found = Arm(len(answers), answers[~np.isnan(answers)])
    if len(found.answers) < 2:
        raise refuse(N_("Fewer than two people in arm “{arm}” have an outcome."), arm=level)
    return found


def _cut(more: Arm, fewer: Arm) -> tuple[Bound, Bound]:
    """Of the difference more - fewer: without the highest, and without the lowest."""
    cut = 1 - fewer.share / more.share
    mean, other = float(fewer.answers.mean()), fewer.answers.var(ddof=1) / len(fewer.answers)
    cutting = _variance_of_cut(cut, more, fewer)
    low, high = (_trimmed(answers, cut, cutting) for answers in (more.answers, -more.answers))
    return (
        Bound(low.value - mean, low.variance + other),
        Bound(-high.value - mean, high.variance + other),
    )


def _variance_of_cut(cut: float, more: Arm, fewer: Arm) -> float:
    left, total, share = 1 - cut, more.drawn + fewer.drawn, fewer.share
    drawn = more.drawn / total, fewer.drawn / total
    parts = (1 - share / left) / (drawn[0] * share / left) + (1 - share) / (drawn[1] * share)
    return left**2 * parts / total


def _trimmed(answers: Floats, cut: float, cutting: float) -> Bound:
    """The mean without the highest; an answer at the edge counts in part."""
    ordered, left = np.sort(answers), 1 - cut
    weights = np.clip(left * len(ordered) - np.arange(len(ordered)), 0, 1)
    mean = float(np.average(ordered, weights=weights))
    edge = float(ordered[np.flatnonzero(weights)[-1]])
    inside = float(np.average((ordered - mean) ** 2, weights=weights))
    kept = len(answers) * left
    variance = inside / kept + (edge - mean) ** 2 * cut / kept + ((edge - mean) / left) ** 2 * cutting
    return Bound(mean, variance)


def _nobody_the_other_way() -> Assumption:
    said = Words("being drawn made nobody drop out who would have stayed, or the other way round")
    return Assumption(said, UNKNOWN)


def _in_r(outcome: str, assigned: str, levels: tuple[str, ...]) -> tuple[str, ...]:
    return (
        f"one <- d${name(outcome)}[which(d${name(assigned)} == {texts([levels[1]])})]",
        f"other <- d${name(outcome)}[which(d${name(assigned)} == {texts([levels[0]])})]",
        "turned <- mean(!is.na(one)) < mean(!is.na(other))",
        "more <- sort(if (turned) other else one)",
        "fewer <- if (turned) one else other",
        "drawn <- length(if (turned) other else one)",
        "left <- mean(!is.na(fewer)) * drawn",
        "w <- pmin(pmax(left - seq_along(more) + 1, 0), 1)",
        "bounds <- c(weighted.mean(more, w), weighted.mean(rev(more), w)) - mean(fewer, na.rm = TRUE)",
        "sort(if (turned) -bounds else bounds)",
    )
