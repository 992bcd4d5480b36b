"""Several raters beyond chance (Fleiss' kappa)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import two_sided
from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.drawing import Draws, lost
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import result_of
from samenspel.methods.words import N_, Words

from .ratings import ALONE, DRAWN, RATERS, Rated, Ratings, bounded, complete, counts, read_ratings


@listed(
    "How far several raters agree beyond chance, when each rated every case.",
    **RATERS,
    **DRAWN,
)
def fleiss(data: Any, raters: Names, *, bootstraps: int = 1000, seed: int = 1, level: float = 0.95) -> Result:
    """Fleiss 1971, doi 10.1037/h0031619; the test is of Fleiss, Nee & Landis 1979, doi
    10.1037/0033-2909.86.5.974. Raises UnfitData.

    >>> told = {"ann": ["a", "b", "b", "a"], "bo": ["a", "b", "a", "a"], "cy": ["a", "b", "b", "b"]}
    >>> round(fleiss(told, ["ann", "bo", "cy"], bootstraps=0)["kappa"].value, 3)
    0.333
    """
    draws = Draws(bootstraps, seed, level)
    ratings = read_ratings(data, raters)
    rated = complete(ratings)
    found = _fitted(ratings, rated, draws)
    return result_of(
        rated,
        Method("Fleiss' kappa", "Fleiss 1971, doi 10.1037/h0031619", {"bootstraps": bootstraps}),
        (found.estimate,),
        found.sentence(level),
        unit="cases",
        tests=(found.test(),),
        assumptions=(ALONE,),
        numbers={"agreement of two": float(np.mean(_pairs(found.said)))},
        tables=(found.table(),),
        notes=found.notes,
        r_code=(*ratings.r_code, *R_LINES),
        **draws.told,
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """How many raters said each value of a case (n, c), and kappa."""

    values: tuple[str, ...]
    said: Floats
    estimate: Estimate
    notes: tuple[Words, ...]

    @property
    def raters(self) -> int:
        return int(self.said[0].sum())

    @property
    def shares(self) -> Floats:
        """(c,)"""
        return np.asarray(self.said.sum(axis=0) / self.said.sum())

    def test(self) -> Test:
        share, pairs = self.shares, self.raters * (self.raters - 1)
        both = share * (1 - share)
        spread = 2 * (both.sum() ** 2 - np.sum(both * (1 - 2 * share))) / (len(self.said) * pairs)
        statistic = float(self.estimate.value * both.sum() / np.sqrt(spread))
        return Test("no agreement beyond chance", statistic, float(two_sided(statistic)))

    def table(self) -> Table:
        """Of each value: its share, and how far raters agree on it against all others."""
        pairs = len(self.said) * self.raters * (self.raters - 1)
        apart = np.sum(self.said * (self.raters - self.said), axis=0)
        rows = []
        for value, one, off in zip(self.values, self.shares.tolist(), apart.tolist(), strict=True):
            told = None if one in (0, 1) else 1 - off / float(pairs * one * (1 - one))
            rows.append((value, one, told))
        return Table("values", ("", "share", "kappa"), tuple(rows))

    def sentence(self, level: float) -> Words:
        said = Words(
            "{raters} raters of {n} cases agree beyond chance by {value} of what is possible (Fleiss' "
            "kappa).",
            raters=self.raters,
            n=len(self.said),
            value=f"{self.estimate.value:.2f}",
        )
        return bounded(said, self.estimate, level)


def _fitted(ratings: Ratings, rated: Rated, draws: Draws) -> Fitted:
    said = counts(rated.codes, len(ratings.values))
    if np.max(said.sum(axis=0)) == said.sum():
        raise refuse(N_("Every case that all rated has the same value: no kappa can be told."))
    columns, raters = np.column_stack([_pairs(said), said]), len(ratings.raters)
    value = _kappa(columns.sum(axis=0)[None], rated.n, raters)
    drawn = _kappa(draws.totals(columns), rated.n, raters)
    return Fitted(ratings.values, said, draws.interval("kappa", float(value[0]), drawn), lost(drawn))


def _pairs(said: Floats) -> Floats:
    """(n,): of each case the share of pairs of raters who said the same."""
    raters = said[0].sum()
    return np.asarray(np.sum(said * (said - 1), axis=1) / (raters * (raters - 1)))


def _kappa(totals: Floats, cases: int, raters: int) -> Floats:
    """(b,): of sums (b, 1 + c) of what pairs share and how often each value was said."""
    shares = totals[:, 1:] / (cases * raters)
    expected = np.sum(shares**2, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((totals[:, 0] / cases - expected) / (1 - expected))


R_LINES = (
    "x <- na.omit(x); m <- ncol(x)",
    "s <- t(apply(x, 1, function(row) table(factor(trimws(row), v)))); p <- colSums(s) / sum(s)",
    "k <- (mean(rowSums(s * (s - 1)) / (m * (m - 1))) - sum(p^2)) / (1 - sum(p^2))",
)
