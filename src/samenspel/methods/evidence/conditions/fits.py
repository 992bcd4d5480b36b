"""How well a set of cases goes with an outcome: as sufficient for it, and as necessary."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Floats


@dataclass(frozen=True, eq=False)
class Fits:
    """Of m sets: consistency, coverage and PRI (m,), NaN where nobody is in a set at all (Ragin 2006, doi
    10.1093/pan/mpj019; PRI: Schneider & Wagemann 2012, ISBN 9781107601130, ch. 9)."""

    consistency: Floats
    coverage: Floats
    pri: Floats


def sufficient(sets: Floats, outcome: Floats) -> Fits:
    """Of memberships (m, n) and an outcome (n,)."""
    both = np.minimum(sets, outcome)
    size, shared = sets.sum(axis=1), both.sum(axis=1)
    either = np.minimum(both, 1 - outcome).sum(axis=1)
    return Fits(ratio(shared, size), ratio(shared, outcome.sum()), ratio(shared - either, size - either))


def necessary(sets: Floats, outcome: Floats) -> tuple[Floats, Floats, Floats]:
    """Consistency, coverage and relevance of necessity (RoN), (m,) each."""
    both = np.minimum(sets, outcome)
    shared = both.sum(axis=1)
    relevance = ratio((1 - sets).sum(axis=1), (1 - both).sum(axis=1))
    return ratio(shared, outcome.sum()), ratio(shared, sets.sum(axis=1)), relevance


def ratio(over: Floats, under: Floats | float) -> Floats:
    under = np.broadcast_to(under, over.shape)
    return np.asarray(np.divide(over, under, out=np.full(over.shape, np.nan), where=under > 0))


def known(numbers: Floats) -> list[float | None]:
    return [None if np.isnan(number) else number for number in numbers.tolist()]
