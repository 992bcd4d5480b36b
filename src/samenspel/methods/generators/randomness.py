"""Chance that comes out the same everywhere: drawn from raw bits, with arithmetic that IEEE 754 fixes.

NumPy promises that the bits of PCG64 and SeedSequence stay the same, but not what its distributions make of
them. So everything here is made of those bits by comparing, adding, multiplying and sorting: the same seed
gives the same instance with any NumPy, on any machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


class Stream:
    """Endless chance of one seed; each `path` of numbers below a seed is a stream of its own."""

    def __init__(self, seed: int, *path: int) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=path))

    def uniform(self, *shape: int) -> Floats:
        """At least 0 and below 1, in steps of 2^-53."""
        raw = self._bits.random_raw(int(np.prod(shape, dtype=np.int64)))
        return (raw >> np.uint64(11)).astype(np.float64).reshape(shape) * 2.0**-53

    def below(self, limit: int, *shape: int) -> Integers:
        """Whole numbers from 0 to limit - 1, alike but for 2^-53 times the limit."""
        return whole(self.uniform(*shape) * limit)

    def order(self, length: int) -> Integers:
        """The numbers from 0 to length - 1 in any order."""
        return whole(np.argsort(self.uniform(length), kind="stable"))

    def choose(self, weights: Sequence[float] | Floats, *shape: int) -> Integers:
        """Places in `weights`, each with a chance in proportion to its weight."""
        sums = np.cumsum(np.asarray(weights, dtype=np.float64))
        places = np.searchsorted(sums, self.uniform(*shape) * sums[-1], side="right")
        return whole(np.minimum(places, len(sums) - 1))


def whole(values: npt.NDArray[Any]) -> Integers:
    """Without what is behind the point."""
    return values.astype(np.int64)


def quantile(knots: Sequence[float], shares: Floats) -> Floats:
    """The value below which a share (0 to 1) lies, between evenly spaced `knots` by straight lines."""
    values = np.array(knots, dtype=np.float64)
    places = shares * (len(values) - 1)
    left = np.minimum(places.astype(np.int64), len(values) - 2)
    found: Floats = values[left] + (places - left) * (values[left + 1] - values[left])
    return found
