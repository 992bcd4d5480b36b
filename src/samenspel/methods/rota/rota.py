"""The result: who serves when, how good it is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samenspel.methods.nouns import people
from samenspel.methods.shown import Shown, Telling, Told, barred
from samenspel.methods.words import Words

from .aims import Aim
from .obstacles import Chosen
from .problem import Problem, hours, in_time


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


@dataclass(frozen=True, repr=False)
class Rota(Telling):
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

    def told(self) -> Told:
        """Who serves when, what each carries, and what is missing."""
        shifts = sorted(self.problem.shifts, key=in_time)
        serving = [
            (f"{one.start:%Y-%m-%d %H:%M}", one.id, one.people, ", ".join(self.serving[one.id]))
            for one in shifts
        ]
        loads = [(one.person, one.shifts, hours(one.minutes), str(one.reason)) for one in self.loads]
        tables: list[Shown] = [
            ("Who serves", ("begins", "shift", "wanted", "people"), serving),
            ("What each carries", ("person", "shifts", "hours", "why"), loads),
        ]
        return Told(self._sentence(), tables, list(self._missing()))

    def _sentence(self) -> str:
        proof = "nothing is better, aim after aim" if self.proven else "not proven to be the best"
        missing = sum(one.missing for one in self.unfilled)
        said = (f"shifts: {len(self.serving)}", f"places unfilled: {missing}", proof)
        return f"{people(len(self.loads))}; {'; '.join(said)}."

    def _missing(self) -> Iterator[tuple[str, str]]:
        for one in self.unfilled:
            yield f"missing on {one.shift}", str(one.reason)
        for words in self.broken:
            yield "broken", str(words)

    def plot(self) -> Any:
        """Axes of matplotlib: the hours of each person, dark for who has more than a fair share; ImportError
        without it."""
        loads = sorted(self.loads, key=lambda one: -one.minutes)
        axes = barred(
            "What each carries", [(one.person, one.minutes / 60, one.minutes > one.share) for one in loads]
        )
        axes.set_xlabel("hours")
        return axes

    @property
    def proven(self) -> bool:
        """No rota is better, aim after aim."""
        return bool(self.aims) and all(aim.proven for aim in self.aims)

    @cached_property
    def chosen(self) -> Chosen:
        return {(person, shift) for shift, people in self.serving.items() for person in people}

    def aim(self, name: str) -> Aim:
        return next(aim for aim in self.aims if aim.name == name)
