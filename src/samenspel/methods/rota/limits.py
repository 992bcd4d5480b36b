"""The hard rules on one person, as lists: what the model obeys and the reasons name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from .asked import Person, Shift
from .problem import Problem, in_time, week

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Cap:
    """At most `most` of something over these shifts, each of which takes `takes` of it.

    `kind`: shifts, hours (in minutes), day, week, or the kind of shift with its name in `label`.
    """

    kind: str
    shifts: tuple[str, ...]
    takes: tuple[int, ...]
    most: int
    label: str = ""


def caps(person: Person, shifts: Sequence[Shift]) -> Iterator[Cap]:
    """The limits of a person on shifts they could do."""
    if person.most_shifts is not None:
        yield _counting("shifts", shifts, person.most_shifts)
    if person.most_hours is not None:
        minutes = tuple(shift.minutes for shift in shifts)
        yield Cap(
            "hours", tuple(shift.id for shift in shifts), minutes, math.floor(person.most_hours * 60 + 1e-6)
        )
    if person.most_per_day is not None:
        for day, group in _groups(shifts, lambda shift: shift.start.date()).items():
            yield _counting("day", group, person.most_per_day, f"{day}")
    if person.most_per_week is not None:
        for (year, number), group in _groups(shifts, week).items():
            yield _counting("week", group, person.most_per_week, f"{year}-W{number:02}")
    for kind, group in _groups(shifts, lambda shift: shift.kind).items():
        if kind in person.most_of_kind:
            yield _counting("kind", group, person.most_of_kind[kind], kind)


def _counting(kind: str, shifts: Sequence[Shift], most: int, label: str = "") -> Cap:
    return Cap(kind, tuple(shift.id for shift in shifts), (1,) * len(shifts), most, label)


def _groups(shifts: Sequence[Shift], key: Callable[[Shift], Key]) -> dict[Key, list[Shift]]:
    groups: dict[Key, list[Shift]] = defaultdict(list)
    for shift in shifts:
        groups[key(shift)].append(shift)
    return groups


def cliques(problem: Problem, person: Person, shifts: Sequence[Shift]) -> Iterator[list[Shift]]:
    """The largest sets of shifts of which this person can do at most one.

    A shift keeps a person from its start until its end and the rest after it. Such intervals clash two by
    two exactly where they share a moment, and the beginning of one of them is such a moment.
    """
    rest = problem.rest(person).total_seconds()
    running: list[Shift] = []
    grown = False
    for shift in sorted(shifts, key=in_time):
        left = [one for one in running if one.finishes + rest > shift.begins]
        if grown and len(left) < len(running) and len(running) > 1:
            yield running
        running, grown = [*left, shift], True
    if len(running) > 1:
        yield running


def weekend(day: date) -> date | None:
    """The Saturday of the weekend that this day is in."""
    return day - timedelta(days=day.weekday() - 5) if day.weekday() >= 5 else None
