"""Studies that gave several effects each: three levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Floats, Names, Reference
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, Method, Result, Test, estimates_of
from samenspel.methods.evidence.rscript import formula, name
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed as with_errors
from samenspel.methods.words import N_, Words

from .between import Weighed, weighed
from .given import ASKED, SAME, Asked, Given, MeasureName, given
from .nested import Fitted, Nested, clustered_errors, estimated
from .profile import profiled

FLAT = 1e-12
FEWEST, FEWEST_DF = 3, 4
"""Clusters that are needed, and degrees of freedom below which no p-value can be believed (Tipton 2015, doi
10.1037/met0000011)."""
SOURCE = (
    "Konstantopoulos 2011, doi 10.1002/jrsm.35; Pustejovsky & Tipton 2018, doi 10.1080/07350015.2016.1247004"
)


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
    columns: Names = (),
    moderators: Names = (),
    reference: Reference = None,
    level: float = 0.95,
) -> Result:
    """REML with a variance between clusters and one within them; errors CR2 with Satterthwaite's degrees of
    freedom, so that errors of one cluster's effects may go together. Raises UnfitData."""
    asked = Asked(effect, error, variance, measure, columns, study, moderators, cluster)
    read = given(data, asked, reference)
    found = _found(read, cluster, level)
    return read.result(
        Method("three-level meta-analysis, REML", SOURCE, {"level": level}, "CR2, Satterthwaite"),
        (*found.coefficients, *found.between_and_within()),
        found.sentence(),
        *_in_r(cluster, moderators),
        unit="effects",
        tests=(found.left(),),
        assumptions=SAME,
        numbers={"clusters": found.nested.count, **found.shares()},
        notes=tuple(found.notes()),
    )


@dataclass(frozen=True, eq=False)
class Levels:
    """`variances` between and within clusters, what was fitted at these, and the coefficients with errors and
    degrees of freedom by cluster."""

    nested: Nested
    variances: Floats
    at: Fitted
    coefficients: tuple[Estimate, ...]
    level: float

    def between_and_within(self) -> tuple[Estimate, ...]:
        """With their errors from the expected information, and intervals by the profile of the likelihood."""
        errors = np.sqrt(np.diag(np.linalg.inv(self.at.information / 2)))
        low, high = profiled(self.nested, self.variances, self.at, self.level).T
        names = ("tau2 between clusters", "tau2 within clusters")
        return estimates_of(names, self.variances, se=errors, low=low, high=high)

    def shares(self) -> dict[str, float]:
        """I2 at each level (Cheung 2014, doi 10.1037/a0032968)."""
        studies = self.nested.studies
        whole = studies.df / self._equal.trace + self.variances.sum()
        names = ("I2 between clusters", "I2 within clusters")
        shares = (100 * one / whole for one in self.variances.tolist())
        return {name: float(share) for name, share in zip(names, shares, strict=True)}

    def left(self) -> Test:
        q, df = self._equal.q, self.nested.studies.df
        return Test("one effect in all (Q)", q, above_chi2(q, df), (df,))

    def notes(self) -> Iterator[Words]:
        if any(one.df is not None and one.df < FEWEST_DF for one in self.coefficients):
            yield Words("Below {n} degrees of freedom no p-value or interval can be believed.", n=FEWEST_DF)
        if (self.variances == 0).any():
            yield Words("A variance is 0, its lowest: that nothing differs there is not thereby shown.")

    def sentence(self) -> Words:
        counts = {"n": len(self.nested.clusters), "clusters": self.nested.count}
        if len(self.coefficients) > 1:
            return Words(
                "How {n} effects of {clusters} clusters go with each moderator when the others stay the "
                "same. That two things go together does not say that one brings the other about.",
                **counts,
            )
        mean = self.coefficients[0]
        return Words(
            "Together {n} effects of {clusters} clusters have a mean of {value}; anything from {low} to "
            "{high} fits them.",
            **counts,
            value=number(mean.value),
            low=number(mean.low),
            high=number(mean.high),
        )

    @property
    def _equal(self) -> Weighed:
        return weighed(self.nested.studies, 0.0)


def _found(read: Given, cluster: str, level: float) -> Levels:
    nested = Nested(read.studies, read.used.rows.levels(cluster)[0])
    _check(nested, cluster)
    variances, at = estimated(nested)
    errors, df = clustered_errors(nested, at, variances)
    if (errors <= FLAT * np.abs(read.studies.effects).max()).any():
        raise refuse(N_("The effects are all the same, or follow exactly; clusters then show no error."))
    coefficients = with_errors(read.coefficients, at.beta, errors, level, df)
    return Levels(nested, variances, at, coefficients, level)


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


def _in_r(cluster: str, moderators: Names) -> tuple[str, ...]:
    mods = f", mods = {formula('y', moderators).removeprefix('y ')}" if moderators else ""
    return (
        "library(clubSandwich)",
        "d$each <- seq_len(nrow(d))",
        f"m <- rma.mv(yi, vi, random = ~ 1 | {name(cluster)} / each, data = d{mods}); m",
        f'coef_test(m, vcov = "CR2", cluster = d${name(cluster)}, test = "Satterthwaite")',
    )
