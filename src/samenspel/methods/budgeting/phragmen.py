"""Sequential Phragmén: all voters are given money at the same pace; who can buy a project first, gets it.

Source: Phragmén (1895); for projects with costs: Los, Christoff and Grossi (2022), Proportional Budget
Allocations: Towards a Systematization. What a voter has been given and what was spent of it is known from the
moment of the last purchase, so voters are kept by that moment, and only the moments are (exact) fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .election import Election, Integers
from .shares import EPSILON, TiedRound
from .support import Floats, Support


@dataclass(frozen=True)
class Purchase:
    """The supporters of `project` had its cost together when everyone had been given `given`, in 1/scale.

    `left` is what was left of the budget; `taken` whether that was enough. `highest` and `lowest` are what
    one supporter had.
    """

    project: int
    given: Fraction
    left: int
    taken: bool
    highest: Fraction
    lowest: Fraction


@dataclass(frozen=True)
class Saving:
    """The purchases in order, and the ties. After a stop: what everyone had been given by then, and what the
    supporters of each project that had no turn had together."""

    purchases: tuple[Purchase, ...]
    ties: tuple[TiedRound, ...]
    stopped: Fraction | None
    held: dict[int, Fraction]


class Savers:
    """The supporters of every project, by the moment at which they last bought something (0: never)."""

    def __init__(self, election: Election, support: Support) -> None:
        self.election = election
        self.support = support
        payable = len(support.payable())
        self.last = np.zeros(len(election.weights), dtype=np.int64)
        self.heads = np.zeros((len(election.projects), payable + 1), dtype=np.int64)
        self.heads[:, 0] = [one.count for one in support.projects]
        self.moments = [0]  # over one common denominator
        self.denominator = 1

    def soonest(self, projects: Sequence[int]) -> list[int]:
        """Those that can be bought first: exactly the same moment. Floats rule out the others.

        Everything that is added up is positive, so the relative error is at most one rounding per term.
        """
        moments = self._moments(projects)
        noise = 4 * (len(self.moments) + 8) * EPSILON
        close = np.flatnonzero(moments <= moments.min() * (1 + noise))
        candidates = [projects[int(place)] for place in close]
        if len(candidates) == 1:
            return candidates
        exact = [self.moment(c) for c in candidates]
        return [c for c, moment in zip(candidates, exact, strict=True) if moment == min(exact)]

    def _moments(self, projects: Sequence[int]) -> Floats:
        past = np.array([moment / self.denominator for moment in self.moments])
        costs = np.array([float(self.election.costs[c]) for c in projects])
        heads = self.heads[projects, : len(past)]
        moments: Floats = ((heads * past).sum(axis=1) + costs) / heads.sum(axis=1)
        return moments

    def moment(self, c: int) -> Fraction:
        """What everyone has been given when the supporters of c have its cost together."""
        return Fraction(self._numerator(c), self.support.projects[c].count * self.denominator)

    def _numerator(self, c: int) -> int:
        return self.election.costs[c] * self.denominator + self._spent(c)

    def _spent(self, c: int) -> int:
        heads = self.heads[c, : len(self.moments)].tolist()
        return sum(n * moment for n, moment in zip(heads, self.moments, strict=True) if n)

    def held(self, c: int, given: Fraction) -> Fraction:
        """What the supporters of c have together when everyone has been given `given`."""
        return given * self.support.projects[c].count - Fraction(self._spent(c), self.denominator)

    def extremes(self, c: int, given: Fraction) -> tuple[Fraction, Fraction]:
        """The most and the least that one supporter of c then has."""
        past = np.flatnonzero(self.heads[c, : len(self.moments)])
        first, last = (Fraction(self.moments[int(i)], self.denominator) for i in (past[0], past[-1]))
        return given - first, given - last

    def buy(self, c: int) -> None:
        numerator, count = self._numerator(c), self.support.projects[c].count
        self.denominator *= count
        self.moments = [moment * count for moment in self.moments] + [numerator]
        ballots = self.support.projects[c].ballots
        entries, listing = _entries(self.election, ballots)
        listed, weights = self.election.listed[entries], self.election.weights[listing]
        now, rows = len(self.moments) - 1, listed * self.heads.shape[1]
        np.subtract.at(self.heads.reshape(-1), rows + self.last[listing], weights)
        np.add.at(self.heads.reshape(-1), rows + now, weights)
        self.last[ballots] = now


def save(election: Election, support: Support, places: Sequence[int], *, misfit: str = "skip") -> Saving:
    """A project that no longer fits the budget when its supporters could buy it is passed over, or the count
    stops there ("stop"; also when only one of several that tie does not fit)."""
    savers, left = Savers(election, support), election.budget
    purchases = [Purchase(c, Fraction(0), left, True, Fraction(0), Fraction(0)) for c in support.free()]
    waiting = [c for c in support.payable() if election.costs[c] <= left]
    ties: list[TiedRound] = []
    while waiting:
        tied = sorted(savers.soonest(waiting), key=lambda c: places[c])
        if len(tied) > 1:
            ties.append(TiedRound(len(purchases), tuple(tied)))
        first, given = tied[0], savers.moment(tied[0])
        stop = misfit == "stop" and any(election.costs[c] > left for c in tied)
        for c in tied if stop else [first]:
            taken = election.costs[c] <= left and not stop
            purchases.append(Purchase(c, given, left, taken, *savers.extremes(c, given)))
            waiting.remove(c)
        if stop:
            held = {c: savers.held(c, given) for c in waiting}
            return Saving(tuple(purchases), tuple(ties), given, held)
        if purchases[-1].taken:
            savers.buy(first)
            left -= election.costs[first]
    return Saving(tuple(purchases), tuple(ties), None, {})


def _entries(election: Election, ballots: Integers) -> tuple[Integers, Integers]:
    """Where in `listed` these ballots stand, and for each of those places its ballot."""
    starts, lengths = election.pointers[ballots], np.diff(election.pointers)[ballots]
    ends = np.cumsum(lengths)
    places = np.arange(ends[-1] if len(ends) else 0, dtype=np.int64)
    entries = places + np.repeat(starts - (ends - lengths), lengths)
    return entries, np.repeat(ballots, lengths)
