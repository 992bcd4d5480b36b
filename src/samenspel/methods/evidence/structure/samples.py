"""What people answered, as means and covariances: all at once, or by what each answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints

from .fitting import Sample

NEAR = 1e-10
MOST_TURNS = 2_000
Moments = list[tuple[Floats, Floats]]


def samples_of(matrix: Floats, groups: Ints) -> list[Sample]:
    """Of answers (n, p) with NaN where there is none, and each person's group (n,): one sample for each group
    and set of answered items."""
    found = []
    for group in range(int(groups.max()) + 1):
        rows = matrix[groups == group]
        gaps = np.isnan(rows).any(axis=1)
        if not gaps.all():
            found.append(_sample(group, np.arange(rows.shape[1]), rows[~gaps]))
        rows = rows[gaps]
        patterns, places = np.unique(~np.isnan(rows), axis=0, return_inverse=True)
        for number, pattern in enumerate(patterns):
            if pattern.any():
                found.append(_sample(group, np.flatnonzero(pattern), rows[places == number][:, pattern]))
    return found


def _sample(group: int, seen: Ints, rows: Floats) -> Sample:
    mean = rows.mean(axis=0)
    centred = rows - mean
    return Sample(group, len(rows), seen, mean, centred.T @ centred / len(rows))


def saturated(samples: Sequence[Sample], p: int) -> Moments:
    """Of each group the means and covariances that make the answers most likely; where some are missing by
    the EM algorithm (Dempster, Laird & Rubin 1977, doi 10.1111/j.2517-6161.1977.tb01600.x)."""
    groups = sorted({sample.group for sample in samples})
    return [_most_likely([sample for sample in samples if sample.group == group], p) for group in groups]


def _most_likely(samples: Sequence[Sample], p: int) -> tuple[Floats, Floats]:
    mean, cov = _first(samples, p)
    if all(len(sample.seen) == p for sample in samples):
        return mean, cov
    for _ in range(MOST_TURNS):
        new_mean, new_cov = _turn(samples, mean, cov)
        moved = np.abs(new_cov - cov).max() + np.abs(new_mean - mean).max()
        mean, cov = new_mean, new_cov
        if moved < NEAR * np.abs(cov).max():
            break
    return mean, cov


def _first(samples: Sequence[Sample], p: int) -> tuple[Floats, Floats]:
    """Of one complete sample these; else each item's own mean and variance."""
    if len(samples) == 1 and len(samples[0].seen) == p:
        return samples[0].mean, samples[0].cov
    counts, sums, squares = np.zeros(p), np.zeros(p), np.zeros(p)
    for sample in samples:
        counts[sample.seen] += sample.n
        sums[sample.seen] += sample.n * sample.mean
        squares[sample.seen] += sample.n * (np.diag(sample.cov) + sample.mean**2)
    mean = sums / counts
    return mean, np.diag(squares / counts - mean**2)


def _turn(samples: Sequence[Sample], mean: Floats, cov: Floats) -> tuple[Floats, Floats]:
    """Expected sums and products of all items, given what each answered."""
    p, n = len(mean), sum(sample.n for sample in samples)
    sums, products = np.zeros(p), np.zeros((p, p))
    for sample in samples:
        seen = sample.seen
        back = np.linalg.solve(cov[np.ix_(seen, seen)], cov[seen])
        expected = mean + back.T @ (sample.mean - mean[seen])
        sums += sample.n * expected
        left = cov - cov[:, seen] @ back
        products += sample.n * (left + back.T @ sample.cov @ back + np.outer(expected, expected))
    found = sums / n
    return found, products / n - np.outer(found, found)


def deviance_at(samples: Sequence[Sample], moments: Moments, has_means: bool) -> float:
    """-2 log-likelihood without its constant, at the means and covariances of each group."""
    total = 0.0
    for sample in samples:
        mean, cov = moments[sample.group]
        part = cov[np.ix_(sample.seen, sample.seen)]
        off = sample.mean - mean[sample.seen] if has_means else np.zeros(len(part))
        inside = np.linalg.solve(part, sample.cov + np.outer(off, off))
        total += sample.n * float(np.linalg.slogdet(part)[1] + np.trace(inside))
    return total


def independent(samples: Sequence[Sample], p: int) -> Moments:
    """Items that have nothing to do with each other."""
    groups = sorted({sample.group for sample in samples})
    found = [_first([sample for sample in samples if sample.group == group], p) for group in groups]
    return [(mean, np.diag(np.diag(cov))) for mean, cov in found]
