"""Means and covariances of answers, of all who answered everything or pair by pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Names
from samenspel.methods.evidence.drawing import Draws
from samenspel.methods.evidence.result import LeftOut
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .items import BLOCK, Items

ALIKE = 1e-10
Incomplete = Literal["listwise", "pairwise"]


@dataclass(frozen=True, eq=False)
class Moments:
    """`n` people; `counts`, `means` and `cov` are (k, k): of the answers to the row's item by those who
    answered the column's item too. A covariance is divided by its count less 1."""

    names: tuple[str, ...]
    n: int
    counts: Floats
    means: Floats
    cov: Floats
    left_out: tuple[LeftOut, ...] = ()

    @property
    def mean(self) -> Floats:
        """(k,)"""
        return np.diag(self.means)

    @property
    def sd(self) -> Floats:
        """(k,)"""
        return np.asarray(np.sqrt(np.diag(self.cov)))

    @property
    def correlations(self) -> Floats:
        """(k, k)"""
        return to_correlations(self.cov)

    @property
    def eigenvalues(self) -> Floats:
        """(k,): of the correlations, the largest first."""
        return np.asarray(np.linalg.eigvalsh(self.correlations)[::-1])


def to_correlations(cov: Floats) -> Floats:
    """Of covariances (…, k, k)."""
    sd = np.sqrt(np.einsum("...ii->...i", cov))
    return np.asarray(cov / (sd[..., :, None] * sd[..., None, :]))


def moments(items: Items, incomplete: Incomplete = "listwise") -> Moments:
    """Raises UnfitData for an item that is the same in every answer, and for fewer people than items."""
    used, left_out = _used(items, incomplete)
    k = len(items.names)
    counts, sums, products = np.zeros((k, k)), np.zeros((k, k)), np.zeros((k, k))
    shift = np.array([_centre(items.column(name)) for name in items.names])
    for rows in used_blocks(items, incomplete):
        parts = _sums(rows, shift, incomplete)
        counts, sums, products = counts + parts[0], sums + parts[1], products + parts[2]
    _check_pairs(items.names, counts)
    means = sums / counts
    cov = (products - means * sums.T) / (counts - 1)
    found = Moments(items.names, int(used.sum()), counts, means + shift[:, None], cov, left_out)
    check_spread(items.names, found.n, found.mean, cov)
    return found


def used_matrix(items: Items, incomplete: Incomplete = "listwise") -> Floats:
    """(n, k)"""
    return np.concatenate(list(used_blocks(items, incomplete)))


def used_blocks(items: Items, incomplete: Incomplete) -> Iterator[Floats]:
    """The answers of who answered everything, or something."""
    used, _left_out = _used(items, incomplete)
    for place, block in enumerate(items.blocks()):
        kept = used[place * BLOCK : (place + 1) * BLOCK]
        yield block if kept.all() else block[kept]


def _used(items: Items, incomplete: Incomplete) -> tuple[Booleans, tuple[LeftOut, ...]]:
    if incomplete == "listwise":
        return items.data.complete(items.names)
    used = np.any([items.data.is_answered(name) for name in items.names], axis=0)
    lost = int(np.sum(~used))
    return used, (LeftOut(lost, Words("no answer to any item")),) if lost else ()


def _centre(column: Floats) -> float:
    """Near the mean, so that no digits are lost: of the first who answered."""
    answered = column[:BLOCK][~np.isnan(column[:BLOCK])]
    return float(answered.mean()) if answered.size else 0.0


def _sums(rows: Floats, shift: Floats, incomplete: Incomplete) -> tuple[Floats | float, Floats, Floats]:
    """Of answers (n, k): counts, sums and products of pairs, each (k, k)."""
    rows = rows - shift
    if incomplete == "listwise":
        return float(len(rows)), rows.sum(axis=0)[:, None], rows.T @ rows
    there = (~np.isnan(rows)).astype(float)
    rows = np.nan_to_num(rows)
    return there.T @ there, rows.T @ there, rows.T @ rows


def drawn_covariances(matrix: Floats, draws: Draws) -> Floats:
    """(draws, k, k): of as many people as there are in answers (n, k), drawn with replacement; pair by pair
    where answers are missing."""
    k = matrix.shape[1]
    one, other = np.triu_indices(k)
    products, sums, others, counts = _drawn_pairs(matrix, draws)
    found = np.full((draws.number, k, k), np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        found[:, one, other] = found[:, other, one] = (products - sums * others / counts) / (counts - 1)
    return found


def _drawn_pairs(matrix: Floats, draws: Draws) -> tuple[Floats, Floats, Floats, Floats | float]:
    """Of each pair of items: sums of products, of the one, of the other, and how many answered both."""
    there = ~np.isnan(matrix)
    one, other = np.triu_indices(matrix.shape[1])
    centred = np.where(there, matrix - np.nanmean(matrix, axis=0), 0)
    products = centred[:, one] * centred[:, other]
    if there.all():
        products, sums = np.split(draws.totals(np.hstack([products, centred])), [len(one)], axis=1)
        return products, sums[:, one], sums[:, other], float(len(matrix))
    columns = [products, centred[:, one] * there[:, other], centred[:, other] * there[:, one]]
    both = (there[:, one] & there[:, other]).astype(float)
    products, sums, others, counts = np.split(draws.totals(np.hstack([*columns, both])), 4, axis=1)
    return products, sums, others, counts


def _check_pairs(names: Names, counts: Floats) -> None:
    if (few := np.argwhere(counts < 2)).size:
        one, other = few[0]
        raise refuse(
            N_("Fewer than two people answered both “{one}” and “{other}”."),
            one=names[one],
            other=names[other],
        )


def check_spread(names: Names, n: int, mean: Floats, cov: Floats) -> None:
    """Refuses an item that is the same in every answer, and fewer people than items."""
    if n <= len(names):
        raise refuse(N_("{n} people are too few for {k} items."), n=n, k=len(names))
    same = np.diag(cov) <= ALIKE * np.maximum(mean**2, ALIKE)
    if same.any():
        raise refuse(
            N_("“{name}” has the same answer from everybody; leave it out."),
            name=names[int(np.argmax(same))],
        )


def check_independent(names: Names, matrix: Floats) -> None:
    """Refuses covariances or correlations (k, k) of items that follow from each other, with their names."""
    values, vectors = np.linalg.eigh(to_correlations(matrix))
    if values[0] > ALIKE:
        return
    if values[0] < -ALIKE:
        raise refuse(
            N_(
                "The pairs of items were answered by too different people to be weighed together; use "
                "listwise."
            )
        )
    weight = np.abs(vectors[:, 0])
    involved = [names[place] for place in np.flatnonzero(weight > 1e-4 * weight.max()).tolist()]
    raise refuse(N_("These items follow from each other; leave one out: {names}."), names=", ".join(involved))
