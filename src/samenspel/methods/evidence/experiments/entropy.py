"""The others, weighted until they are on average exactly like those who took part."""

from __future__ import annotations

from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.least import WHOLE, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import climb
from samenspel.methods.evidence.outcomes import amount
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import formula, name, texts
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_

from .weighting import Compared, Groups, groups_of, in_r

SOURCE = "Hainmueller 2012, doi 10.1093/pan/mpr025"


@listed(
    "What goes with taking part, against others weighted to be exactly alike on average (entropy balancing).",
    outcome="the column with the outcome, a number or yes or no",
    treatment="the column that says who took part",
    covariates="columns in which groups are made alike; x:x makes them alike in spread too",
    yes="the answer that counts as taking part; without it 1, or what stands beside “no”",
    same_source="whether outcome and covariates were told by the same respondents",
)
def entropy_balance(
    data: Any,
    outcome: str,
    treatment: str,
    covariates: Names,
    *,
    yes: str | None = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The effect on those who took part (Hainmueller 2012): weights of the others as equal as they can be
    while every mean is that of those who took part. Raises UnfitData, also where no weights can do that."""
    used = Used.of(data, outcome, treatment, columns_of(covariates))
    columns = design(used.rows, covariates, factors=factors)
    groups, counted = groups_of(used.rows, treatment, yes, columns)
    found = _compared(groups, amount(used.rows, outcome))
    estimate = found.estimate(treatment, level)
    lines = _in_r(outcome, treatment, covariates, counted)
    return used.result(
        Method("entropy balancing", SOURCE, {"level": level, "yes": counted}, "HC3"),
        [estimate],
        found.sentence(outcome, estimate),
        assumptions=(*found.rests_on(), told_apart(same_source)),
        numbers=found.sizes(),
        tables=(found.balance(),),
        notes=tuple(found.warned()),
        r_code=(*in_r(used.whole, [outcome, treatment, *columns_of(covariates)], factors), *lines),
    )


def balanced(groups: Groups) -> Floats:
    """(n,): 1 for who took part; the others' sum up to as many."""
    one, other = groups.one, groups.other
    spread = groups.columns.std(axis=0)
    left = (groups.columns[other] - groups.columns[one].mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    try:
        along = left @ climb(lambda point: _slopes(left, point), np.zeros(left.shape[1])).point
    except UnfitData:
        raise _nobody_there(groups.names) from None
    weights = np.ones(len(groups.taken))
    raised = np.exp(along - along.max())
    weights[other] = raised / raised.sum() * one.sum()
    return weights


def _nobody_there(names: Names) -> ValueError:
    return refuse(
        N_(
            "No weights make the others like those who took part in {names}: nobody among them is on "
            "that "
            "side; leave one out, or keep the people who have a like."
        ),
        names=", ".join(names),
    )


def _slopes(left: Floats, point: Floats) -> tuple[float, Floats, Floats]:
    """Minus the logarithm of the sum of exp: its top is where the weighted means are 0."""
    along = left @ point
    top = along.max()
    raised = np.exp(along - top)
    shares = raised / raised.sum()
    mean = shares @ left
    bends = -(left.T @ (left * shares[:, None]) - np.outer(mean, mean))
    return -float(top + np.log(raised.sum())), -mean, bends


def _compared(groups: Groups, outcome: Floats) -> Compared:
    """The error is what is left of the outcome after the covariates, in both groups (Zhao & Percival 2017,
    doi 10.1515/jci-2016-0010). Least squares leaves too little, most where a row weighs much: each is divided
    by what it does not pull itself, as in HC3."""
    one, other, weights = groups.one, groups.other, balanced(groups)
    count = int(one.sum())
    mean = groups.columns[one].mean(axis=0)
    columns = np.column_stack([np.ones(int(other.sum())), groups.columns[other] - mean])
    fit = least_squares(columns, outcome[other], weights[other])
    rest = outcome[other] - columns @ fit.beta
    effect = float(outcome[one].mean() - fit.beta[0])
    treated = outcome[one] - outcome[one].mean() - (groups.columns[one] - mean) @ fit.beta[1:]
    others = (weights[other] * rest / np.maximum(1 - fit.leverage, WHOLE)) ** 2
    se = float(np.sqrt(np.sum(treated**2) * count / max(count - 1, 1) + np.sum(others)) / count)
    return Compared(groups, weights, effect, se)


def _in_r(outcome: str, treatment: str, covariates: Names, yes: str) -> tuple[str, ...]:
    y = f"d${name(outcome)}"
    return (
        f"t <- d${name(treatment)} == {texts([yes])}",
        f"x <- scale(model.matrix({formula('', covariates)}, data = d)[, -1, drop = FALSE])",
        "x <- sweep(x, 2, colMeans(x[t, , drop = FALSE]))[!t, , drop = FALSE]",
        "dual <- function(b) log(sum(exp(x %*% b)))",
        "slope <- function(b) { w <- exp(x %*% b); drop(crossprod(x, w) / sum(w)) }",
        'b <- optim(numeric(ncol(x)), dual, slope, method = "BFGS", control = list(reltol = 1e-15))$par',
        f"mean({y}[t]) - weighted.mean({y}[!t], exp(x %*% b))",
    )
