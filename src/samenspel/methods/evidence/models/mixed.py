"""People within groups: numbers, with what groups share and in what they differ."""

from __future__ import annotations

from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Ints, Names, Reference
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import numbers_of
from samenspel.methods.evidence.result import Method, Result, Table
from samenspel.methods.evidence.rscript import formula, name, right_side, script
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import by_variance
from samenspel.methods.words import N_, Words

from .reml import Mixed, likeliest_spread, products

FEWEST, EDGE = 5, 1e-6


@listed(
    "What goes with a number when people come in groups, or answer several times (mixed model; vignettes).",
    group="the column with the groups, such as the place, or who answered several vignettes",
    slopes="predictors whose part differs by group",
)
def linear_mixed(
    data: Any,
    outcome: str,
    predictors: Names,
    group: str,
    *,
    slopes: Names = (),
    reference: Reference = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """A linear model with a constant, and slopes, for each group, by REML; intervals are
    normal. Raises UnfitData."""
    used = Used.of(data, outcome, columns_of([*predictors, *slopes]), group)
    columns, varying = (
        design(used.rows, terms, reference=reference, factors=factors) for terms in (predictors, slopes)
    )
    codes = groups_of(used, group)
    answers = numbers_of(used.rows, outcome)
    found = likeliest_spread(products(columns.columns, varying.columns, answers, codes))
    groups = int(codes.max()) + 1
    model = f"lmer({formula(outcome, predictors)} + ({right_side(slopes)} | {name(group)}), data = d)"
    lines = ("library(lme4)", f"m <- {model}", "summary(m)")
    return used.result(
        Method(
            "linear mixed model", "Laird & Ware 1982, doi 10.2307/2529876", {"level": level, "by": "REML"}
        ),
        by_variance(columns.names, found.beta, found.variance, level),
        _sentence(outcome, group, groups, used.rows.n),
        assumptions=(nothing_besides(), told_apart(same_source)),
        numbers={"groups": groups, **_measures(found)},
        tables=(_spread(varying.names, found),),
        notes=_at_the_edge(found),
        r_code=script(used.whole, *lines, reference=reference, factors=factors),
    )


def groups_of(used: Used, group: str, *, may_be_single: bool = False) -> Ints:
    """(n,); refuses fewer groups than tell how groups differ, and groups of single rows."""
    codes, names = used.rows.levels(group)
    if len(names) < FEWEST:
        raise refuse(
            N_(
                "“{name}” has {n} groups; at least {least} are needed to tell how groups differ. Take "
                "ols with it as a factor."
            ),
            name=group,
            n=len(names),
            least=FEWEST,
        )
    if np.bincount(codes).max() == 1 and not may_be_single:
        raise refuse(N_("Every group of “{name}” has one row; nothing tells groups from rows."), name=group)
    return codes


def _measures(found: Mixed) -> dict[str, float]:
    between, noise = float(found.spread[0, 0]), found.noise
    share = (
        {"share of variance between groups": between / (between + noise)} if len(found.spread) == 1 else {}
    )
    return {"residual variance": noise, **share, "REML criterion": found.criterion}


def _spread(names: Names, found: Mixed) -> Table:
    rows = [(name_, *row) for name_, row in zip(names, found.spread.tolist(), strict=True)]
    return Table("variances and covariances between groups", ("", *names), tuple(rows))


def _at_the_edge(found: Mixed) -> tuple[Words, ...]:
    if float(np.linalg.eigvalsh(found.spread).min()) > EDGE * found.noise:
        return ()
    return (
        Words(
            "A variance between groups is at 0 (singular): the data do not ask for all of these differences."
        ),
    )


def _sentence(outcome: str, group: str, groups: int, n: int) -> Words:
    return Words(
        "How {outcome} goes with each predictor when the others stay the same, in {n} rows of {groups} "
        "groups "
        "({group}). That two things go together does not say that one brings the other about.",
        outcome=outcome,
        group=group,
        groups=groups,
        n=n,
    )
