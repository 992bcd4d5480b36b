"""People within groups: numbers, with what groups share and in what they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import numbers_of
from samenspel.methods.evidence.result import Method, Result, Table
from samenspel.methods.evidence.rscript import formula, name, read_data, with_factors
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .reml import likeliest_spread, products

FEWEST, EDGE = 5, 1e-6


@listed(
    "What goes with a number when people come in groups, or answer several times (mixed model; vignettes).",
    group="the column with the groups, such as the place, or who answered several vignettes",
    slopes="predictors whose part differs by group",
)
def linear_mixed(
    data: Any,
    outcome: str,
    predictors: Sequence[str],
    group: str,
    *,
    slopes: Sequence[str] = (),
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """A linear model with a constant, and slopes, for each group, by REML; intervals are
    normal. Raises UnfitData."""
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, *columns_of([*predictors, *slopes]), group])
    rows = whole.where(kept)
    columns = design(rows, predictors, reference=reference, factors=factors)
    varying = design(rows, slopes, reference=reference, factors=factors)
    codes, names = rows.levels(group)
    refuse_few(codes, names, group)
    found = likeliest_spread(products(columns.columns, varying.columns, numbers_of(rows, outcome), codes))
    spread, noise = found.spread, found.noise
    return Result(
        Method(
            "linear mixed model",
            "Laird & Ware 1982, doi 10.2307/2529876",
            {"level": level, "by": "REML"},
        ),
        weighed(columns.names, found.beta, np.sqrt(np.diag(found.variance)), level),
        rows.n,
        _sentence(outcome, group, len(names), rows.n),
        left_out=left_out,
        assumptions=(nothing_besides(), told_apart(same_source)),
        numbers={
            "groups": len(names),
            "residual variance": noise,
            **(
                {"share of variance between groups": float(spread[0, 0] / (spread[0, 0] + noise))}
                if len(spread) == 1
                else {}
            ),
            "REML criterion": found.criterion,
        },
        tables=(_spread(varying.names, spread),),
        notes=_at_the_edge(spread, noise),
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, factors),
            "library(lme4)",
            f"m <- lmer({formula(outcome, predictors)} + ({_right(slopes)} | {name(group)}), data = d)",
            "summary(m)",
        ),
    )


def _right(slopes: Sequence[str]) -> str:
    return formula("", slopes).removeprefix("~ ")


def refuse_few(codes: Any, names: Sequence[str], group: str, *, may_be_single: bool = False) -> None:
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


def _spread(names: Sequence[str], spread: Any) -> Table:
    rows = [(name_, *row) for name_, row in zip(names, spread.tolist(), strict=True)]
    return Table("variances and covariances between groups", ("", *names), tuple(rows))


def _at_the_edge(spread: Any, noise: float) -> tuple[Words, ...]:
    if float(np.linalg.eigvalsh(spread).min()) > EDGE * noise:
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
