"""Factors behind correlations: maximum likelihood and least squares (minres), of many matrices at once.

Both are functions of the uniquenesses alone: the eigenvalues t and vectors w of a matrix they change say what
the factors leave over (Jöreskog 1967, doi 10.1007/BF02289658; Harman & Jones 1966, doi 10.1007/BF02289468).
Newton's steps with the exact Hessian; no uniqueness goes below 0.005, as in R.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

LOWEST = 0.005
MOST_STEPS = 200
AT_REST = 1e-16
Extraction = Literal["ml", "minres"]


@dataclass(frozen=True, eq=False)
class Extracted:
    """Of each matrix: `loadings` (…, k, m), `uniquenesses` (…, k), `misfit` (…), the least value of the
    function, and whether the steps came to rest (…)."""

    loadings: Floats
    uniquenesses: Floats
    misfit: Floats
    settled: Booleans

    @property
    def at_bound(self) -> Booleans:
        """(…, k)"""
        return np.asarray(self.uniquenesses <= LOWEST * 1.0001)


@dataclass(frozen=True, eq=False)
class _Place:
    """Where the steps stand: what is moved (b, k), the function (b,), its gradient and Hessian."""

    x: Floats
    value: Floats
    gradient: Floats
    hessian: Floats


def extract(
    correlations: Floats, m: int, extraction: Extraction = "ml", start: Floats | None = None
) -> Extracted:
    """`m` factors of correlations (…, k, k) that are no one's combination of others; the steps may `start`
    from uniquenesses (k,)."""
    shape, k = correlations.shape[:-2], correlations.shape[-1]
    stack = correlations.reshape(-1, k, k)
    if start is None:
        start = (1 - m / (2 * k)) / np.einsum("bii->bi", np.linalg.inv(stack))
    start = np.broadcast_to(np.clip(start, 2 * LOWEST, 1), stack.shape[:2])
    place, settled = _settle(stack, m, extraction, np.log(start) if extraction == "ml" else start)
    unique = np.exp(place.x) if extraction == "ml" else place.x
    return Extracted(
        _loadings(stack, unique, m, extraction).reshape(*shape, k, m),
        unique.reshape(*shape, k),
        place.value.reshape(shape),
        settled.reshape(shape),
    )


def extract_one(correlations: Floats, m: int, extraction: Extraction = "ml") -> Extracted:
    """Of one matrix (k, k); refuses steps that come to no rest."""
    found = extract(correlations, m, extraction)
    if not found.settled:
        raise refuse(N_("The steps came to no rest with {factors} factors; try fewer."), factors=m)
    return found


def _settle(stack: Floats, m: int, extraction: Extraction, start: Floats) -> tuple[_Place, Booleans]:
    """Newton's steps for all matrices, each shortened where its function would rise."""
    lowest = np.log(LOWEST) if extraction == "ml" else LOWEST
    place, size, settled = _look(stack, start, m, extraction), np.ones(len(stack)), np.zeros(len(stack), bool)
    for _ in range(MOST_STEPS):
        step = _step(place, lowest)
        settled |= -np.sum(step * place.gradient, axis=1) < AT_REST
        next_place = _look(stack, np.maximum(place.x + size[:, None] * step, lowest), m, extraction)
        better = next_place.value <= place.value + 1e-14
        size = np.where(better, 1.0, size / 4)
        place = _chosen(better, next_place, place)
        if settled.all():
            break
    return place, settled


def _chosen(better: Booleans, one: _Place, other: _Place) -> _Place:
    if better.all():
        return one
    return _Place(
        np.where(better[:, None], one.x, other.x),
        np.where(better, one.value, other.value),
        np.where(better[:, None], one.gradient, other.gradient),
        np.where(better[:, None, None], one.hessian, other.hessian),
    )


def _step(place: _Place, lowest: float) -> Floats:
    """(b, k): Newton's, or down the gradient where Newton's would rise; what is at its bound and would go
    below it stays."""
    held = (place.x <= lowest) & (place.gradient > 0)
    gradient = np.where(held, 0, place.gradient)
    hessian = np.where(held[:, :, None] | held[:, None, :], 0, place.hessian)
    k = hessian.shape[-1]
    hessian[:, range(k), range(k)] += held + 1e-12
    step = -np.linalg.solve(hessian, gradient[:, :, None])[:, :, 0]
    rises = np.sum(step * gradient, axis=1) > -1e-4 * np.sum(gradient**2, axis=1)
    return np.clip(np.where(rises[:, None], -gradient, step), -1, 1)


def _look(stack: Floats, x: Floats, m: int, extraction: Extraction) -> _Place:
    k = stack.shape[-1]
    if extraction == "ml":
        root = np.exp(x / -2)
        values, vectors = np.linalg.eigh(stack * root[:, :, None] * root[:, None, :])
    else:
        values, vectors = np.linalg.eigh(stack - x[:, :, None] * np.eye(k))
    left, top = values[:, : k - m], values[:, k - m :]
    lost = vectors[:, :, : k - m]
    if extraction == "ml":
        value, slope = np.sum(left - np.log(left) - 1, axis=1), 1 - left
        among = (left[:, :, None] + left[:, None, :]) / 2
        across = slope[:, :, None] * (top[:, None, :] + left[:, :, None]) / _apart(top, left)
    else:
        value, slope = np.sum(left**2, axis=1) / 2, -left
        among = np.ones((1, k - m, k - m))
        across = -2 * left[:, :, None] / _apart(top, left)
    weights = np.concatenate([np.broadcast_to(among, (len(stack), k - m, k - m)), across], axis=2)
    gradient = np.einsum("bj,bij->bi", slope, lost**2)
    return _Place(x, value, gradient, _hessian(lost, vectors, weights))


def _apart(top: Floats, left: Floats) -> Floats:
    """(b, k - m, m): how far each eigenvalue that is a factor's stands above each that is left."""
    return np.asarray(np.maximum(top[:, None, :] - left[:, :, None], 1e-9))


def _hessian(lost: Floats, vectors: Floats, weights: Floats) -> Floats:
    """(b, k, k): sums over j and t of weights_jt w_ij w_lj w_it w_lt."""
    b, k, j = lost.shape
    pairs = (lost[:, :, None, :] * lost[:, None, :, :]).reshape(b, k * k, j)
    others = (vectors[:, :, None, :] * vectors[:, None, :, :]).reshape(b, k * k, k)
    return np.asarray(np.sum((pairs @ weights) * others, axis=2).reshape(b, k, k))


def _loadings(stack: Floats, unique: Floats, m: int, extraction: Extraction) -> Floats:
    """(b, k, m): the largest first, each with more loadings above 0 than below."""
    k = stack.shape[-1]
    if extraction == "ml":
        root = np.sqrt(unique)
        values, vectors = np.linalg.eigh(stack / (root[:, :, None] * root[:, None, :]))
        found = root[:, :, None] * vectors * np.sqrt(np.maximum(values - 1, 0))[:, None, :]
    else:
        values, vectors = np.linalg.eigh(stack - unique[:, :, None] * np.eye(k))
        found = vectors * np.sqrt(np.maximum(values, 0))[:, None, :]
    found = found[:, :, ::-1][:, :, :m]
    return np.asarray(found * np.where(found.sum(axis=1, keepdims=True) < 0, -1, 1))
