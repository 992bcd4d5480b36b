"""What each factor says of each statement, and on which statements factors differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats

OF_ONE = 0.8
"""How well a person's sort is expected to agree with their next (Brown 1980, pp. 244-247)."""
FULL = 1 - 1e-9
AT_95, AT_99 = 1.96, 2.58


@dataclass(frozen=True, eq=False)
class Scores:
    """`z` and `scores` (statements, k): standardised, and in the forced distribution; `reliability` and
    `error` (k,) of a factor's scores; `flags` (sorters, k)."""

    z: Floats
    scores: Floats
    reliability: Floats
    error: Floats
    flags: Booleans

    def differs(self, sure: float = AT_95) -> Booleans:
        """(statements, k, k): whether two factors differ on a statement by more than `sure` standard
        errors of the difference."""
        gaps = np.abs(self.z[:, :, None] - self.z[:, None, :])
        errors = np.sqrt(self.error[:, None] ** 2 + self.error[None] ** 2)
        return np.asarray(gaps > sure * errors)

    def distinguishes(self, sure: float = AT_95) -> Booleans:
        """(statements, k): whether a factor differs from every other on a statement."""
        k = self.z.shape[1]
        return np.asarray((self.differs(sure) | np.eye(k, dtype=bool)).all(axis=2) & (k > 1), bool)

    def is_consensus(self, sure: float = AT_95) -> Booleans:
        """(statements,): whether no two factors differ on it."""
        return np.asarray(~self.differs(sure).any(axis=(1, 2)), bool)


def scored(places: Floats, loadings: Floats, flags: Booleans, distribution: Floats) -> Scores:
    """Sorts (statements, sorters) weighed by l/(1 - l^2) where they are flagged (Spearman 1927; Brown
    1980)."""
    bounded = np.clip(loadings, -FULL, FULL)
    weights = np.where(flags, bounded / (1 - bounded**2), 0.0)
    raw = places @ weights
    z = (raw - raw.mean(axis=0)) / raw.std(axis=0, ddof=1)
    counts = flags.sum(axis=0)
    reliability = OF_ONE * counts / (1 + (counts - 1) * OF_ONE)
    scores = np.column_stack([_placed(column, distribution) for column in z.T])
    return Scores(z, scores, reliability, np.sqrt(1 - reliability), flags)


def _placed(z: Floats, distribution: Floats) -> Floats:
    """The place in the distribution by rank; statements that tie share the place of their mean rank."""
    _levels, level_of, counts = np.unique(z, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    mean_rank = last - (counts - 1) / 2
    return np.asarray(distribution[(np.floor(mean_rank).astype(int) - 1)[level_of]])
