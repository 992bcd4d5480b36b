"""Factors turned so that each row goes with few of them."""

from __future__ import annotations

import numpy as np

from .data import Floats

MOST_TURNS = 20_000


def varimax(rows: Floats, stop: float) -> Floats:
    """The turn (k, k) of loadings (n, k) by Kaiser's criterion (Kaiser 1958, doi 10.1007/BF02289233), from
    the singular vectors of its gradient; ends when a step gains less than the share `stop`."""
    turn, before = np.eye(rows.shape[1]), 0.0
    for _ in range(MOST_TURNS):
        turned = rows @ turn
        left, sizes, right = np.linalg.svd(rows.T @ (turned**3 - turned * np.mean(turned**2, axis=0)))
        turn, size = left @ right, float(sizes.sum())
        if size <= before or size < before * (1 + stop):
            break
        before = size
    return np.asarray(turn)


def facing_up(loadings: Floats) -> Floats:
    """(…, n, k): each factor with more above 0 than below."""
    return np.asarray(loadings * np.where(loadings.sum(axis=-2, keepdims=True) < 0, -1, 1))
