"""The usual ups and downs of a series: limits of an XmR chart."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import fmean

from .series import Series

WIDTH = Fraction(266, 100)
"""Three sigma of a mean moving range of two: 3 / 1.128 (Wheeler 1993, Understanding Variation)."""


@dataclass(frozen=True)
class Limits:
    """Nearly all values lie from `low` to `high` while nothing but the usual goes on; `n` values say so."""

    middle: float
    low: float
    high: float
    n: int

    def holds(self, value: Fraction) -> bool:
        return self.low <= value <= self.high


def limits_of(series: Series) -> Limits | None:
    """From the mean of what neighbouring periods differ, not across gaps; None where none are neighbours.
    What never was below 0 has no limit below 0."""
    steps = [abs(b.value - a.value) for run in series.runs() for a, b in pairwise(run)]
    if not steps:
        return None
    values = series.values
    middle = Fraction(sum(values), len(values))
    reach = WIDTH * Fraction(sum(steps), len(steps))
    low = middle - reach
    if min(values) >= 0:
        low = max(low, Fraction(0))
    return Limits(float(middle), float(low), float(middle + reach), len(values))


def mean_of(series: Series) -> float:
    return fmean(map(float, series.values))
