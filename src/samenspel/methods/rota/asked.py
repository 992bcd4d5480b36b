"""Who may serve and what is to be done: people, shifts, and pairs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
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
