"""Turning factors so that each sort goes with few of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samenspel.methods.evidence.data import Floats

STEPS = 1000


def varimax(loadings: Floats, stop: float) -> Floats:
    """Of loadings (n, k), turned (n, k): Kaiser's criterion on rows of equal length (Kaiser 1958, doi
    10.1007/BF02289233), by the singular vectors of its gradient; ends when a step gains no more than this
    share."""
    n, k = loadings.shape
    if k < 2:
        return loadings
    lengths = np.sqrt(np.sum(loadings**2, axis=1))
    rows = np.divide(loadings, lengths[:, None], out=np.zeros_like(loadings), where=lengths[:, None] > 0)
    turn, before = np.eye(k), 0.0
    for _step in range(STEPS):
        turned = rows @ turn
        gradient = rows.T @ (turned**3 - turned * (np.sum(turned**2, axis=0) / n))
        left, sizes, right = np.linalg.svd(gradient)
        turn, size = left @ right, float(sizes.sum())
        if size <= before * (1 + stop):
            break
        before = size
    return np.asarray(loadings @ turn)


def by_hand(loadings: Floats, turns: Sequence[tuple[int, int, float]]) -> Floats:
    """Pairs of factors (counted from 0) turned in their plane, in this order: by an angle in degrees, from
    the first to the second."""
    found = loadings.copy()
    for one, other, degrees in turns:
        angle = np.radians(degrees)
        cos, sin = np.cos(angle), np.sin(angle)
        first, second = found[:, one].copy(), found[:, other].copy()
        found[:, one], found[:, other] = cos * first + sin * second, cos * second - sin * first
    return found
