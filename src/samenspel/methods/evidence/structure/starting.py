"""Where the steps begin: each factor as the first principal component of its items."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from samenspel.methods.evidence.data import Floats

from .model import ERROR, INTERCEPT, LATENT, LOADING, Block, Model

LEAST = 0.1


def start_of(model: Model, moments: list[tuple[Floats, Floats]]) -> Floats:
    """(q,), from the means (p,) and covariances (p, p) of each group."""
    found = np.zeros(len(model.labels))
    for block, (mean, cov) in zip(model.blocks, moments, strict=True):
        for entry, value in zip(block.entries, _of_block(block, mean, cov), strict=True):
            found[model.labels.index(entry.label)] = value
    return found


def _of_block(block: Block, mean: Floats, cov: Floats) -> list[float]:
    loadings, latent = _components(block, cov)
    values: dict[int, Callable[[int, int], float]] = {
        LOADING: lambda row, column: loadings[row, column],
        LATENT: lambda row, column: latent[row, column],
        ERROR: lambda row, column: cov[row, row] / 2 if row == column else 0.0,
        INTERCEPT: lambda row, column: mean[row],
    }
    return [float(values.get(one.kind, _nought)(one.row, one.column)) for one in block.entries]


def _nought(row: int, column: int) -> float:
    return 0.0


def _components(block: Block, cov: Floats) -> tuple[Floats, Floats]:
    """Loadings (p, m) and covariances (m, m) of the components, in the unit of each factor's first item."""
    p, m = block.fixed.shape
    loadings, weights = block.fixed.copy(), np.zeros((p, m))
    for column in range(m):
        first = int(np.argmax(block.fixed[:, column]))
        rest = [one.row for one in block.entries if one.kind == LOADING and one.column == column]
        own = [first, *rest]
        vector = np.linalg.eigh(cov[np.ix_(own, own)])[1][:, -1]
        unit = vector[0] if abs(vector[0]) > LEAST else np.copysign(LEAST, vector[0])
        loadings[rest, column] = vector[1:] / unit
        weights[own, column] = vector * unit
    return loadings, 0.8 * weights.T @ cov @ weights
