"""Yes or no within groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import yes_or_no
from samenspel.methods.evidence.result import MET, Assumption, Method, Result
from samenspel.methods.evidence.rscript import formula, name, read_data, texts, with_factors
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import times_as_large, weighed
from samenspel.methods.words import N_, Words

from .laplace import Grouped, minus_log_likelihood
from .mixed import refuse_few
from .separation import refuse_separation

STEP, EDGE, START = 1e-4, 1e-4, 0.5


@listed(
    "What goes with a yes when people come in groups (mixed logit with a constant for each group).",
    outcome="the column with two answers, or with how many of `trials` said yes",
    group="the column with the groups",
    trials="the column with how many were asked, where a row stands for several",
)
def logit_mixed(
    data: Any,
    outcome: str,
    predictors: Sequence[str],
    group: str,
    *,
    trials: str | None = None,
    yes: str | None = None,
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Logistic regression with a normal constant for each group, by Laplace's approximation with slopes in
    closed form; errors from the bend of the whole likelihood, as lme4. Raises UnfitData, also for
    separation."""
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, *columns_of(predictors), group, *([trials] if trials else [])])
    rows = whole.where(kept)
    columns = design(rows, predictors, reference=reference, factors=factors)
    codes, names = rows.levels(group)
    refuse_few(codes, names, group, may_be_single=trials is not None)
    answers, asked, counted = _answers(rows, outcome, trials, yes)
    refuse_separation(_signed(columns.columns, answers, asked), columns.names, outcome)
    grouped = Grouped(answers, asked, columns.columns, codes)
    point, value = _lowest(grouped)
    variance = np.linalg.inv(_bends(grouped, point))
    k, spread = len(columns.names), abs(float(point[-1]))
    left = (
        f"cbind({name(outcome)}, {name(trials)} - {name(outcome)})"
        if trials
        else f"I({name(outcome)} == {texts([counted])})"
    )
    return Result(
        Method(
            "mixed logistic regression",
            "Breslow & Clayton 1993, doi 10.1080/01621459.1993.10594284",
            {"level": level, "by": "Laplace", "yes": counted},
        ),
        weighed(columns.names, point[:k], np.sqrt(np.diag(variance)[:k]), level),
        rows.n,
        _sentence(outcome, group, len(names), rows.n),
        left_out=left_out,
        assumptions=(
            Assumption(Words("no predictor tells the outcome apart without a mistake (separation)"), MET),
            nothing_besides(),
            told_apart(same_source),
        ),
        numbers={
            "groups": len(names),
            "standard deviation between groups": spread,
            "share of variance between groups": spread**2 / (spread**2 + np.pi**2 / 3),
            "log-likelihood": -value + _ways(answers, asked),
        },
        tables=(times_as_large("odds ratios within a group", columns.names[1:], point[1:k]),),
        notes=_at_the_edge(spread),
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, factors),
            "library(lme4)",
            f"m <- glmer({left} ~ {formula('', predictors)[2:]} + (1 | {name(group)}), family = binomial, "
            f"data = d)",
            "summary(m)",
        ),
    )


def _answers(rows: Data, outcome: str, trials: str | None, yes: str | None) -> tuple[Floats, Floats, str]:
    if trials is None:
        answers, counted = yes_or_no(rows, outcome, yes)
        return answers, np.ones(rows.n), counted
    answers, asked = rows.numbers(outcome), rows.numbers(trials)
    wrong = (
        (answers < 0)
        | (answers > asked)
        | (answers != np.round(answers))
        | (asked != np.round(asked))
        | (asked < 1)
    )
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise refuse(
            N_("Row {line}: {yes} of {asked} is no count of answers."),
            line=rows.line(row),
            yes=f"{answers[row]:g}",
            asked=f"{asked[row]:g}",
        )
    return answers, asked, outcome


def _signed(columns: Floats, answers: Floats, asked: Floats) -> Floats:
    return np.vstack([columns[answers > 0], -columns[answers < asked]])


def _lowest(grouped: Grouped) -> tuple[Floats, float]:
    from scipy.optimize import minimize

    scale = np.append(np.maximum(grouped.columns.std(axis=0), np.abs(grouped.columns).mean(axis=0)), 1.0)

    def scaled(point: Floats) -> tuple[float, Floats]:
        value, slopes = minus_log_likelihood(grouped, point / scale)
        return value, slopes / scale

    start = np.append(np.zeros(grouped.columns.shape[1]), START)
    found = minimize(
        scaled,
        start,
        jac=True,
        method="BFGS",
        options={"gtol": 1e-6 * len(grouped.yes) ** 0.5, "maxiter": 500},
    )
    if not np.isfinite(found.fun):
        raise refuse(N_("The mixed model did not come to rest; leave out some predictors."))
    return np.asarray(found.x / scale, float), float(found.fun)


def _bends(grouped: Grouped, point: Floats) -> Floats:
    """The Hessian, from differences of the exact slopes; without the spread where that is at 0."""
    steps = STEP * np.maximum(np.abs(point), 0.1)
    rows = [
        (minus_log_likelihood(grouped, point + step)[1] - minus_log_likelihood(grouped, point - step)[1])
        / (2 * size)
        for size, step in zip(steps, np.diag(steps), strict=True)
    ]
    found = np.asarray((np.array(rows) + np.array(rows).T) / 2, float)
    if abs(point[-1]) < EDGE:
        found[-1, :-1] = found[:-1, -1] = 0
        found[-1, -1] = 1
    return found


def _ways(answers: Floats, asked: Floats) -> float:
    """What does not depend on the coefficients, so that the likelihood is that of R."""
    from scipy.special import gammaln

    return float(np.sum(gammaln(asked + 1) - gammaln(answers + 1) - gammaln(asked - answers + 1)))


def _at_the_edge(spread: float) -> tuple[Words, ...]:
    if spread > EDGE:
        return ()
    return (
        Words(
            "The variance between groups is at 0 (singular): groups differ no more than chance makes them."
        ),
    )


def _sentence(outcome: str, group: str, groups: int, n: int) -> Words:
    return Words(
        "How likely {outcome} is yes goes with each predictor, among people of one {group}, in {n} rows "
        "of {groups} "
        "groups. That two things go together does not say that one brings the other about.",
        outcome=outcome,
        group=group,
        groups=groups,
        n=n,
    )
