"""Whether items have enough in common for factors, and for how many."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.result import Test

PERCENTILE = 0.95


def sampling_adequacy(correlations: Floats) -> tuple[float, Floats]:
    """Kaiser, Meyer and Olkin's measure of all and of each item (k,): correlations against what is left of
    them when all other items are held (Kaiser & Rice 1974, doi 10.1177/001316447403400115)."""
    inverse = np.linalg.inv(correlations)
    sizes = np.sqrt(np.diag(inverse))
    partial = inverse / np.outer(sizes, sizes)
    plain, left = correlations**2, partial**2
    np.fill_diagonal(plain, 0)
    np.fill_diagonal(left, 0)
    each = plain.sum(axis=0) / (plain.sum(axis=0) + left.sum(axis=0))
    return float(plain.sum() / (plain.sum() + left.sum())), each


def sphericity(correlations: Floats, n: int) -> Test:
    """That no item goes with another (Bartlett 1951, doi 10.1093/biomet/38.3-4.337)."""
    k = len(correlations)
    statistic = -(n - 1 - (2 * k + 5) / 6) * float(np.linalg.slogdet(correlations)[1])
    df = k * (k - 1) // 2
    return Test("no item goes with another (Bartlett)", statistic, above_chi2(statistic, df), (df,))


def by_chance(n: int, k: int, draws: int, chance: np.random.Generator) -> Floats:
    """(k,): eigenvalues that 95 of 100 samples of items with nothing in common stay below (Horn 1965, doi
    10.1007/BF02289447). The covariances are drawn themselves (Bartlett's decomposition), not people."""
    root = np.tril(chance.normal(size=(draws, k, k)), -1)
    root[:, range(k), range(k)] = np.sqrt(chance.chisquare(n - 1 - np.arange(k), size=(draws, k)))
    cov = root @ root.transpose(0, 2, 1)
    sd = np.sqrt(np.einsum("dii->di", cov))
    values = np.linalg.eigvalsh(cov / (sd[:, :, None] * sd[:, None, :]))[:, ::-1]
    return np.asarray(np.quantile(values, PERCENTILE, axis=0))


def parallel(eigenvalues: Floats, chance: Floats) -> int:
    """How many of the largest stand above chance, one after the other."""
    below = np.flatnonzero(eigenvalues <= chance)
    return int(below[0]) if below.size else len(eigenvalues)
