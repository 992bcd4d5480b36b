"""What the effects of studies go with: moderators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, above_f
from samenspel.methods.evidence.data import Names, Reference
from samenspel.methods.evidence.design import INTERCEPT
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, Method, Result, Test
from samenspel.methods.evidence.rscript import formula
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

from .between import Studies
from .differing import BETWEEN, METHODS, Differing, Kind, Tested, differing, of_total
from .given import ASKED, SAME, Asked, Given, MeasureName, given
from .meta import BY_T, SOURCE, left_to_chance, rma

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
    moderators: Names,
    *,
    measure: MeasureName | None = None,
    columns: Names = (),
    effect: str | None = None,
    error: str | None = None,
    variance: str | None = None,
    study: str | None = None,
    reference: Reference = None,
    method: Kind = "REML",
    test: Tested = "Knapp-Hartung",
    level: float = 0.95,
) -> Result:
    """Random effects: the coefficients, all moderators tested together, what variance is left (tau2 with its
    interval), and how much of it they take away (R2). Raises UnfitData."""
    read = given(data, Asked(effect, error, variance, measure, columns, study, moderators), reference)
    found = Moderated(read, differing(read.studies, method, test, level))
    named = formula("", moderators)
    return read.result(
        found.method(),
        (*found.coefficients(), *of_total(found.differing)),
        found.sentence(moderators),
        rma(method, found.differing.test, f", mods = {named}"),
        tests=(found.all_moderators(), left_to_chance(found.differing, "what is left is chance (Q)")),
        assumptions=SAME,
        numbers=found.explained(),
        notes=(*found.differing.notes, *found.few()),
    )


@dataclass(frozen=True, eq=False)
class Moderated:
    """What the effects go with, and how much they still differ."""

    read: Given
    differing: Differing

    def method(self) -> Method:
        found = self.differing
        options = {"method": found.method, "level": found.level}
        return Method(
            "meta-regression with " + METHODS[found.method], f"{SOURCE}; {BY_T}", options, found.test
        )

    def coefficients(self) -> tuple[Estimate, ...]:
        found = self.differing
        return weighed(self.read.coefficients, found.beta, found.errors, found.level, found.t_df)

    def all_moderators(self) -> Test:
        """Wald's chi-square, or F where the coefficients are tested by t."""
        found = self.differing
        places = [place for place, name in enumerate(self.read.coefficients) if name != INTERCEPT]
        beta, m = found.beta[places], float(len(places))
        size = float(beta @ np.linalg.solve(found.covariance[np.ix_(places, places)], beta))
        if found.t_df is None:
            return Test("all moderators (chi-square)", size, above_chi2(size, m), (m,))
        return Test("all moderators (F)", size / m, above_f(size / m, m, found.t_df), (m, found.t_df))

    def explained(self) -> dict[str, float | int]:
        """The share of tau2 without moderators that they take away; none where it was 0."""
        studies, found = self.read.studies, self.differing
        mean = Studies(studies.effects, studies.variances, np.ones((self.read.n, 1)))
        before = BETWEEN[found.method](mean)
        return {"R2 %": max(0.0, 100 * (1 - found.between / before))} if before else {}

    def few(self) -> tuple[Words, ...]:
        n, moderators = self.read.n, self.read.studies.columns.shape[1] - 1
        if n >= FOR_EACH * moderators:
            return ()
        return (
            Words(
                "{n} studies are few for {k} coefficients of moderators; ten for each is a rule of thumb.",
                n=n,
                k=moderators,
            ),
        )

    def sentence(self, moderators: Names) -> Words:
        return Words(
            "How the effects of {n} studies go with {moderators}. Studies that differ in this may differ in "
            "much else: that two things go together does not say that one brings the other about.",
            n=self.read.n,
            moderators=", ".join(moderators),
        )
