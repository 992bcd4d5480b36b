"""Turning factors so that each sort goes with few of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samenspel.methods.evidence import turning
from samenspel.methods.evidence.data import Floats


def varimax(loadings: Floats, stop: float) -> Floats:
    """Of loadings (n, k), turned (n, k), as is found for rows of equal length; ends when a step gains no more
    than the share `stop`."""
    if loadings.shape[1] < 2:
        return loadings
    lengths = np.sqrt(np.sum(loadings**2, axis=1))
    rows = np.divide(loadings, lengths[:, None], out=np.zeros_like(loadings), where=lengths[:, None] > 0)
    return np.asarray(loadings @ turning.varimax(rows, stop))


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
