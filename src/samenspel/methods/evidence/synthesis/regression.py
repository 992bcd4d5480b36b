"""What the effects of studies go with: moderators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, above_f, half_width, two_sided
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.design import INTERCEPT
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result, Test, estimates_of
from samenspel.methods.evidence.rscript import formula
from samenspel.methods.words import Words

from .between import Studies
from .differing import BETWEEN, METHODS, Differing, differing, of_total
from .given import ASKED, SAME, Asked, Given, MeasureName, given
from .meta import KNAPP_HARTUNG, SOURCE, rma

FOR_EACH = 10
"""Studies that a moderator needs, by a rule of thumb (Borenstein et al. 2009, ch. 20)."""


@listed(
    "What the effects of studies go with.",
    moderators="columns of the studies that may go with their effects; a:b is a product",
    **ASKED,
    reference="of moderators with words: the level the others are compared with",
    method="of the variance that is left between studies: REML, ML, DL, PM, or equal (there is none)",
    test="Knapp-Hartung (by t) or Wald (normal)",
)
def meta_regression(
    data: Any,
    moderators: Sequence[str],
    *,
    measure: MeasureName | None = None,
    columns: Sequence[str] = (),
    effect: str | None = None,
    error: str | None = None,
    variance: str | None = None,
    study: str | None = None,
    reference: Mapping[str, str] | None = None,
    method: Literal["REML", "ML", "DL", "PM", "equal"] = "REML",
    test: Literal["Knapp-Hartung", "Wald"] = "Knapp-Hartung",
    level: float = 0.95,
) -> Result:
    """Random effects: the coefficients, all moderators tested together, what variance is left (tau2 with its
    interval), and how much of it they take away (R2). Raises UnfitData."""
    read = given(data, Asked(effect, error, variance, measure, columns, study, moderators), reference)
    found = differing(read.studies, method, test, level)
    return Result(
        Method(
            "meta-regression with " + METHODS[method],
            f"{SOURCE}; {KNAPP_HARTUNG}",
            {"method": method, "level": level},
            found.test,
        ),
        (*_coefficients(read, found, level), *of_total(found)),
        read.n,
        Words(
            "How the effects of {n} studies go with {moderators}. Studies that differ in this may differ in "
            "much else: that two things go together does not say that one brings the other about.",
            n=read.n,
            moderators=", ".join(moderators),
        ),
        unit="studies",
        tests=(*_together(read, found), _left(found)),
        left_out=read.left_out,
        assumptions=SAME,
        numbers=_explained(read.studies, found, method),
        notes=(*found.notes, *_few(read)),
        level=level,
        r_code=(
            *read.r_code,
            rma(method, found.test, f", mods = {formula('y', moderators).removeprefix('y ')}"),
        ),
    )


def _coefficients(read: Given, found: Differing, level: float) -> Any:
    wide = half_width(found.errors, level, found.t_df)
    statistic = found.beta / found.errors
    return estimates_of(
        read.coefficients,
        found.beta,
        se=found.errors,
        low=found.beta - wide,
        high=found.beta + wide,
        statistic=statistic,
        p=two_sided(statistic, found.t_df),
        **({} if found.t_df is None else {"df": found.t_df}),
    )


def _together(read: Given, found: Differing) -> list[Test]:
    places = [place for place, name in enumerate(read.coefficients) if name != INTERCEPT]
    size = _wald(found.beta[places], found.covariance[np.ix_(places, places)])
    m = float(len(places))
    if found.t_df is None:
        return [Test("all moderators (chi-square)", size, above_chi2(size, m), (m,))]
    return [Test("all moderators (F)", size / m, above_f(size / m, m, found.t_df), (m, found.t_df))]


def _wald(beta: Floats, covariance: Floats) -> float:
    return float(beta @ np.linalg.solve(covariance, beta))


def _left(found: Differing) -> Test:
    return Test("what is left is chance (Q)", found.q, above_chi2(found.q, found.df), (found.df,))


def _explained(studies: Studies, found: Differing, method: str) -> dict[str, float | int]:
    """The share of tau2 without moderators that they take away; none where it was 0."""
    mean = Studies(studies.effects, studies.variances, np.ones((len(studies.effects), 1)))
    before = BETWEEN[method](mean)
    return {"R2 %": max(0.0, 100 * (1 - found.between / before))} if before else {}


def _few(read: Given) -> list[Words]:
    moderators = read.studies.columns.shape[1] - 1
    if read.n >= FOR_EACH * moderators:
        return []
    return [
        Words(
            "{n} studies are few for {k} coefficients of moderators; ten for each is a rule of thumb.",
            n=read.n,
            k=moderators,
        )
    ]
