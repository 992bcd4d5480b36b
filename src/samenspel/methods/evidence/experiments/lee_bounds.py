"""Bounds for an effect when more people answered in one arm than in the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import quantile
from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import arms
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, LeftOut, Method, Result
from samenspel.methods.evidence.rscript import name, read_data, texts
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

HALVINGS = 60


@dataclass(frozen=True)
class Bound:
    value: float
    variance: float


@dataclass(frozen=True)
class Arm:
    """Who was drawn, and the outcomes of those who answered."""

    drawn: int
    answers: Floats

    @property
    def share(self) -> float:
        return len(self.answers) / self.drawn


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
    whole = Data.of(data)
    known = whole.is_answered(assigned)
    rows = whole.where(known)
    codes, levels = arms(rows, assigned, control)
    if len(levels) != 2:
        raise refuse(N_("There are {n} arms; keep the rows of two of them."), n=len(levels))
    control_arm, arm = (_arm(rows, outcome, codes == place, one) for place, one in enumerate(levels))
    is_turned = arm.share < control_arm.share
    low, high = _bounds(control_arm, arm) if is_turned else _bounds(arm, control_arm)
    if is_turned:
        low, high = Bound(-high.value, high.variance), Bound(-low.value, low.variance)
    ends = _interval(low, high, level)
    plain = float(arm.answers.mean() - control_arm.answers.mean())
    unanswered = rows.n - len(arm.answers) - len(control_arm.answers)
    return Result(
        Method("Lee's bounds", "Lee 2009, doi 10.1111/j.1467-937X.2009.00536.x", {"level": level}),
        (
            Estimate("lower bound", low.value, float(np.sqrt(low.variance))),
            Estimate("upper bound", high.value, float(np.sqrt(high.variance))),
            Estimate("effect", (low.value + high.value) / 2, low=ends[0], high=ends[1]),
        ),
        rows.n,
        _sentence(levels, outcome, low, high, ends),
        left_out=()
        if known.all()
        else (LeftOut(int(np.sum(~known)), Words("no answer in {name}", name=assigned)),),
        assumptions=(
            Assumption(
                Words("being drawn made nobody drop out who would have stayed, or the other way round"),
                UNKNOWN,
            ),
            told_apart(same_source),
        ),
        numbers={
            "without an outcome": unanswered,
            "answered in the control": control_arm.share,
            "answered in the arm": arm.share,
            "difference of those who answered": plain,
            "cut off": abs(arm.share - control_arm.share) / max(arm.share, control_arm.share),
        },
        level=level,
        r_code=(*read_data(whole), *_in_r(outcome, assigned, levels)),
    )


def _arm(rows: Data, outcome: str, kept: Any, level: str) -> Arm:
    answers = rows.numbers(outcome)[kept]
    found = Arm(len(answers), answers[~np.isnan(answers)])
    if len(found.answers) < 2:
        raise refuse(N_("Fewer than two people in arm “{arm}” have an outcome."), arm=level)
    return found


def _bounds(more: Arm, fewer: Arm) -> tuple[Bound, Bound]:
    """Of the difference more - fewer."""
    cut = 1 - fewer.share / more.share
    other = fewer.answers.var(ddof=1) / len(fewer.answers)
    return tuple(
        _trimmed(one, cut, more, fewer, sign, other) for one, sign in ((more.answers, 1), (-more.answers, -1))
    )  # type: ignore[return-value]


def _trimmed(answers: Floats, cut: float, more: Arm, fewer: Arm, sign: int, other: float) -> Bound:
    """Without the highest; an answer at the edge counts in part."""
    ordered = np.sort(answers)
    weights = np.clip((1 - cut) * len(ordered) - np.arange(len(ordered)), 0, 1)
    mean = float(np.average(ordered, weights=weights))
    edge = float(ordered[np.flatnonzero(weights)[-1]])
    inside = float(np.average((ordered - mean) ** 2, weights=weights))
    left, total = 1 - cut, more.drawn + fewer.drawn
    kept = len(answers) * left
    drawn = more.drawn / total, fewer.drawn / total
    share = fewer.share
    cutting = (
        left**2 * ((1 - share / left) / (drawn[0] * share / left) + (1 - share) / (drawn[1] * share)) / total
    )
    variance = inside / kept + (edge - mean) ** 2 * cut / kept + ((edge - mean) / left) ** 2 * cutting
    return Bound(sign * mean - float(fewer.answers.mean()), variance + other)


def _interval(low: Bound, high: Bound, level: float) -> tuple[float, float]:
    """Imbens & Manski 2004 (doi 10.1111/j.1468-0262.2004.00555.x)."""
    from scipy.special import ndtr

    errors = np.sqrt([low.variance, high.variance])
    wide = (high.value - low.value) / errors.max()
    one, other = quantile(level), quantile(0.5 + level / 2)
    for _half in range(HALVINGS):
        middle = (one + other) / 2
        one, other = (middle, other) if ndtr(middle + wide) - ndtr(-middle) < level else (one, middle)
    return float(low.value - other * errors[0]), float(high.value + other * errors[1])


def _sentence(
    levels: tuple[str, ...], outcome: str, low: Bound, high: Bound, ends: tuple[float, float]
) -> Words:
    return Words(
        "Among those who would answer either way, {arm} rather than {control} changed {outcome} by at "
        "least {low} and "
        "at most {high}; with chance, from {first} to {last}.",
        arm=levels[1],
        control=levels[0],
        outcome=outcome,
        low=number(low.value),
        high=number(high.value),
        first=number(ends[0]),
        last=number(ends[1]),
    )


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
