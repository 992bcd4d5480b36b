"""Two raters beyond chance (Cohen's kappa), plain or weighted by how far apart they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import half_width, two_sided
from samenspel.methods.evidence.data import Floats, Ints, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, Method, Result, Table
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import result_of
from samenspel.methods.words import N_, Words

from .ratings import ALONE, Rated, Ratings, complete, read_ratings

Weights = Literal["none", "linear", "quadratic"]


@listed(
    "How far two raters agree beyond chance.",
    raters="the two columns with what they said",
    weights="none, or linear or quadratic by the steps between values that have an order",
    order="the values in their order, also those nobody said; by number or alphabet, if not named",
    level="of the interval",
)
def kappa(
    data: Any,
    raters: Names,
    *,
    weights: Weights = "none",
    order: Names = (),
    level: float = 0.95,
) -> Result:
    """Cohen 1960, doi 10.1177/001316446002000104; weighted 1968, doi 10.1037/h0026256; errors of Fleiss,
    Cohen & Everitt 1969, doi 10.1037/h0028106. Raises UnfitData.

    >>> told = {"ann": ["yes", "yes", "no", "no"], "bo": ["yes", "no", "no", "no"]}
    >>> kappa(told, ["ann", "bo"])["kappa"].value
    0.5
    """
    if len(raters) != 2:
        raise refuse(N_("Kappa is of two raters; for more there are fleiss and krippendorff."))
    ratings = read_ratings(data, raters, order)
    rated = complete(ratings)
    found = _fitted(ratings, rated, weights, level)
    return result_of(
        rated,
        Method("Cohen's kappa", "Cohen 1960, doi 10.1177/001316446002000104", {"weights": weights}),
        (found.estimate,),
        found.sentence(level),
        unit="cases",
        assumptions=(ALONE,),
        numbers={"agreement": found.same / rated.n},
        tables=(found.table(),),
        level=level,
        r_code=(*ratings.r_code, *_r_lines(weights)),
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """How often the one said the row's value of a case and the other the column's (c, c), and kappa."""

    ratings: Ratings
    both: Ints
    estimate: Estimate

    @property
    def same(self) -> int:
        return int(np.trace(self.both))

    def table(self) -> Table:
        (one, other), values = self.ratings.raters, self.ratings.values
        rows = tuple((value, *row) for value, row in zip(values, self.both.tolist(), strict=True))
        return Table(f"{one} (rows) and {other}", ("", *values), rows)

    def sentence(self, level: float) -> Words:
        return Words(
            "Both said the same of {same} of {n} cases. Beyond what chance would give they agree by {value} "
            "of what is possible (kappa; {low} to {high}, {level}).",
            same=self.same,
            n=int(self.both.sum()),
            **self.estimate.said(level),
        )


def _fitted(ratings: Ratings, rated: Rated, weights: Weights, level: float) -> Fitted:
    size = len(ratings.values)
    codes = rated.codes[:, 0] * size + rated.codes[:, 1]
    both = np.bincount(codes, minlength=size**2).reshape(size, size)
    return Fitted(ratings, both, _estimate(both / rated.n, _agreed(size, weights), rated.n, level))


def _agreed(size: int, weights: Weights) -> Floats:
    """(c, c): 1 where both said the same, less with each step between."""
    apart = np.abs(np.subtract.outer(np.arange(size), np.arange(size))) / (size - 1)
    power = {"none": 0, "linear": 1, "quadratic": 2}[weights]
    return np.asarray(np.where(apart > 0, 1 - apart**power, 1.0))


def _estimate(shares: Floats, agreed: Floats, n: int, level: float) -> Estimate:
    """The error of the interval is that of any kappa, the error of the test that of a kappa of 0."""
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    by_chance = np.outer(rows, columns)
    expected = float(np.sum(agreed * by_chance))
    if expected >= 1 - 1e-12:
        raise refuse(N_("Both said the same value of every case that both rated: no kappa can be told."))
    value = (float(np.sum(agreed * shares)) - expected) / (1 - expected)
    means = (agreed @ columns)[:, None] + (rows @ agreed)[None, :]
    spread = np.sum(shares * (agreed - means * (1 - value)) ** 2) - (value - expected * (1 - value)) ** 2
    none = np.sum(by_chance * (agreed - means) ** 2) - expected**2
    error, null = (float(np.sqrt(max(one, 0) / n) / (1 - expected)) for one in (spread, none))
    return _with_interval(value, error, null, level)


def _with_interval(value: float, error: float, null: float, level: float) -> Estimate:
    wide = float(half_width(error, level))
    statistic = value / null if null else None
    p = None if statistic is None else float(two_sided(statistic))
    return Estimate("kappa", value, error, value - wide, min(1.0, value + wide), statistic, p=p)


def _r_lines(weights: Weights) -> tuple[str, ...]:
    power = {"none": 0, "linear": 1, "quadratic": 2}[weights]
    return (
        "x <- na.omit(x)",
        "t <- unclass(table(factor(x[[1]], v), factor(x[[2]], v)))",
        f"w <- abs(outer(seq_along(v), seq_along(v), '-'))^{power} * (1 - diag(length(v)))",
        "k <- psych::cohen.kappa(t, w = 1 - w / max(w))",
    )
