"""Outcomes in steps, from “never” to “always”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.design import INTERCEPT, columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import Top
from samenspel.methods.evidence.result import MET, NOT_MET, Assumption, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import formula, name, read_data, texts, with_factors
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.weighed import times_as_large, weighed
from samenspel.methods.words import N_, Words

from .brant import proportional_odds
from .separation import refuse_separation
from .steps import Steps, likeliest_cuts

USUAL, MOST_STEPS = 0.05, 30


@listed(
    "What goes together with an outcome in steps, such as never, sometimes, always.",
    outcome="the column with the steps",
    order="the steps from low to high, where they are words",
)
def ordered_logit(
    data: Any,
    outcome: str,
    predictors: Sequence[str],
    *,
    order: Sequence[str] = (),
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Proportional-odds logistic regression by Newton's steps with gradient and Hessian in closed form; cut
    points with errors of their own; Brant's test that each predictor moves all steps alike. Raises UnfitData.

    >>> rows = {"help": [1, 1, 2, 2, 2, 3, 3, 1, 3], "years": [1, 3, 2, 4, 3, 3, 6, 2, 2]}
    >>> round(ordered_logit(rows, "help", ["years"])["years"].value, 2)
    0.88
    """
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, *columns_of(predictors)])
    rows = whole.where(kept)
    columns = design(rows, predictors, reference=reference, factors=factors)
    answers, names = _answers(rows, outcome, order)
    steps = Steps(answers, columns.columns[:, 1:], len(names) - 1)
    top = _top(steps, columns.names[1:], outcome)
    cuts = tuple(f"{low}|{high}" for low, high in pairwise(names))
    tests = proportional_odds(steps, columns)
    found = weighed([*cuts, *columns.names[1:]], top.point, np.sqrt(np.diag(top.variance)), level)
    return Result(
        Method(
            "ordered logistic regression (proportional odds)",
            "McCullagh 1980, doi 10.1111/j.2517-6161.1980.tb01109.x",
            {"level": level, "order": ", ".join(names)},
        ),
        (*found[len(cuts) :], *found[: len(cuts)]),
        rows.n,
        _sentence(outcome, names[-1], rows.n),
        tests=tests or (),
        left_out=left_out,
        assumptions=(*_alike(tests), nothing_besides(), told_apart(same_source)),
        numbers=_measures(answers, top),
        tables=(_odds(columns.names[1:], top.point[len(cuts) :]),),
        notes=() if tests is not None else (_untested(outcome),),
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, factors),
            "library(ordinal)",
            f"d${name(outcome)} <- factor(d${name(outcome)}, levels = {texts(names)}, ordered = TRUE)",
            f"m <- clm({formula(outcome, predictors)}, data = d)",
            "summary(m)",
        ),
    )


def _answers(rows: Data, outcome: str, order: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Of each row its step, and the steps that occur."""
    codes, levels = rows.levels(outcome)
    if len(levels) < 2:
        raise refuse(N_("“{name}” is the same in every row; nothing can go with it."), name=outcome)
    if len(levels) > MOST_STEPS:
        raise refuse(
            N_("“{name}” has {n} different answers; take ols for an outcome that is a number."),
            name=outcome,
            n=len(levels),
        )
    if not order and rows.is_numeric(outcome):
        return codes, levels
    if missing := [level for level in levels if level not in order]:
        raise refuse(
            N_("Say in which order the answers of “{name}” go, from low to high; not in it yet: {missing}."),
            name=outcome,
            missing=", ".join(missing),
        )
    names = tuple(one for one in dict.fromkeys(order) if one in levels)
    return np.array([names.index(level) for level in levels])[codes], names


def _top(steps: Steps, names: Sequence[str], outcome: str) -> Top:
    """The linear program that names a predictor comes after, only where there is no top."""
    try:
        return likeliest_cuts(steps)
    except UnfitData:
        refuse_separation(_signed(steps), [*[INTERCEPT] * steps.cuts, *names], outcome)
        raise


def _signed(steps: Steps) -> Floats:
    """What must not fall for the likelihood to rise without end: the way to the cut above, and from the one
    below."""
    cuts = np.eye(steps.cuts)
    above, below = steps.answers < steps.cuts, steps.answers > 0
    return np.vstack(
        [
            np.hstack([cuts[steps.answers[above]], -steps.columns[above]]),
            np.hstack([-cuts[steps.answers[below] - 1], steps.columns[below]]),
        ]
    )


def _alike(tests: tuple[Test, ...] | None) -> tuple[Assumption, ...]:
    if not tests:
        return ()
    state = MET if tests[0].p > USUAL else NOT_MET
    return (Assumption(Words("each predictor moves all steps alike (p of Brant's test)"), state, tests[0].p),)


def _untested(outcome: str) -> Words:
    return Words(
        "Whether each predictor moves all steps alike could not be tested: above some step of {outcome} a "
        "predictor tells all answers apart.",
        outcome=outcome,
    )


def _measures(answers: Ints, top: Top) -> dict[str, float | int]:
    counts = np.bincount(answers)
    none = float(np.sum(counts * np.log(counts / len(answers))))
    return {
        "log-likelihood": top.value,
        "deviance": -2 * top.value,
        "AIC": 2 * len(top.point) - 2 * top.value,
        "McFadden R2": 1 - top.value / none,
    }


def _odds(names: Sequence[str], beta: Floats) -> Table:
    return times_as_large("odds ratios", names, beta)


def _sentence(outcome: str, highest: str, n: int) -> Words:
    return Words(
        "How much each predictor goes with {outcome} nearer to “{highest}”, when the others stay the same, "
        "in {n} rows: above 0 is nearer. That two things go together does not say that one brings the other "
        "about.",
        outcome=outcome,
        highest=highest,
        n=n,
    )
