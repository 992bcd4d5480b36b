"""Outcomes in steps, from “never” to “always”."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints, Names, Reference
from samenspel.methods.evidence.design import INTERCEPT, Design, columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import Top
from samenspel.methods.evidence.result import Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import formula, name, script, texts
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import by_variance, times_as_large
from samenspel.methods.words import N_, Words

from .brant import proportional_odds
from .logit import measures_of
from .separation import refuse_separation
from .steps import Steps, likeliest_cuts

USUAL, MOST_STEPS = 0.05, 30
MODEL = "ordered logistic regression (proportional odds)"
SOURCE = "McCullagh 1980, doi 10.1111/j.2517-6161.1980.tb01109.x"


@listed(
    "What goes together with an outcome in steps, such as never, sometimes, always.",
    outcome="the column with the steps",
    order="the steps from low to high, where they are words",
)
def ordered_logit(
    data: Any,
    outcome: str,
    predictors: Names,
    *,
    order: Names = (),
    reference: Reference = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Proportional-odds logistic regression by Newton's steps with gradient and Hessian in closed form; cut
    points with errors of their own; Brant's test that each predictor moves all steps alike. Raises UnfitData.

    >>> rows = {"help": [1, 1, 2, 2, 2, 3, 3, 1, 3], "years": [1, 3, 2, 4, 3, 3, 6, 2, 2]}
    >>> round(ordered_logit(rows, "help", ["years"])["years"].value, 2)
    0.88
    """
    used = Used.of(data, outcome, columns_of(predictors))
    columns = design(used.rows, predictors, reference=reference, factors=factors)
    fitted = _fitted(columns, *_answers(used.rows, outcome, order), outcome)
    return used.result(
        Method(MODEL, SOURCE, {"level": level, "order": ", ".join(fitted.answers)}),
        fitted.estimates(level),
        fitted.sentence(outcome),
        tests=fitted.tests or (),
        assumptions=(*fitted.alike(), nothing_besides(), told_apart(same_source)),
        numbers=fitted.measures(),
        tables=(fitted.odds(),),
        notes=() if fitted.tests is not None else (_untested(outcome),),
        r_code=script(
            used.whole, *_in_r(outcome, fitted.answers, predictors), reference=reference, factors=factors
        ),
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """Cut points, then coefficients of `names`; `answers` are the steps that occur, `tests` None where they
    could not be made."""

    names: Names
    answers: tuple[str, ...]
    steps: Steps
    top: Top
    tests: tuple[Test, ...] | None

    def estimates(self, level: float) -> tuple[Estimate, ...]:
        cuts = tuple(f"{low}|{high}" for low, high in pairwise(self.answers))
        found = by_variance([*cuts, *self.names], self.top.point, self.top.variance, level)
        return (*found[len(cuts) :], *found[: len(cuts)])

    def alike(self) -> tuple[Assumption, ...]:
        if not self.tests:
            return ()
        said, p = Words("each predictor moves all steps alike (p of Brant's test)"), self.tests[0].p
        return (Assumption.judged(said, p > USUAL, p),)

    def measures(self) -> dict[str, float | int]:
        counts = np.bincount(self.steps.answers)
        none = float(np.sum(counts * np.log(counts / len(self.steps.answers))))
        return measures_of(self.top, none)

    def odds(self) -> Table:
        return times_as_large("odds ratios", self.names, self.top.point[self.steps.cuts :])

    def sentence(self, outcome: str) -> Words:
        return Words(
            "How much each predictor goes with {outcome} nearer to “{highest}”, when the others stay the "
            "same, in {n} rows: above 0 is nearer. That two things go together does not say that one brings "
            "the other about.",
            outcome=outcome,
            highest=self.answers[-1],
            n=len(self.steps.answers),
        )


def _fitted(columns: Design, answers: Ints, levels: tuple[str, ...], outcome: str) -> Fitted:
    steps, names = Steps(answers, columns.columns[:, 1:], len(levels) - 1), columns.names[1:]
    return Fitted(names, levels, steps, _top(steps, names, outcome), proportional_odds(steps, columns))


def _answers(rows: Data, outcome: str, order: Names) -> tuple[Ints, tuple[str, ...]]:
    """Of each row its step, and the steps that occur."""
    codes, levels = rows.levels(outcome)
    _refuse_steps(levels, outcome)
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


def _refuse_steps(levels: Names, outcome: str) -> None:
    if len(levels) < 2:
        raise refuse(N_("“{name}” is the same in every row; nothing can go with it."), name=outcome)
    if len(levels) > MOST_STEPS:
        raise refuse(
            N_("“{name}” has {n} different answers; take ols for an outcome that is a number."),
            name=outcome,
            n=len(levels),
        )


def _top(steps: Steps, names: Names, outcome: str) -> Top:
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


def _untested(outcome: str) -> Words:
    return Words(
        "Whether each predictor moves all steps alike could not be tested: above some step of {outcome} a "
        "predictor tells all answers apart.",
        outcome=outcome,
    )


def _in_r(outcome: str, answers: Names, predictors: Names) -> tuple[str, ...]:
    return (
        "library(ordinal)",
        f"d${name(outcome)} <- factor(d${name(outcome)}, levels = {texts(answers)}, ordered = TRUE)",
        f"m <- clm({formula(outcome, predictors)}, data = d)",
        "summary(m)",
    )
