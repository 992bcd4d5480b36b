"""How likely a count at least this large is."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

SMALLEST = 1e-300
NEGLIGIBLE = 1e-16


def tail(least: int, mean: float, spread: float) -> float:
    """P(X ≥ least) for a negative binomial count of this mean, and variance mean + spread mean².

    `spread` (above 0) is the squared coefficient of variation of what the mean itself varies by. Summed term
    by term; between SMALLEST and 1. Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions, ch. 5.
    """
    if least <= 0:
        return 1.0
    if mean <= 0:
        return SMALLEST
    if least <= mean:
        return min(1.0, max(SMALLEST, 1 - sum(exp(_log_mass(k, mean, 1 / spread)) for k in range(least))))
    return _upward(least, mean, 1 / spread)


def _upward(least: int, mean: float, size: float) -> float:
    """Beyond the mean the terms only fall, each by a known ratio."""
    share, term, total, k = mean / (mean + size), 1.0, 0.0, least
    while term > NEGLIGIBLE * total:
        total += term
        term *= (k + size) / (k + 1) * share
        k += 1
    return max(SMALLEST, exp(_log_mass(least, mean, size)) * total)


def _log_mass(k: int, mean: float, size: float) -> float:
    ways = lgamma(k + size) - lgamma(size) - lgamma(k + 1)
    return ways - size * log1p(mean / size) + k * (log(mean) - log(mean + size))
