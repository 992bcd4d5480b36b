"""Greedy: down the list by score, taking what still fits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np

from .election import Election
from .rule import Rule
from .shares import TiedRound
from .support import Support

Rank = Fraction | int | float


@dataclass(frozen=True)
class Turn:
    """When its turn came (place, from 1), so much money was left, and the project was taken or not.
    `stopper`: the project at which the count ended before; `rival`: one that was taken, and excludes it.
    `fresh`, by Chamberlin and Courant: how many of its voters had no winner yet."""

    project: int
    place: int
    left: int
    taken: bool
    stopper: int | None = None
    rival: int | None = None
    fresh: int | None = None


class Order(Protocol):
    """Who comes next, with how many fresh voters where these count; it hears who was taken."""

    def __iter__(self) -> Iterator[tuple[int, int | None]]: ...
    def take(self, c: int) -> None: ...


class Ranked:
    """By rank, ties by `places`, whatever is taken."""

    def __init__(self, projects: Iterable[int], ranks: Sequence[Rank], places: Sequence[int]) -> None:
        self.order = sorted(projects, key=lambda c: (-ranks[c], places[c]))

    def __iter__(self) -> Iterator[tuple[int, int | None]]:
        for c in self.order:
            yield c, None

    def take(self, c: int) -> None:
        """It changes nothing for the others."""


class Covering:
    """By how many of its voters have no winner yet, per unit of cost; with the ties that were met."""

    def __init__(self, election: Election, projects: Iterable[int], places: Sequence[int]) -> None:
        self.election, self.places = election, places
        self.waiting = set(projects)
        self.bare = election.weights.copy()
        self.ties: list[TiedRound] = []

    def __iter__(self) -> Iterator[tuple[int, int | None]]:
        for turn in range(len(self.waiting)):
            fresh = self._fresh()
            ranks = {c: _per_cost(fresh[c], self.election.costs[c]) for c in self.waiting}
            best = max(ranks.values())
            tied = sorted((c for c in self.waiting if ranks[c] == best), key=lambda c: self.places[c])
            if len(tied) > 1:
                self.ties.append(TiedRound(turn, tuple(tied)))
            self.waiting.remove(tied[0])
            yield tied[0], fresh[tied[0]]

    def take(self, c: int) -> None:
        self.bare[self.election.ballot_of[self.election.listed == c]] = 0

    def _fresh(self) -> list[int]:
        totals = np.zeros(len(self.election.projects), dtype=np.int64)
        np.add.at(totals, self.election.listed, self.bare[self.election.ballot_of])
        return [int(total) for total in totals]


def merits(election: Election, rule: Rule) -> list[Rank]:
    """What greedy ranks by: votes ("cost"), points, or what all voters together have from a project, per
    unit of cost."""
    if rule.utility in ("points", "borda"):
        return list(election.scores)
    if rule.utility == "cost":
        return list(election.votes)
    if rule.utility == "cardinality":
        return [_per_cost(*one) for one in zip(election.votes, election.costs, strict=True)]
    support = Support(election, rule)
    together = [one.total * unit for one, unit in zip(support.projects, support.units, strict=True)]
    return [_per_cost(*one) for one in zip(together, election.costs, strict=True)]


def _per_cost(worth: Fraction | int, cost: int) -> Rank:
    return Fraction(worth, cost) if cost else math.inf


def go_down(
    election: Election,
    order: Order,
    *,
    budget: int,
    misfit: str = "skip",
    exclusive: Sequence[frozenset[int]] = (),
) -> list[Turn]:
    """Offer the money to the projects in this order; every project gets its turn. Of each of the `exclusive`
    sets no more than one is taken."""
    turns: list[Turn] = []
    rivals: dict[int, int] = {}
    left, stopper = budget, None
    for place, (c, fresh) in enumerate(order, start=1):
        fits = election.costs[c] <= left
        taken = fits and stopper is None and c not in rivals
        turns.append(Turn(c, place, left, taken, stopper, rivals.get(c), fresh))
        if taken:
            left -= election.costs[c]
            order.take(c)
            rivals = {other: c for group in exclusive if c in group for other in group} | rivals
        elif misfit == "stop" and stopper is None and c not in rivals:
            stopper = c
    return turns
