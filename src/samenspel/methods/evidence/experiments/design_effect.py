"""Whether the sensitive item changed the answers about the others.

Without such an effect each share of people with so many other items, with and without the sensitive one, is
at least 0 (Blair & Imai 2012, doi 10.1093/pan/mpr048). These shares follow from two distribution functions;
how far they lie below 0 follows a mixture of chi-squares.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.result import Test

DRAWS = 20_000


@dataclass(frozen=True, eq=False)
class Shares:
    """Of people with so many other items (m,): estimates, and their covariance (m, m)."""

    values: Floats
    covariance: Floats

    @property
    def se(self) -> Floats:
        return np.sqrt(np.diag(self.covariance))

    def of(self, kept: Booleans | Ints) -> Shares:
        return Shares(self.values[kept], self.covariance[np.ix_(kept, kept)])


def shares(counts: Ints, is_treated: Booleans, items: int) -> tuple[Shares, Shares]:
    """Of those with the sensitive item, and of those without it, for 0 to `items` other ones."""
    treated, control = (_below(counts[kept], items) for kept in (is_treated, ~is_treated))
    up, low = slice(1, items + 2), slice(0, items + 1)
    with_it = Shares(
        control.values[up] - treated.values[up], control.covariance[up, up] + treated.covariance[up, up]
    )
    without = Shares(
        treated.values[up] - control.values[low], treated.covariance[up, up] + control.covariance[low, low]
    )
    return with_it, without


def _below(counts: Ints, items: int) -> Shares:
    """The distribution function at -1, 0 … items, and the covariance of its estimate."""
    found = np.array([np.mean(counts <= number) for number in range(-1, items + 1)])
    return Shares(found, (np.minimum.outer(found, found) - np.outer(found, found)) / len(counts))


def design_tests(both: tuple[Shares, Shares], n: int, chance: np.random.Generator) -> tuple[Test, Test]:
    """That no share is below 0, twice the lesser p of the two kinds. First only with shares that came out
    below 0, as R's list does, which says too often that there is an effect; then with all that are less than
    the root of log n errors above 0 (Andrews & Soares 2010, doi 10.3982/ECTA7502)."""
    few = [one.of((one.se > 0) & (one.values < 0)) for one in both]
    near = [one.of((one.se > 0) & (one.values <= np.sqrt(np.log(n)) * one.se)) for one in both]
    return _lesser("no design effect", few, chance), _lesser("no design effect, cautious", near, chance)


def _lesser(name: str, both: list[Shares], chance: np.random.Generator) -> Test:
    p, far = min(_far(one, chance) for one in both)
    return Test(name, far, min(1.0, 2 * p))


def _far(one: Shares, chance: np.random.Generator) -> tuple[float, float]:
    """p and how far the shares lie below 0."""
    if not (one.values < 0).any():
        return 1.0, 0.0
    seen = float(_distances(one.values[None, :], one.covariance)[0][0])
    draws = chance.standard_normal((DRAWS, len(one.values))) @ np.linalg.cholesky(one.covariance).T
    bound = _distances(np.vstack([draws, -draws]), one.covariance)[1]
    weights = np.bincount(bound, minlength=len(one.values) + 1) / len(bound)
    return sum(weight * above_chi2(seen, k) for k, weight in enumerate(weights.tolist()) if k), seen


def _distances(points: Floats, covariance: Floats) -> tuple[Floats, Ints]:
    """(m,): of each point (m, d) the squared distance from what has no part below 0, and how many parts are
    then at 0: the most over all sets of parts whose multipliers are not below 0."""
    best, bound = np.zeros(len(points)), np.zeros(len(points), int)
    for size in range(1, points.shape[1] + 1):
        for chosen in map(list, combinations(range(points.shape[1]), size)):
            inside = points[:, chosen]
            multipliers = -inside @ np.linalg.inv(covariance[np.ix_(chosen, chosen)])
            distance = np.where((multipliers >= 0).all(axis=1), -np.sum(inside * multipliers, axis=1), -1)
            bound[distance > best] = size
            best = np.maximum(best, distance)
    return best, bound
