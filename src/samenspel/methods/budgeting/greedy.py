"""Greedy: down the list by score, taking what still fits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .election import Election

Rank = Fraction | int | float


@dataclass(frozen=True)
class Turn:
    """When its turn came (place, from 1), so much money was left, and the project was taken or not.
    `stopper`: the project at which the count ended before; `rival`: one that was taken, and excludes it."""

    project: int
    place: int
    left: int
    taken: bool
    stopper: int | None = None
    rival: int | None = None


def merits(election: Election, utility: str) -> list[Rank]:
    """What greedy ranks by: votes ("cost"), votes per unit of cost ("cardinality") or points."""
    if utility in ("points", "borda"):
        return list(election.scores)
    if utility == "cost":
        return list(election.votes)
    return [
        Fraction(votes, cost) if cost else math.inf
        for votes, cost in zip(election.votes, election.costs, strict=True)
    ]


def go_down(
    election: Election,
    projects: Sequence[int],
    ranks: Sequence[Rank],
    places: Sequence[int],
    *,
    budget: int,
    misfit: str = "skip",
    exclusive: Sequence[frozenset[int]] = (),
) -> list[Turn]:
    """Offer the money to the projects by rank, ties by `places`; every project gets its turn. Of each of the
    `exclusive` sets no more than one is taken."""
    turns: list[Turn] = []
    rivals: dict[int, int] = {}
    left, stopper = budget, None
    for place, c in enumerate(sorted(projects, key=lambda c: (-ranks[c], places[c])), start=1):
        fits = election.costs[c] <= left
        taken = fits and stopper is None and c not in rivals
        turns.append(Turn(c, place, left, taken, stopper, rivals.get(c)))
        if taken:
            left -= election.costs[c]
            rivals = {other: c for group in exclusive if c in group for other in group} | rivals
        elif misfit == "stop" and stopper is None and c not in rivals:
            stopper = c
    return turns
