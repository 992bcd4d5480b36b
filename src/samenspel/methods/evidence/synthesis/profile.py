"""How far a variance may be from its estimate: until the likelihood, as high as it then can be, is too low.

Within the interval twice the restricted log-likelihood falls by no more than the quantile of chi-square with
one degree of freedom (Hardy & Thompson 1996, Statistics in Medicine 15(6), 619-629).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.chances import quantile_chi2
from samenspel.methods.evidence.data import Floats

from .nested import Fitted, Nested, climbed

SAME = 1e-10


@dataclass(frozen=True, eq=False)
class Profile:
    """Of the variance at a place (0 between clusters, 1 within): the likelihood at its top, and how far it
    may fall."""

    nested: Nested
    variances: Floats
    top: Fitted
    place: int
    room: float

    def bounds(self) -> tuple[float, float]:
        """0 where the likelihood is high enough down to 0."""
        value = float(self.variances[self.place])
        low = 0.0 if value == 0 or self.below(0.0) <= 0 else self._crossing(0.0, value)
        high = max(2 * value, float(self.nested.studies.variances.min()))
        while self.below(high) < 0:
            high *= 2
        return low, self._crossing(value, high)

    def below(self, value: float) -> float:
        """How far the likelihood at a value is below what it may be, as the other variance suits it best."""
        there = self.variances.copy()
        there[self.place] = value
        return self.top.height - climbed(self.nested, there, [self.place])[1].height - self.room

    def _crossing(self, one: float, other: float) -> float:
        from scipy.optimize import brentq

        return float(brentq(self.below, one, other, xtol=SAME * other, rtol=SAME))


def profiled(nested: Nested, variances: Floats, top: Fitted, level: float) -> Floats:
    """(2, 2) of both variances the ends of their intervals."""
    room = quantile_chi2(level, 1)
    return np.array([Profile(nested, variances, top, place, room).bounds() for place in (0, 1)])
