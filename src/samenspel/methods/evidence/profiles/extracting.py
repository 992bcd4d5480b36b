"""Factors of people who sorted alike."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats
from samenspel.methods.evidence.turning import facing_up

STEPS = 1000
CLOSE = 1e-10


def principal(correlations: Floats, factors: int) -> tuple[Floats, Floats]:
    """Principal components of correlations (n, n): loadings (n, k), each factor with a positive sum, and all
    eigenvalues (n,), the largest first."""
    values, vectors = np.linalg.eigh(correlations)
    values, vectors = values[::-1], vectors[:, ::-1][:, :factors]
    loadings = vectors * np.sqrt(np.maximum(values[:factors], 0))
    return facing_up(loadings), values


def centroid(correlations: Floats, factors: int) -> Floats:
    """Loadings (n, k) by the centroids of sorts that were turned until they point one way; a sort's own
    correlation is what the factor explains of it, found by repeating (Brown 1980, ISBN 9780300023237,
    pp. 208-224)."""
    left = correlations - np.diag(np.diag(correlations))
    found = []
    for _factor in range(factors):
        signs = _one_way(left)
        aligned = left * np.outer(signs, signs)
        sums = aligned.sum(axis=0)
        loadings = _settled(sums, sums / (len(sums) - 1))
        found.append(signs * loadings)
        left = (aligned - np.outer(loadings, loadings)) * np.outer(signs, signs)
        np.fill_diagonal(left, 0)
    return np.column_stack(found)


def flagged(loadings: Floats, statements: int) -> Booleans:
    """(n, k): sorts that define a factor: their loading is beyond chance (p < .05) and more than half of what
    the factors explain of them."""
    squares = loadings**2
    beyond = np.abs(loadings) > 1.96 / np.sqrt(statements)
    return np.asarray(beyond & (squares > squares.sum(axis=1, keepdims=True) - squares))


def _one_way(correlations: Floats) -> Floats:
    """Signs (n,) that make every sort go with the others on the whole: the one that goes against them most is
    turned first. Each turn raises the sum of all correlations, so that it ends."""
    signs = np.ones(len(correlations))
    sums = correlations.sum(axis=0)
    while (sums < -CLOSE).any():
        worst = int(np.argmin(sums))
        signs[worst] *= -1
        aligned = correlations * np.outer(signs, signs)
        sums = aligned.sum(axis=0)
    return signs


def _settled(sums: Floats, explained: Floats) -> Floats:
    for _step in range(STEPS):
        total = sums + explained
        loadings = total / np.sqrt(total.sum())
        if np.abs(loadings**2 - explained).max() < CLOSE:
            break
        explained = loadings**2
    return np.asarray(loadings)
