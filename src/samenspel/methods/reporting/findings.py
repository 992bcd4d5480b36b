"""What became of each hypothesis: a verdict that an interval can bear, and whether it was planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from samenspel.methods.evidence import Data, Estimate, Result, UnfitData
from samenspel.methods.few import DEFAULT_K
from samenspel.methods.words import Words

from .plans import Direction, Hypothesis, Plan, hypothesis_of, method_of


class Verdict(StrEnum):
    """What an interval says of a difference, with the least that matters (m; without one, m is 0):

    MORE, LESS: all of it lies beyond 0, and none of it within m; BARELY_MORE, BARELY_LESS: beyond 0, perhaps
    less than m; SAME: all of it within m on both sides; UNSURE: whatever else; TOO_FEW: nothing is told.
    """

    MORE = "more"
    LESS = "less"
    BARELY_MORE = "barely more"
    BARELY_LESS = "barely less"
    SAME = "same"
    UNSURE = "unsure"
    TOO_FEW = "too few"


@dataclass(frozen=True)
class Finding:
    """`is_planned`: it stands in a plan that was locked before anyone saw outcomes; all else is exploratory.
    `n`: how many rows it rests on. Where there is no estimate, `why` says why nothing can be told. `result`:
    all that the method said; None of a finding that was read back."""

    hypothesis: Hypothesis
    is_planned: bool
    verdict: Verdict
    n: int = 0
    estimate: Estimate | None = None
    why: Words | None = None
    result: Result | None = None

    @property
    def as_expected(self) -> bool | None:
        """None where nobody can say yet, or nothing was expected."""
        return _as_expected(self.hypothesis.direction, self.verdict)


def verdict_of(low: float, high: float, matters: float | None = None) -> Verdict:
    """
    >>> verdict_of(0.1, 0.6).value, verdict_of(0.1, 0.6, 0.2).value, verdict_of(-0.1, 0.1, 0.2).value
    ('more', 'barely more', 'same')
    """
    least = matters or 0.0
    if low > 0 and low >= least:
        return Verdict.MORE
    if high < 0 and high <= -least:
        return Verdict.LESS
    if -least < low and high < least:
        return Verdict.SAME
    if low > 0:
        return Verdict.BARELY_MORE
    return Verdict.BARELY_LESS if high < 0 else Verdict.UNSURE


def carry_out(
    plan: Plan, data: Any, *, exploratory: Sequence[str] = (), fewest: int = DEFAULT_K
) -> tuple[Finding, ...]:
    """Every hypothesis on the rows that the plan keeps. `exploratory`: codes of those that were added when
    outcomes had been seen. Of fewer than `fewest` rows nothing is told, and what a method cannot do is a
    finding too.

    >>> hypothesis = Hypothesis("h1", "It helps.", "ols", {"outcome": "y", "predictors": ["x"]}, "x")
    >>> rows = {"y": [1, 2, 4, 3, 6, 5, 8, 7, 9, 11], "x": [*range(10)]}
    >>> carry_out(Plan("Does it?", (hypothesis,)), rows)[0].verdict.value
    'more'
    """
    rows = kept_rows(plan, Data.of(data))
    return tuple(_found(plan, one, rows, one.code not in exploratory, fewest) for one in plan.hypotheses)


def kept_rows(plan: Plan, data: Data) -> Data:
    """Without those that the plan leaves out."""
    kept = np.ones(data.n, bool)
    for one in plan.exclusions:
        kept &= [text not in one.values for text in data.texts(one.column)]
    return data.where(kept)


def spec_of(plan: Plan, hypothesis: Hypothesis) -> dict[str, Any]:
    """With the seed and the level of the plan, where the method knows them."""
    known = {need.name for need in method_of(hypothesis).needs}
    return {
        **{name: value for name, value in (("seed", plan.seed), ("level", plan.level)) if name in known},
        **hypothesis.spec,
    }


def finding_as_plain(finding: Finding) -> dict[str, Any]:
    """As JSON keeps it, without all that the method said besides."""
    why = finding.why and {"template": finding.why.template, "values": finding.why.values}
    return {
        "hypothesis": asdict(finding.hypothesis),
        "is_planned": finding.is_planned,
        "verdict": finding.verdict.value,
        "n": finding.n,
        "estimate": finding.estimate and asdict(finding.estimate),
        "why": why,
    }


def finding_of(plain: Mapping[str, Any]) -> Finding:
    """
    >>> hypothesis = Hypothesis("h1", "It helps.", "ols", {"outcome": "y"}, "x", Direction.LESS)
    >>> finding = Finding(hypothesis, True, Verdict.TOO_FEW, why=Words("{n} are few.", n=3))
    >>> str(finding_of(finding_as_plain(finding)).why)
    '3 are few.'
    """
    why, estimate = plain["why"], plain["estimate"]
    return Finding(
        hypothesis_of(plain["hypothesis"]),
        plain["is_planned"],
        Verdict(plain["verdict"]),
        plain["n"],
        Estimate(**estimate) if estimate else None,
        _kept(**why) if why else None,
    )


def _found(plan: Plan, one: Hypothesis, rows: Data, is_planned: bool, fewest: int) -> Finding:
    try:
        if rows.n < fewest:
            return Finding(one, is_planned, Verdict.TOO_FEW, why=_too_few(fewest))
        result = method_of(one)(rows, spec_of(plan, one))
        estimate = result[one.estimate]
    except UnfitData as error:
        return Finding(one, is_planned, Verdict.TOO_FEW, why=error.problem)
    except KeyError:
        why = Words("There is no number “{name}” in these data.", name=one.estimate)
        return Finding(one, is_planned, Verdict.TOO_FEW, why=why)
    if result.n < fewest:
        return Finding(one, is_planned, Verdict.TOO_FEW, why=_too_few(fewest))
    if estimate.low is None or estimate.high is None:
        return Finding(one, is_planned, Verdict.UNSURE, result.n, estimate, result=result)
    verdict = verdict_of(estimate.low, estimate.high, one.matters)
    return Finding(one, is_planned, verdict, result.n, estimate, result=result)


def _too_few(fewest: int) -> Words:
    return Words("Fewer than {fewest} people answered all that this needs.", fewest=fewest)


def _as_expected(direction: Direction, verdict: Verdict) -> bool | None:
    if direction is Direction.EITHER or verdict in (Verdict.UNSURE, Verdict.TOO_FEW):
        return None
    wanted = {
        Direction.MORE: (Verdict.MORE, Verdict.BARELY_MORE),
        Direction.LESS: (Verdict.LESS, Verdict.BARELY_LESS),
    }
    return verdict in wanted[direction]


def _kept(template: str, values: Mapping[str, object]) -> Words:
    return Words(template, **values)
