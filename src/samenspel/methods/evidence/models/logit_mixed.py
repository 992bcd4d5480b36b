"""Yes or no within groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names, Reference
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import yes_or_no
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import is_level, name, right_side, script
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import by_variance, times_as_large
from samenspel.methods.words import N_, Words

from .laplace import Grouped, minus_log_likelihood
from .mixed import groups_of
from .separation import not_separated, refuse_separation

STEP, EDGE, START = 1e-4, 1e-4, 0.5
MODEL, SOURCE = "mixed logistic regression", "Breslow & Clayton 1993, doi 10.1080/01621459.1993.10594284"


@listed(
    "What goes with a yes when people come in groups (mixed logit with a constant for each group).",
    outcome="the column with two answers, or with how many of `trials` said yes",
    group="the column with the groups",
    trials="the column with how many were asked, where a row stands for several",
)
def logit_mixed(
    data: Any,
    outcome: str,
    predictors: Names,
    group: str,
    *,
    trials: str | None = None,
    yes: str | None = None,
    reference: Reference = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Logistic regression with a normal constant for each group, by Laplace's approximation with slopes in
    closed form; errors from the bend of the whole likelihood, as lme4. Raises UnfitData, also for
    separation."""
    used = Used.of(data, outcome, columns_of(predictors), group, trials)
    columns = design(used.rows, predictors, reference=reference, factors=factors)
    codes = groups_of(used, group, may_be_single=trials is not None)
    answers, asked, counted = _answers(used.rows, outcome, trials, yes)
    refuse_separation(_signed(columns.columns, answers, asked), columns.names, outcome)
    fitted = _fitted(Grouped(answers, asked, columns.columns, codes))
    left = _successes(outcome, trials) if trials else is_level(outcome, counted)
    return used.result(
        Method(MODEL, SOURCE, {"level": level, "by": "Laplace", "yes": counted}),
        by_variance(columns.names, fitted.beta, fitted.variance, level),
        _sentence(outcome, group, fitted.groups, used.rows.n),
        assumptions=(not_separated(), nothing_besides(), told_apart(same_source)),
        numbers=fitted.measures(),
        tables=(times_as_large("odds ratios within a group", columns.names[1:], fitted.beta[1:]),),
        notes=fitted.at_the_edge(),
        r_code=script(used.whole, *_in_r(left, predictors, group), reference=reference, factors=factors),
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """Coefficients (k,) with their variance (k, k), the standard deviation between groups, and the
    log-likelihood."""

    beta: Floats
    variance: Floats
    spread: float
    value: float
    groups: int

    def measures(self) -> dict[str, float]:
        return {
            "groups": self.groups,
            "standard deviation between groups": self.spread,
            "share of variance between groups": self.spread**2 / (self.spread**2 + np.pi**2 / 3),
            "log-likelihood": self.value,
        }

    def at_the_edge(self) -> tuple[Words, ...]:
        if self.spread > EDGE:
            return ()
        return (
            Words(
                "The variance between groups is at 0 (singular): groups differ no more than chance makes "
                "them."
            ),
        )


def _fitted(grouped: Grouped) -> Fitted:
    point, lowest = _lowest(grouped)
    k = len(point) - 1
    variance = np.asarray(np.linalg.inv(_bends(grouped, point))[:k, :k], float)
    value = _ways(grouped.yes, grouped.trials) - lowest
    return Fitted(point[:k], variance, abs(float(point[-1])), value, int(grouped.codes.max()) + 1)


def _answers(rows: Data, outcome: str, trials: str | None, yes: str | None) -> tuple[Floats, Floats, str]:
    """(n,) of yes and of those asked, and what counts as yes."""
    if trials is None:
        answers, counted = yes_or_no(rows, outcome, yes)
        return answers, np.ones(rows.n), counted
    answers, asked = rows.numbers(outcome), rows.numbers(trials)
    if (wrong := _is_no_count(answers, asked)).any():
        row = int(np.flatnonzero(wrong)[0])
        raise refuse(
            N_("Row {line}: {yes} of {asked} is no count of answers."),
            line=rows.line(row),
            yes=f"{answers[row]:g}",
            asked=f"{asked[row]:g}",
        )
    return answers, asked, outcome


def _is_no_count(answers: Floats, asked: Floats) -> Booleans:
    broken = (answers != np.round(answers)) | (asked != np.round(asked))
    return np.asarray(broken | (answers < 0) | (answers > asked) | (asked < 1))


def _signed(columns: Floats, answers: Floats, asked: Floats) -> Floats:
    return np.vstack([columns[answers > 0], -columns[answers < asked]])


def _lowest(grouped: Grouped) -> tuple[Floats, float]:
    from scipy.optimize import minimize

    scale = np.append(np.maximum(grouped.columns.std(axis=0), np.abs(grouped.columns).mean(axis=0)), 1.0)

    def scaled(point: Floats) -> tuple[float, Floats]:
        value, slopes = minus_log_likelihood(grouped, point / scale)
        return value, slopes / scale

    start = np.append(np.zeros(grouped.columns.shape[1]), START)
    precise = {"gtol": 1e-6 * len(grouped.yes) ** 0.5, "maxiter": 500}
    found = minimize(scaled, start, jac=True, method="BFGS", options=precise)
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


def _successes(outcome: str, trials: str) -> str:
    return f"cbind({name(outcome)}, {name(trials)} - {name(outcome)})"


def _in_r(left: str, predictors: Names, group: str) -> tuple[str, ...]:
    model = f"{left} ~ {right_side(predictors)} + (1 | {name(group)})"
    finely = 'control = glmerControl(optimizer = "bobyqa", tolPwrss = 1e-13)'
    return "library(lme4)", f"m <- glmer({model}, family = binomial, data = d, {finely})", "summary(m)"


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
