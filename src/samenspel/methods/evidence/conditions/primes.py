"""The shortest terms that hold for positive rows and for no row they may not hold for.

A term fixes the values of some conditions. For one row, every term that it fulfils is a set of conditions,
one bit each, so that all of them are an array of 2^k places. How many rows of another set fulfil each term
is a sum over supersets of the conditions in which they agree (k additions of halves of the array). What
may be left out of a term may be left out of what is longer, so that the shortest are those that no bit may
leave.
"""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Ints

FREE = -1
"""In a term: a condition that may have any value."""


def primes_without(positive: Ints, negative: Ints) -> Ints:
    """Of rows (n, k): the shortest terms (m, k) that some positive row fulfils and no negative row does;
    whatever was never seen may go with either."""
    holds = _counts(positive, negative) == 0
    return _shortest(positive, holds)


def primes_within(positive: Ints, allowed: Ints, levels: Ints) -> Ints:
    """The shortest terms that some positive row fulfils, and no row but those allowed (which hold the
    positive ones); `levels` (k,) are how many values each condition has."""
    k = positive.shape[1]
    fixed = (np.arange(1 << k)[:, None] >> np.arange(k)) & 1
    volumes = np.prod(np.where(fixed, 1, levels), axis=1, dtype=float)
    return _shortest(positive, _counts(positive, allowed) == volumes)


def fulfils(terms: Ints, rows: Ints) -> Booleans:
    """(m, n): whether rows (n, k) have what terms (m, k) fix."""
    return np.asarray(
        np.all((terms[:, None, :] == rows[None]) | (terms[:, None, :] == FREE), axis=2), dtype=bool
    )


def _counts(positive: Ints, others: Ints) -> Ints:
    """(n, 2^k): of each positive row and set of conditions, how many others agree with it in all of them."""
    n, k = positive.shape
    places = (positive[:, None, :] == others[None]) @ (1 << np.arange(k))
    counts = np.zeros((n, 1 << k), np.int64)
    np.add.at(counts, (np.arange(n)[:, None], places), 1)
    for bit in range(k):
        halves = counts.reshape(n, -1, 2, 1 << bit)
        halves[:, :, 0] += halves[:, :, 1]
    return counts


def _shortest(positive: Ints, holds: Booleans) -> Ints:
    n, k = positive.shape
    shorter = np.zeros_like(holds)
    for bit in range(k):
        halves = holds.reshape(n, -1, 2, 1 << bit)
        shorter.reshape(halves.shape)[:, :, 1] |= halves[:, :, 0]
    rows, places = np.nonzero(holds & ~shorter)
    fixed = (places[:, None] >> np.arange(k)) & 1
    return np.unique(np.where(fixed == 1, positive[rows], FREE), axis=0)
