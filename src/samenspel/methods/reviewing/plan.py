"""What came out: who reviews what and why, or what stands in the way and what would help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samenspel.methods.words import Words

from .asked import Panel


@dataclass(frozen=True)
class Seat:
    contribution: str
    reviewer: str
    common: tuple[str, ...]
    locked: bool
    reason: Words


@dataclass(frozen=True)
class Obstacle:
    """Why a contribution cannot have its reviewers, seen by itself or beside all others."""

    contribution: str
    reason: Words


@dataclass(frozen=True)
class Remedy:
    """One change after which everything can be assigned."""

    change: Words


@dataclass(frozen=True, repr=False)
class Plan:
    """`least`: words in common of the contribution that has the fewest, with `least_bound` proven to be the
    most there can be. `worth`: every further word in common of a contribution counts half of the one before;
    no plan with that least has more than `bound`. Without `seats` it cannot be done."""

    panel: Panel
    seats: tuple[Seat, ...] = ()
    least: int = 0
    least_bound: int = 0
    worth: float = 0.0
    bound: float = 0.0
    in_time: bool = True
    obstacles: tuple[Obstacle, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    def __repr__(self) -> str:
        return f"<Plan: seats {len(self.seats)}, least {self.least}, gap {self.gap:.2g}>"

    @property
    def possible(self) -> bool:
        return bool(self.seats)

    @property
    def gap(self) -> float:
        """What a better plan could gain at most, as a part of the worth."""
        return max(0.0, self.bound - self.worth) / self.worth if self.worth else 0.0

    @property
    def proven(self) -> bool:
        return self.possible and self.least == self.least_bound and self.gap < 1e-6

    @property
    def reviewers(self) -> Mapping[str, tuple[str, ...]]:
        """By contributions."""
        found: dict[str, list[str]] = {id: [] for id in self.panel.contribution}
        for seat in self.seats:
            found[seat.contribution].append(seat.reviewer)
        return {id: tuple(people) for id, people in found.items()}

    @property
    def loads(self) -> Mapping[str, int]:
        found = dict.fromkeys(self.panel.reviewer, 0)
        for seat in self.seats:
            found[seat.reviewer] += 1
        return found
