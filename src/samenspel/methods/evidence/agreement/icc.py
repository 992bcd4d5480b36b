"""Raters who give numbers: the share of what differs that is due to the cases (intraclass correlation)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_f, quantile_f
from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import read_data, texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_, Words

from .ratings import ALONE, RATERS, check_raters

NORMAL = Assumption(Words("ratings are normal around each case, equally wide for all"), UNKNOWN)
NO_REST = Words("But for how strict they are the raters agree wholly: there are no intervals.")
SOURCE = (
    "Shrout & Fleiss 1979, doi 10.1037/0033-2909.86.2.420; McGraw & Wong 1996, doi 10.1037/1082-989X.1.1.30"
)
Ends = tuple[float, float]


@listed(
    "How far raters who give numbers agree: the six intraclass correlations.",
    **RATERS,
)
def icc(data: Any, raters: Names, *, level: float = 0.95) -> Result:
    """ICC1: each case has raters of its own; ICC2: these raters stand for others; ICC3: only these raters,
    whose strictness may differ. With k: of their mean. Shrout & Fleiss 1979, doi 10.1037/0033-2909.86.2.420;
    intervals of McGraw & Wong 1996, doi 10.1037/1082-989X.1.1.30. Raises UnfitData.

    >>> round(icc({"ann": [1, 2, 3, 4], "bo": [2, 2, 4, 5]}, ["ann", "bo"])["ICC2"].value, 3)
    0.83
    """
    used = Used.of(check_raters(data, raters), tuple(raters))
    squares = _squares(used.rows.matrix(raters))
    estimates = squares.estimates(level)
    return used.result(
        Method("intraclass correlations", SOURCE, {"level": level}),
        estimates,
        squares.sentence(estimates[1]),
        unit="cases",
        tests=squares.tests(),
        assumptions=(ALONE, NORMAL),
        tables=(squares.table(),),
        notes=() if squares.has_rest else (NO_REST,),
        r_code=(
            *read_data(used.whole),
            f"i <- psych::ICC(na.omit(d[, {texts(raters)}]), lmer = FALSE, alpha = {1 - level:.15g})$results",
        ),
    )


@dataclass(frozen=True)
class Squares:
    """Mean squares of `n` cases and `k` raters: between cases, within them, between raters, and the rest."""

    n: int
    k: int
    cases: float
    within: float
    raters: float
    rest: float

    @property
    def has_rest(self) -> bool:
        return self.rest > 1e-12 * self.cases

    def estimates(self, level: float) -> tuple[Estimate, ...]:
        """Of one rater, and of the mean of all; with intervals where the raters do not agree wholly."""
        ends = self._ends(level) if self.has_rest else [()] * 3
        both = list(zip((1, 2, 3), self._values(), ends, strict=True))
        single = [Estimate(f"ICC{form}", value, None, *two) for form, value, two in both]
        means = [
            Estimate(f"ICC{form}k", self._of_mean(value), None, *map(self._of_mean, two))
            for form, value, two in both
        ]
        return (*single, *means)

    def _values(self) -> tuple[float, float, float]:
        both = self.cases + (self.k - 1) * self.rest + self.k * (self.raters - self.rest) / self.n
        return (
            (self.cases - self.within) / (self.cases + (self.k - 1) * self.within),
            (self.cases - self.rest) / both,
            (self.cases - self.rest) / (self.cases + (self.k - 1) * self.rest),
        )

    def _of_mean(self, value: float) -> float:
        """Spearman and Brown's."""
        return self.k * value / (1 + (self.k - 1) * value)

    def _ends(self, level: float) -> list[Ends]:
        tail, n, k = 0.5 + level / 2, self.n, self.k
        first = self._from_ratio(self.cases / self.within, n * (k - 1), tail)
        third = self._from_ratio(self.cases / self.rest, (n - 1) * (k - 1), tail)
        return [first, self._of_two(self._values()[1], tail), third]

    def _from_ratio(self, ratio: float, df_below: float, tail: float) -> Ends:
        """Of ICC1 and ICC3, from the ratio of mean squares."""
        low = ratio / quantile_f(tail, self.n - 1, df_below)
        high = ratio * quantile_f(tail, df_below, self.n - 1)
        return (low - 1) / (low + self.k - 1), (high - 1) / (high + self.k - 1)

    def _of_two(self, value: float, tail: float) -> Ends:
        """Satterthwaite's degrees of freedom for the sum of two mean squares."""
        n, k = self.n, self.k
        strict, other = k * value * self.raters / self.rest, n * (1 + (k - 1) * value) - k * value
        df = (k - 1) * (n - 1) * (strict + other) ** 2 / ((n - 1) * strict**2 + other**2)
        low, high = quantile_f(tail, n - 1, df), quantile_f(tail, df, n - 1)
        mixed = k * self.raters + (k * n - k - n) * self.rest
        return (
            n * (self.cases - low * self.rest) / (low * mixed + n * self.cases),
            n * (high * self.cases - self.rest) / (mixed + n * high * self.cases),
        )

    def tests(self) -> tuple[Test, ...]:
        n, k = self.n, self.k
        against = (
            ("ICC1 above 0", self.within, n * (k - 1)),
            ("ICC2 and ICC3 above 0", self.rest, (n - 1) * (k - 1)),
        )
        return tuple(
            Test(name, self.cases / below, above_f(self.cases / below, n - 1, df), (n - 1, df))
            for name, below, df in against
            if below > 1e-12 * self.cases
        )

    def table(self) -> Table:
        n, k = self.n, self.k
        rows = (
            ("between cases", self.cases, n - 1),
            ("within cases", self.within, n * (k - 1)),
            ("between raters", self.raters, k - 1),
            ("rest", self.rest, (n - 1) * (k - 1)),
        )
        return Table("mean squares", ("", "mean square", "df"), rows)

    def sentence(self, found: Estimate) -> Words:
        return Words(
            "Of what differs between single ratings of {n} cases by {k} raters, {value} is due to the cases, "
            "if other raters may do it next time (ICC2). Choose the form by who will rate, not by which is "
            "largest.",
            n=self.n,
            k=self.k,
            value=f"{max(found.value, 0):.0%}",
        )


def _squares(matrix: Floats) -> Squares:
    n, k = matrix.shape
    if n < 2:
        raise refuse(N_("One case that all rated is too few; two or more are needed."))
    centred = matrix - matrix.mean()
    cases, raters = centred.mean(axis=1), centred.mean(axis=0)
    within = centred - cases[:, None]
    between = float(k * cases @ cases / (n - 1))
    if between <= 1e-14 * max(float(np.sum(matrix**2)), 1e-300):
        raise refuse(
            N_("Every case has the same mean; agreement on cases that do not differ cannot be told.")
        )
    inside = float(np.sum(within**2) / (n * (k - 1)))
    rest = float(np.sum((within - raters) ** 2) / ((n - 1) * (k - 1)))
    return Squares(n, k, between, inside, float(n * raters @ raters / (k - 1)), rest)
