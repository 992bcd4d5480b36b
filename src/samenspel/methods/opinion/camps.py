"""Groups of people whose opinions differ along the axes, and how surely each person is in one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .axes import Axes
from .clusters import k_means
from .leanings import Leanings, Opinions
from .votes import Floats, Ints

BEST_KNOWN = 2_000
STEPS, TOLERANCE = 60, 1e-5


@dataclass(frozen=True, eq=False)
class Places:
    """What n people's votes say about where they stand on d axes.

    `pull` (n, d) and `information` (n, d(d + 1)/2), its pairs of axes in the order of `pairs`: to a second
    order, the log-likelihood of standing at c is c·pull - c·information·c/2.
    """

    pull: Floats
    information: Floats

    @property
    def axes(self) -> int:
        return int(self.pull.shape[1])

    @property
    def positions(self) -> Floats:
        """(n, d) the most likely place, drawn towards the middle by as much as one unit of information."""
        return _solved(self.information, self.pull)

    def on_first(self, d: int) -> Places:
        """The same on the first `d` axes alone."""
        kept = [place for place, (_a, b) in enumerate(pairs(self.axes)) if b < d]
        return Places(self.pull[:, :d], self.information[:, kept])


@dataclass(frozen=True, eq=False)
class Camps:
    """`centres` (k, d) on the axes and `chances` (k, n) that each person is in each."""

    centres: Floats
    chances: Floats

    @property
    def labels(self) -> Ints:
        return np.asarray(self.chances.argmax(axis=0))

    @property
    def certainty(self) -> Floats:
        """(n,) the chance that a person is in the group where it is put."""
        return np.asarray(self.chances.max(axis=0))


def pairs(d: int) -> list[tuple[int, int]]:
    return [(a, b) for a in range(d) for b in range(a, d)]


def square(information: Floats, d: int) -> Floats:
    """(n, d, d) from (n, d(d + 1)/2)."""
    full = np.empty((len(information), d, d))
    for place, (a, b) in enumerate(pairs(d)):
        full[:, a, b] = full[:, b, a] = information[:, place]
    return full


def places(opinions: Opinions, base: Leanings, loadings: Floats) -> Places:
    """From the score and the information of each person's votes, at the place without any camp."""
    carried = [one[opinions.columns] for one in loadings.T]
    surprise, weight = opinions.signs - base.expected, 1 - base.expected**2
    pull = [opinions.by_person(surprise * one) for one in carried]
    weighted = [weight * one for one in carried]
    known = [opinions.by_person(weighted[a] * carried[b]) for a, b in pairs(len(carried))]
    return Places(np.stack(pull, axis=1), np.stack(known, axis=1))


def camps(found: Places, k: int, tolerance: float = TOLERANCE) -> Camps:
    """k groups by expectation and maximisation (Dempster, Laird and Rubin, 1977), people weighing by what is
    known of them; from a k-means of the best known. Needs k ≤ n."""
    positions = found.positions
    known = found.information[:, [p for p, (a, b) in enumerate(pairs(found.axes)) if a == b]].sum(axis=1)
    best = np.argsort(-known, kind="stable")[: max(BEST_KNOWN, k)]
    centres = k_means(positions[best], k, known[best] + 1e-9)[1]
    shares = np.full(k, 1 / k)
    for _ in range(STEPS):
        chances = _chances(found, centres, shares)
        moved = _solved(chances @ found.information, chances @ found.pull)
        shares = chances.mean(axis=1)
        step = np.abs(moved - centres).max()
        centres = moved
        if step < tolerance:
            break
    return Camps(centres, _chances(found, centres, shares))


def _chances(found: Places, centres: Floats, shares: Floats) -> Floats:
    products = [centres[:, a] * centres[:, b] * (0.5 if a == b else 1.0) for a, b in pairs(found.axes)]
    odds: Floats = centres @ found.pull.T - np.array(products).T @ found.information.T
    odds += np.log(np.maximum(shares, 1e-300))[:, None]
    odds -= odds.max(axis=0)
    np.exp(odds, out=odds)
    odds /= odds.sum(axis=0)
    return odds


def _solved(information: Floats, pull: Floats) -> Floats:
    known = square(information, pull.shape[1]) + np.eye(pull.shape[1])
    return np.asarray(np.linalg.solve(known, pull[:, :, None])[:, :, 0], dtype=np.float64)


def predicted(base: Leanings, opinions: Opinions, found: Axes, grouped: Camps) -> Floats:
    """(v,) half log-odds of agreeing, of entries that may have been held back."""
    d = grouped.centres.shape[1]
    stands = grouped.centres.T @ grouped.chances
    shift = sum(stands[a, opinions.rows] * found.loadings[opinions.columns, a] for a in range(d))
    return np.asarray(base.half_odds(opinions) + shift)
