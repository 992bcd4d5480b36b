"""Many voters of one age: each age beside what its neighbours let expect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .tails import tail

Counts = np.ndarray
OLDEST = 110
REACH = 4
LEAST_SPREAD = 0.01
MEDIAN_SQUARE = 0.4549364
"""The median of the square of a standard normal deviate."""
ROUGHNESS = 0.2
"""The variance of a median of 2 × REACH Poisson counts, in units of their mean: π/2 ÷ 8."""


@dataclass(frozen=True)
class AgeCount:
    age: int
    votes: int
    expected: float
    p: float


def ages_beside_neighbours(votes: Mapping[int, int]) -> list[AgeCount]:
    """Every age from 0 to OLDEST, with how many voters its neighbours let expect and the chance of so many.

    `votes` maps ages in years to numbers of voters; ages outside are left out. An age is expected to have as
    many voters as the middle one of the REACH ages on each side; of the younger side, the older side and
    both, the one that expects most counts, so that where voting begins (at 16, say) or a generation ends is
    no surprise. Where people name round ages or years more often than others, all that end in the same digit
    are expected to. The chance is that of a negative binomial count, whose spread between neighbouring ages
    is measured (by the median, so that single ages hardly move it) on the ages that this one has no part in.
    Hence more voters of one age never make that age less surprising. Multiplied by the number of ages (after
    Bonferroni); at most 1.
    """
    counts = np.array([votes.get(age, 0) for age in range(OLDEST + 1)], float)
    both, most = _expected(counts)
    found = []
    for age in range(OLDEST + 1):
        apart = np.abs(np.arange(OLDEST + 1) - age) > REACH
        expected = max(most[age] * _heaping(counts, both, apart, age), 0.5)
        spread = _spread(counts, both, apart) + ROUGHNESS / expected
        p = min(1.0, tail(int(counts[age]), expected, spread) * (OLDEST + 1))
        found.append(AgeCount(age, int(counts[age]), expected, p))
    return found


def _expected(counts: Counts) -> tuple[Counts, Counts]:
    """By the neighbours on both sides; and by the side that expects most."""
    both, most = np.zeros_like(counts), np.zeros_like(counts)
    for age in range(len(counts)):
        younger, older = counts[max(0, age - REACH) : age], counts[age + 1 : age + 1 + REACH]
        both[age] = np.median(np.concatenate([younger, older]))
        sides = [np.median(side) for side in (younger, older) if len(side)]
        most[age] = max(both[age], *sides)
    return both, most


def _spread(counts: Counts, both: Counts, apart: Counts) -> float:
    """The median of what each age says: (difference² ÷ MEDIAN_SQUARE, less counting) ÷ expected²."""
    told = apart & (both >= 5)
    if not told.any():
        return LEAST_SPREAD
    expected = both[told]
    squares = (counts[told] - expected) ** 2 / MEDIAN_SQUARE
    return max(LEAST_SPREAD, float(np.median((squares - (1 + ROUGHNESS) * expected) / expected**2)))


def _heaping(counts: Counts, both: Counts, apart: Counts, age: int) -> float:
    """How much more often ages that end in the same digit are named than their neighbours; at least 1."""
    alike = apart & (np.arange(len(counts)) % 10 == age % 10) & (both >= 5)
    if alike.sum() < 3:
        return 1.0
    return max(1.0, float(np.median(counts[alike] / both[alike])))
