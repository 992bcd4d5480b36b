"""The result: who serves when, how good it is, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from samenspel.methods.words import Words

from .aims import Aim
from .obstacles import Chosen
from .problem import Problem


@dataclass(frozen=True)
class Obstacle:
    """What keeps a person from a place."""

    person: str
    why: tuple[Words, ...]


@dataclass(frozen=True)
class Unfilled:
    """So many people are missing on a shift, or so many with a skill.

    `obstacles`: all who could by their skill, and what keeps each of them. `conflict`: other places that are
    too many together with this one, each of them needed for that; empty when no rota at all fills it.
    """

    shift: str
    skill: str | None
    missing: int
    reason: Words
    obstacles: tuple[Obstacle, ...]
    conflict: tuple[str, ...] = ()


@dataclass(frozen=True)
class Load:
    """What a person carries, in minutes; `share` is a fair share of all the work by the rule of fairness."""

    person: str
    shifts: int
    minutes: int
    share: float
    granted: int
    asked: int
    reason: Words


@dataclass(frozen=True)
class Remedy:
    """A change of the rules that, by itself, fills so many more places."""

    change: Words
    fills: int


@dataclass(frozen=True)
class Rota:
    """`serving`: for each shift, in order of time, who serves, by name.

    `aims` in the order in which they were pursued. `in_time`: False when the clock ended the search, so that
    another run may find something else. `broken`: hard rules not kept, of a rota that somebody else made.
    """

    problem: Problem
    serving: Mapping[str, tuple[str, ...]]
    aims: tuple[Aim, ...]
    loads: tuple[Load, ...]
    unfilled: tuple[Unfilled, ...]
    remedies: tuple[Remedy, ...] = ()
    broken: tuple[Words, ...] = ()
    in_time: bool = True
    seed: int = 0

    def __repr__(self) -> str:
        return f"<Rota: shifts {len(self.serving)}, people {len(self.loads)}, unfilled {len(self.unfilled)}>"

    @property
    def proven(self) -> bool:
        """No rota is better, aim after aim."""
        return bool(self.aims) and all(aim.proven for aim in self.aims)

    @cached_property
    def chosen(self) -> Chosen:
        return {(person, shift) for shift, people in self.serving.items() for person in people}

    def aim(self, name: str) -> Aim:
        return next(aim for aim in self.aims if aim.name == name)
