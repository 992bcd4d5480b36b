"""Factors behind correlations: maximum likelihood and least squares (minres), of many matrices at once.

Both are functions of the uniquenesses alone: the eigenvalues t and vectors w of a matrix they change say what
the factors leave over (Jöreskog 1967, doi 10.1007/BF02289658; Harman & Jones 1966, doi 10.1007/BF02289468).
Newton's steps with the exact Hessian; no uniqueness goes below 0.005, as in R.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Names
from samenspel.methods.evidence.turning import facing_up
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

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

    def bound(self, names: Names) -> list[Words]:
        """The note on each item that is at its bound; of one matrix."""
        said = N_("“{name}” is all factor: its own variance would be negative and is held at 0.005.")
        return [Words(said, name=names[place]) for place in np.flatnonzero(self.at_bound).tolist()]

    def chi_square(self, n: int) -> tuple[float, int]:
        """That these factors are enough, of one matrix of `n` people; with Bartlett's correction, as in R's
        factanal, and 0 degrees of freedom where nothing is left to test."""
        k, m = self.loadings.shape
        corrected = n - 1 - (2 * k + 5) / 6 - 2 * m / 3
        return max(0.0, corrected * float(self.misfit)), ((k - m) ** 2 - k - m) // 2


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
    begun = _start(stack, m) if start is None else start
    begun = np.broadcast_to(np.clip(begun, 2 * LOWEST, 1), stack.shape[:2])
    place, settled = _settle(stack, m, extraction, np.log(begun) if extraction == "ml" else begun)
    unique = np.exp(place.x) if extraction == "ml" else place.x
    return Extracted(
        _loadings(stack, unique, m, extraction).reshape(*shape, k, m),
        unique.reshape(*shape, k),
        place.value.reshape(shape),
        settled.reshape(shape),
    )


def _start(stack: Floats, m: int) -> Floats:
    """(b, k): what the other items leave of each, less what so many factors take (Jöreskog)."""
    return np.asarray((1 - m / (2 * stack.shape[-1])) / np.einsum("bii->bi", np.linalg.inv(stack)))


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
    looked = _look_ml if extraction == "ml" else _look_minres
    value, slope, lost, vectors, weights = looked(stack, x, m)
    gradient = np.einsum("bj,bij->bi", slope, lost**2)
    return _Place(x, value, gradient, _hessian(lost, vectors, weights))


def _look_ml(stack: Floats, x: Floats, m: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """At the logarithms of uniquenesses: the function, its slopes in what is left over, the vectors of that,
    all vectors, and the weights of pairs of these in the Hessian."""
    root, rest = np.exp(x / -2), stack.shape[-1] - m
    values, vectors = np.linalg.eigh(stack * root[:, :, None] * root[:, None, :])
    left, top = values[:, :rest], values[:, rest:]
    slope = 1 - left
    among = (left[:, :, None] + left[:, None, :]) / 2
    across = slope[:, :, None] * (top[:, None, :] + left[:, :, None]) / _apart(top, left)
    value = np.sum(left - np.log(left) - 1, axis=1)
    return value, slope, vectors[:, :, :rest], vectors, np.concatenate([among, across], axis=2)


def _look_minres(stack: Floats, x: Floats, m: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """As _look_ml, at the uniquenesses themselves."""
    k, rest = stack.shape[-1], stack.shape[-1] - m
    values, vectors = np.linalg.eigh(stack - x[:, :, None] * np.eye(k))
    left, top = values[:, :rest], values[:, rest:]
    among = np.ones((len(stack), rest, rest))
    across = -2 * left[:, :, None] / _apart(top, left)
    weights = np.concatenate([among, across], axis=2)
    return np.sum(left**2, axis=1) / 2, -left, vectors[:, :, :rest], vectors, weights


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
    return facing_up(found[:, :, ::-1][:, :, :m])
