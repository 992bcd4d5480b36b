"""What is asked of a rota: people, shifts, pairs, and the rules between them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from samenspel.methods.words import Words

FAIRNESS = ("agreed", "available", "equal")
"""What a fair share goes by: the hours agreed, the hours of the shifts one can come to, or heads."""
PAIRS = ("apart", "rather-apart", "together", "rather-together", "only-with")
Period = tuple[datetime, datetime]


class UnfitProblem(ValueError):
    """What is asked contradicts itself; `problem` says how, for translation."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Shift:
    """From `start` to `end` (both with a time zone) `people` are wanted, among them so many with each skill.

    `kind` groups shifts for `Person.most_of_kind`. `weight` is what one missing person, or skill, counts;
    `extra` what one person too many counts: None when there may be nobody too many.
    """

    id: str
    start: datetime
    end: datetime
    people: int = 1
    skills: Mapping[str, int] = field(default_factory=dict)
    kind: str = ""
    weight: int = 1
    extra: int | None = None

    @property
    def minutes(self) -> int:
        """How long it really lasts, also in the night when the clock changes."""
        return math.ceil((self.finishes - self.begins) / 60)

    @cached_property
    def begins(self) -> float:
        """In seconds. Times with a zone compare by what the clock shows, which is wrong when it changes."""
        return self.start.timestamp()

    @cached_property
    def finishes(self) -> float:
        return self.end.timestamp()

    def overlaps(self, start: float, end: float) -> bool:
        return start < self.finishes and self.begins < end


@dataclass(frozen=True)
class Person:
    """Who may serve. None means that there is no such limit.

    `away`: periods in which they cannot come; `cannot`: shifts they cannot do. `wishes`: per shift how much
    they would like it (above 0) or rather not (below 0). `agreed_hours`: what they mean to do in this rota,
    by which their fair share is reckoned. `rest_hours` replaces the rest that holds for all. `most_running`
    and `least_running` are days of work on end, `least_off` days off on end; a rota's first and last days
    are taken to go on outside it. `least_hours` is promised work: missing it counts before all else.
    """

    id: str
    skills: frozenset[str] = frozenset()
    away: tuple[Period, ...] = ()
    cannot: frozenset[str] = frozenset()
    wishes: Mapping[str, int] = field(default_factory=dict)
    agreed_hours: float | None = None
    most_shifts: int | None = None
    most_hours: float | None = None
    most_per_day: int | None = None
    most_per_week: int | None = None
    most_running: int | None = None
    most_weekends: int | None = None
    most_of_kind: Mapping[str, int] = field(default_factory=dict)
    rest_hours: float | None = None
    least_hours: float = 0
    least_running: int = 1
    least_off: int = 1


@dataclass(frozen=True)
class Pair:
    """`kind` is one of PAIRS; with only-with, `first` serves no shift that `second` does not serve."""

    kind: str
    first: str
    second: str


@dataclass(frozen=True)
class Problem:
    """All of it. Raises UnfitProblem when names do not match or numbers make no sense."""

    people: tuple[Person, ...]
    shifts: tuple[Shift, ...]
    pairs: tuple[Pair, ...] = ()
    rest_hours: float = 0
    fairness: str = "agreed"

    def __post_init__(self) -> None:
        from .sense import check_sense  # here, because it is made of problems

        check_sense(self)

    @cached_property
    def person(self) -> dict[str, Person]:
        return {one.id: one for one in self.people}

    @cached_property
    def shift(self) -> dict[str, Shift]:
        return {one.id: one for one in self.shifts}

    def rest(self, person: Person) -> timedelta:
        """What lies at least between two shifts of this person."""
        return timedelta(hours=self.rest_hours if person.rest_hours is None else person.rest_hours)

    def can(self, person: Person, shift: Shift) -> bool:
        """Whether they are there: limits, rest and pairs are another matter."""
        if shift.id in person.cannot:
            return False
        return not any(shift.overlaps(start.timestamp(), end.timestamp()) for start, end in person.away)

    def clash(self, person: Person, one: Shift, other: Shift) -> bool:
        """Whether they overlap, or leave this person too little rest between them."""
        first, then = sorted((one, other), key=in_time)
        return then.begins < first.finishes + self.rest(person).total_seconds()


def in_time(shift: Shift) -> tuple[float, float, str]:
    """The order of shifts."""
    return shift.begins, shift.finishes, shift.id


def week(shift: Shift) -> tuple[int, int]:
    """Year and number of the ISO week in which it begins."""
    return shift.start.isocalendar()[:2]


def hours(minutes: int | float) -> str:
    """As people read it: 7.5."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def names(ids: Iterable[str]) -> str:
    return ", ".join(ids)
