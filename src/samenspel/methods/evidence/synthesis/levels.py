"""Studies that gave several effects each: three levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, half_width, two_sided
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, Method, Result, Test, estimates_of
from samenspel.methods.evidence.rscript import formula, name
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .between import weighed
from .given import ASKED, SAME, Asked, Given, MeasureName, given
from .nested import Fitted, Nested, clustered_errors, estimated

FLAT = 1e-12
FEWEST, FEWEST_DF = 3, 4
"""Clusters that are needed, and degrees of freedom below which no p-value can be believed (Tipton 2015, doi
10.1037/met0000011)."""


@listed(
    "What studies say together when some gave several effects.",
    cluster="the column that says which effects belong together: a study, a place, a sample",
    moderators="columns that may go with the effects; a:b is a product",
    **ASKED,
    reference="of moderators with words: the level the others are compared with",
)
def three_levels(
    data: Any,
    cluster: str,
    *,
    study: str | None = None,
    effect: str | None = None,
    error: str | None = None,
    variance: str | None = None,
    measure: MeasureName | None = None,
    columns: Sequence[str] = (),
    moderators: Sequence[str] = (),
    reference: Mapping[str, str] | None = None,
    level: float = 0.95,
) -> Result:
    """REML with a variance between clusters and one within them; errors CR2 with Satterthwaite's degrees of
    freedom, so that errors of one cluster's effects may go together. Raises UnfitData."""
    asked = Asked(effect, error, variance, measure, columns, study, moderators, cluster)
    read = given(data, asked, reference)
    nested = Nested(read.studies, read.rows.levels(cluster)[0])
    _check(nested, cluster)
    variances, at = estimated(nested)
    errors, df = clustered_errors(nested, at, variances)
    if (errors <= FLAT * np.abs(read.studies.effects).max()).any():
        raise refuse(N_("The effects are all the same, or follow exactly; clusters then show no error."))
    return Result(
        Method("three-level meta-analysis, REML", SOURCE, {"level": level}, "CR2, Satterthwaite"),
        (*_coefficients(read, at, errors, df, level), *_variances(nested, variances, at)),
        read.n,
        _sentence(read, nested, at, errors, df, level),
        unit="effects",
        tests=(_left(read),),
        left_out=read.left_out,
        assumptions=SAME,
        numbers={"clusters": nested.count, **_shares(read, variances)},
        notes=_notes(variances, df),
        level=level,
        r_code=(*read.r_code, *_in_r(cluster, moderators)),
    )


SOURCE = (
    "Konstantopoulos 2011, doi 10.1002/jrsm.35; Pustejovsky & Tipton 2018, doi 10.1080/07350015.2016.1247004"
)


def _check(nested: Nested, cluster: str) -> None:
    if nested.count < FEWEST:
        raise refuse(
            N_("“{name}” has {n} clusters; at least {fewest} are needed."),
            name=cluster,
            n=nested.count,
            fewest=FEWEST,
        )
    if nested.count == len(nested.clusters):
        raise refuse(N_("“{name}” is another in every row; take meta-analysis."), name=cluster)


def _coefficients(read: Given, at: Fitted, errors: Floats, df: Floats, level: float) -> tuple[Estimate, ...]:
    wide, statistic = half_width(errors, level, df), at.beta / errors
    bounds = {"low": at.beta - wide, "high": at.beta + wide}
    p = two_sided(statistic, df)
    return estimates_of(read.coefficients, at.beta, se=errors, **bounds, statistic=statistic, df=df, p=p)


def _variances(nested: Nested, variances: Floats, at: Fitted) -> tuple[Estimate, ...]:
    """With their errors from the expected information."""
    errors = np.sqrt(np.diag(np.linalg.inv(at.information / 2)))
    return estimates_of(("tau2 between clusters", "tau2 within clusters"), variances, se=errors)


def _shares(read: Given, variances: Floats) -> dict[str, float]:
    """I2 at each level (Cheung 2014, doi 10.1037/a0032968)."""
    typical = read.studies.df / weighed(read.studies, 0.0).trace
    whole = typical + variances.sum()
    names = ("I2 between clusters", "I2 within clusters")
    return {name: float(100 * one / whole) for name, one in zip(names, variances.tolist(), strict=True)}


def _left(read: Given) -> Test:
    q, df = weighed(read.studies, 0.0).q, read.studies.df
    return Test("one effect in all (Q)", q, above_chi2(q, df), (df,))


def _notes(variances: Floats, df: Floats) -> tuple[Words, ...]:
    notes = []
    if (df < FEWEST_DF).any():
        notes.append(
            Words("Below {n} degrees of freedom no p-value or interval can be believed.", n=FEWEST_DF)
        )
    if (variances == 0).any():
        notes.append(Words("A variance is 0, its lowest: that nothing differs there is not thereby shown."))
    return tuple(notes)


def _sentence(read: Given, nested: Nested, at: Fitted, errors: Floats, df: Floats, level: float) -> Words:
    if len(at.beta) > 1:
        return Words(
            "How {n} effects of {clusters} clusters go with each moderator when the others stay the same. "
            "That two things go together does not say that one brings the other about.",
            n=read.n,
            clusters=nested.count,
        )
    wide = float(half_width(errors[0], level, df[0]))
    return Words(
        "Together {n} effects of {clusters} clusters have a mean of {value}; anything from {low} to {high} "
        "fits them.",
        n=read.n,
        clusters=nested.count,
        value=number(float(at.beta[0])),
        low=number(float(at.beta[0]) - wide),
        high=number(float(at.beta[0]) + wide),
    )


def _in_r(cluster: str, moderators: Sequence[str]) -> tuple[str, ...]:
    mods = f", mods = {formula('y', moderators).removeprefix('y ')}" if moderators else ""
    return (
        "library(clubSandwich)",
        "d$each <- seq_len(nrow(d))",
        f"m <- rma.mv(yi, vi, random = ~ 1 | {name(cluster)} / each, data = d{mods}); m",
        f'coef_test(m, vcov = "CR2", cluster = d${name(cluster)}, test = "Satterthwaite")',
    )
