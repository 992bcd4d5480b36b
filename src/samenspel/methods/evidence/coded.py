"""Columns of words and of numbers as levels: of each row the place of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Coded = tuple[NDArray[np.int64], tuple[str, ...]]


def coded_texts(column: Sequence[str | None]) -> Coded:
    levels = sorted({text for text in column if text is not None}, key=order_of)
    places = {None: -1} | {level: place for place, level in enumerate(levels)}
    return np.fromiter(map(places.__getitem__, column), int, len(column)), tuple(levels)


def coded_numbers(column: NDArray[np.float64]) -> Coded:
    answered = ~np.isnan(column)
    levels, places = _unique(column[answered])
    codes = np.full(len(column), -1)
    codes[answered] = places
    return codes, tuple(f"{level:.15g}" for level in levels.tolist())


def _unique(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The different values in order, and the place of each: without sorting where they are whole and near
    each other."""
    low, high = (values.min(), values.max()) if values.size else (0.0, 0.0)
    if high - low > max(1000, 4 * values.size) or (values != np.floor(values)).any():
        levels, places = np.unique(values, return_inverse=True)
        return levels, places
    whole = (values - low).astype(np.int64)
    seen = np.bincount(whole) > 0
    return np.flatnonzero(seen) + low, (np.cumsum(seen) - 1)[whole]


def order_of(text: str) -> tuple[bool, float, str]:
    """Numbers by size before words by the alphabet."""
    try:
        return False, float(text), text
    except ValueError:
        return True, 0.0, text
