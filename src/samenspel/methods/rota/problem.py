"""What is asked of a rota: people, shifts, pairs, and the rules between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from .asked import Pair, Person, Shift
from .sense import check_sense


@dataclass(frozen=True, repr=False)
class Problem:
    """All of it. Raises UnfitProblem when names do not match or numbers make no sense."""

    people: tuple[Person, ...]
    shifts: tuple[Shift, ...]
    pairs: tuple[Pair, ...] = ()
    rest_hours: float = 0
    fairness: str = "agreed"

    def __repr__(self) -> str:
        return f"<Problem: people {len(self.people)}, shifts {len(self.shifts)}, pairs {len(self.pairs)}>"

    def __post_init__(self) -> None:
        check_sense(self.people, self.shifts, self.pairs, rest_hours=self.rest_hours, fairness=self.fairness)

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
