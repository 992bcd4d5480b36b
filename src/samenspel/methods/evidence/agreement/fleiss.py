"""Several raters beyond chance (Fleiss' kappa)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import two_sided
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.scales.drawing import check_draws, drawn_totals, lost, with_interval
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .ratings import ALONE, Ratings, complete, counts, read_ratings


@listed(
    "How far several raters agree beyond chance, when each rated every case.",
    raters="the columns with what they said",
    bootstraps="how often cases are drawn again for the interval; 0 for none",
    level="of the interval",
)
def fleiss(
    data: Any, raters: Sequence[str], *, bootstraps: int = 1000, seed: int = 1, level: float = 0.95
) -> Result:
    """Fleiss 1971, doi 10.1037/h0031619; the test is of Fleiss, Nee & Landis 1979, doi
    10.1037/0033-2909.86.5.974. Raises UnfitData.

    >>> told = {"ann": ["a", "b", "b", "a"], "bo": ["a", "b", "a", "a"], "cy": ["a", "b", "b", "b"]}
    >>> round(fleiss(told, ["ann", "bo", "cy"], bootstraps=0)["kappa"].value, 3)
    0.333
    """
    check_draws(bootstraps, level)
    ratings = read_ratings(data, raters)
    codes, left_out = complete(ratings)
    said = counts(codes, len(ratings.values))
    if np.max(said.sum(axis=0)) == said.sum():
        raise refuse(N_("Every case that all rated has the same value: no kappa can be told."))
    draws = _draws(said, bootstraps, seed)
    estimate = with_interval("kappa", float(_kappa(*_totals(said), len(raters))[0]), draws, level)
    return Result(
        Method("Fleiss' kappa", "Fleiss 1971, doi 10.1037/h0031619", {"bootstraps": bootstraps}),
        (estimate,),
        len(codes),
        _sentence(estimate, len(raters), len(codes), level),
        unit="cases",
        tests=(_test(said, estimate.value),),
        left_out=left_out,
        assumptions=(ALONE,),
        numbers={"agreement of two": float(np.mean(_pairs(said)))},
        tables=(_table(ratings, said),),
        notes=lost(draws),
        level=level,
        seed=seed if bootstraps else None,
        r_code=(*ratings.r_code, *R_LINES),
    )


def _pairs(said: Floats) -> Floats:
    """(n,): of each case the share of pairs of raters who said the same."""
    raters = said[0].sum()
    return np.asarray(np.sum(said * (said - 1), axis=1) / (raters * (raters - 1)))


def _totals(said: Floats) -> tuple[Floats, Floats]:
    columns = np.column_stack([_pairs(said), said])
    return columns.sum(axis=0)[None], np.array([float(len(said))])


def _kappa(totals: Floats, cases: Floats, raters: int) -> Floats:
    """(b,): of sums (b, 1 + c) of what pairs share and how often each value was said."""
    shares = totals[:, 1:] / (cases[:, None] * raters)
    expected = np.sum(shares**2, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((totals[:, 0] / cases - expected) / (1 - expected))


def _draws(said: Floats, bootstraps: int, seed: int) -> Floats:
    if not bootstraps:
        return np.empty(0)
    columns = np.column_stack([_pairs(said), said])
    totals = drawn_totals(columns, bootstraps, np.random.default_rng(seed))
    return _kappa(totals, np.full(bootstraps, float(len(said))), int(said[0].sum()))


def _test(said: Floats, value: float) -> Test:
    n, raters = len(said), said[0].sum()
    share = said.sum(axis=0) / said.sum()
    both = share * (1 - share)
    spread = 2 * (both.sum() ** 2 - np.sum(both * (1 - 2 * share))) / (n * raters * (raters - 1))
    statistic = float(value * both.sum() / np.sqrt(spread))
    return Test("no agreement beyond chance", statistic, float(two_sided(statistic)))


def _table(ratings: Ratings, said: Floats) -> Table:
    """Of each value: its share, and how far raters agree on it against all others."""
    n, raters = len(said), said[0].sum()
    share = said.sum(axis=0) / said.sum()
    apart = np.sum(said * (raters - said), axis=0)
    rows = []
    for value, one, off in zip(ratings.values, share.tolist(), apart.tolist(), strict=True):
        told = None if one in (0, 1) else 1 - off / float(n * raters * (raters - 1) * one * (1 - one))
        rows.append((value, one, told))
    return Table("values", ("", "share", "kappa"), tuple(rows))


def _sentence(found: Estimate, raters: int, n: int, level: float) -> Words:
    said = Words(
        "{raters} raters of {n} cases agree beyond chance by {value} of what is possible (Fleiss' kappa).",
        raters=raters,
        n=n,
        value=f"{found.value:.2f}",
    )
    return said if found.low is None or found.high is None else bounded(said, found, level)


def bounded(said: Words, found: Estimate, level: float) -> Words:
    return Words(
        "{said} Other cases like these would give between {low} and {high} ({level}).",
        said=said,
        low=f"{found.low:.2f}",
        high=f"{found.high:.2f}",
        level=f"{level:.0%}",
    )


R_LINES = (
    "x <- na.omit(x); m <- ncol(x)",
    "s <- t(apply(x, 1, function(row) table(factor(trimws(row), v)))); p <- colSums(s) / sum(s)",
    "k <- (mean(rowSums(s * (s - 1)) / (m * (m - 1))) - sum(p^2)) / (1 - sum(p^2))",
)
