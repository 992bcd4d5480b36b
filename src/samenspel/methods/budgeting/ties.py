"""Ties are broken by criteria announced beforehand, one after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from .election import Election

DEFAULT_TIES = ("votes", "cost", "id")
Key = Callable[[Election, int], int | str]

CRITERIA: dict[str, Key] = {
    "votes": lambda election, c: -election.votes[c],
    "points": lambda election, c: -election.scores[c],
    "cost": lambda election, c: election.costs[c],
    "cost-high": lambda election, c: -election.costs[c],
    "id": lambda election, c: election.projects[c].id,
    "order": lambda _, c: c,
}
"""More votes, more points, lower cost, higher cost, the id as text, or the place in the list goes first."""


def check_ties(ties: Sequence[str]) -> None:
    """Raise ValueError with a sentence when a criterion does not exist, or is only half there."""
    for tie in ties:
        if tie == "lot:":
            raise ValueError("The tie-break “lot:” names no seed; write it like lot:2026-05-01.")
        if tie not in CRITERIA and not tie.startswith("lot:"):
            known = ", ".join((*CRITERIA, "lot:SEED"))
            raise ValueError(f"There is no tie-break “{tie}”; choose from: {known}.")


def _key(tie: str) -> Key:
    if tie in CRITERIA:
        return CRITERIA[tie]
    seed = tie.removeprefix("lot:")
    return lambda election, c: hashlib.sha256(f"{seed}\n{election.projects[c].id}".encode()).hexdigest()


def ranking(election: Election, ties: Sequence[str]) -> tuple[int, ...]:
    """For each project its place when all are tied; what the criteria leave equal, the list decides."""
    keys = [_key(tie) for tie in ties]
    order = sorted(range(len(election.projects)), key=lambda c: [*(key(election, c) for key in keys), c])
    places = {c: place for place, c in enumerate(order)}
    return tuple(places[c] for c in range(len(order)))


def deciding(election: Election, ties: Sequence[str], winner: int, losers: Sequence[int]) -> str:
    """The first criterion that sets `winner` apart from all `losers`; "order" when none does."""
    remaining = list(losers)
    for tie in ties:
        key = _key(tie)
        remaining = [c for c in remaining if key(election, c) == key(election, winner)]
        if not remaining:
            return tie
    return "order"
