"""How often honest elections show a sign, as `./samenspel bench` measured it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True)
class Rate:
    """`alarms` of `tried` elections showed it; where they are not real, they were simulated."""

    alarms: int
    tried: int
    is_real: bool

    @property
    def most(self) -> float:
        """The upper end of the 95 % interval."""
        return interval(self.alarms, self.tried)[1]


RATES = {
    "age": Rate(0, 19, is_real=True),
    "impossible": Rate(3, 46, is_real=True),
    "origin": Rate(11, 220, is_real=False),
    "origin-alone": Rate(11, 220, is_real=False),
    "contact": Rate(0, 220, is_real=False),
    "contacts": Rate(2, 220, is_real=False),
}
"""As in docs/reference/figures.md; thresholds were fixed on other elections than these."""


def fixes_thresholds(name: str) -> bool:
    """Whether an election is of the half on which thresholds are fixed; the others are only reported on."""
    return hashlib.sha256(name.encode()).digest()[-1] % 2 == 0


def interval(alarms: int, tried: int, doubt: float = 0.05) -> tuple[float, float]:
    """Of a rate, exact: Clopper and Pearson, Biometrika 26 (1934), 404-413."""
    lower = 0.0 if alarms == 0 else _solve(lambda p: 1 - _at_most(alarms - 1, tried, p), doubt / 2)
    upper = 1.0 if alarms == tried else _solve(lambda p: -_at_most(alarms, tried, p), -doubt / 2)
    return lower, upper


def _at_most(k: int, tried: int, p: float) -> float:
    return sum(comb(tried, i) * p**i * (1 - p) ** (tried - i) for i in range(k + 1))


def _solve(rising: Callable[[float], float], value: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return high
