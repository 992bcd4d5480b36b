"""The others, weighted until they are on average exactly like those who took part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.least import least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import climb
from samenspel.methods.evidence.outcomes import amount, yes_or_no
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import formula, name, texts
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_

from .weighting import Groups, balance_table, effective_sizes, in_r, rests_on, said, warned


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
    covariates: Sequence[str],
    *,
    yes: str | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The effect on those who took part (Hainmueller 2012): weights of the others as equal as they can be
    while every mean is that of those who took part. Raises UnfitData, also where no weights can do that."""
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, treatment, *columns_of(covariates)])
    rows = whole.where(kept)
    columns = design(rows, covariates, factors=factors)
    taken, counted = yes_or_no(rows, treatment, yes)
    groups = Groups(columns.names[1:], taken, columns.columns[:, 1:])
    weights = balanced(groups)
    effect, se = _difference(groups, amount(rows, outcome), weights)
    estimates = weighed([treatment], [effect], [se], level)
    return Result(
        Method(
            "entropy balancing", "Hainmueller 2012, doi 10.1093/pan/mpr025", {"level": level, "yes": counted}
        ),
        estimates,
        rows.n,
        said(outcome, treatment, effect, estimates[0].low or 0.0, estimates[0].high or 0.0, groups.names),
        left_out=left_out,
        assumptions=(*rests_on(groups, weights), told_apart(same_source)),
        numbers=effective_sizes(groups, weights),
        tables=(balance_table(groups, weights),),
        notes=tuple(warned(groups, weights)),
        level=level,
        r_code=(
            *in_r(whole, [outcome, treatment, *columns_of(covariates)], factors),
            f"t <- d${name(treatment)} == {texts([counted])}",
            f"x <- scale(model.matrix({formula('', covariates)}, data = d)[, -1, drop = FALSE])",
            "x <- sweep(x, 2, colMeans(x[t, , drop = FALSE]))[!t, , drop = FALSE]",
            "dual <- function(b) log(sum(exp(x %*% b)))",
            "slope <- function(b) { w <- exp(x %*% b); drop(crossprod(x, w) / sum(w)) }",
            'b <- optim(numeric(ncol(x)), dual, slope, method = "BFGS", control = list(reltol = 1e-15))$par',
            f"mean(d${name(outcome)}[t]) - weighted.mean(d${name(outcome)}[!t], exp(x %*% b))",
        ),
    )


def balanced(groups: Groups) -> Floats:
    """(n,): 1 for who took part; the others' sum up to as many."""
    one, other = groups.taken == 1, groups.taken == 0
    spread = groups.columns.std(axis=0)
    left = (groups.columns[other] - groups.columns[one].mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    try:
        along = left @ climb(lambda point: _slopes(left, point), np.zeros(left.shape[1])).point
    except UnfitData:
        raise refuse(
            N_(
                "No weights make the others like those who took part in {names}: nobody among them is on "
                "that "
                "side; leave one out, or keep the people who have a like."
            ),
            names=", ".join(groups.names),
        ) from None
    weights = np.ones(len(groups.taken))
    raised = np.exp(along - along.max())
    weights[other] = raised / raised.sum() * one.sum()
    return weights


def _slopes(left: Floats, point: Floats) -> tuple[float, Floats, Floats]:
    """Minus the logarithm of the sum of exp: its top is where the weighted means are 0."""
    along = left @ point
    top = along.max()
    raised = np.exp(along - top)
    shares = raised / raised.sum()
    mean = shares @ left
    return (
        -float(top + np.log(raised.sum())),
        -mean,
        -(left.T @ (left * shares[:, None]) - np.outer(mean, mean)),
    )


def _difference(groups: Groups, outcome: Floats, weights: Floats) -> tuple[float, float]:
    """The error is what is left of the outcome after the covariates, in both groups (Zhao & Percival 2017,
    doi 10.1515/jci-2016-0010)."""
    one, other = groups.taken == 1, groups.taken == 0
    count = int(one.sum())
    mean = groups.columns[one].mean(axis=0)
    columns = np.column_stack([np.ones(int(other.sum())), groups.columns[other] - mean])
    fit = least_squares(columns, outcome[other], weights[other])
    rest = outcome[other] - columns @ fit.beta
    effect = float(outcome[one].mean() - fit.beta[0])
    treated = outcome[one] - outcome[one].mean() - (groups.columns[one] - mean) @ fit.beta[1:]
    return effect, float(np.sqrt(np.sum(treated**2) + np.sum((weights[other] * rest) ** 2)) / count)
