"""What a fair share of the work is for each person."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from fractions import Fraction

from .asked import Person, Shift
from .problem import Problem


class Shares:
    """`weight`: a fair share beside the average one. `unit`: all loads are multiples of it, in minutes."""

    def __init__(
        self, problem: Problem, people: Sequence[Person], open_to: Callable[[Person], Sequence[Shift]]
    ) -> None:
        self.weight = _weights(problem, people, open_to)
        self.unit = math.gcd(*(shift.minutes for shift in problem.shifts)) or 1
        self.least = {
            person.id: min((shift.minutes for shift in open_to(person)), default=0) for person in people
        }
        self.most = {person.id: sum(shift.minutes for shift in open_to(person)) for person in people}

    def cap(self, id: str, level: Fraction) -> int:
        """The most minutes of a person whose load is at most `level` times their weight."""
        return math.floor(level * self.weight[id] / self.unit) * self.unit

    def levels(self, lowest: float, highest: float) -> list[Fraction]:
        """All loads, divided by the weight, that somebody can have between these two."""
        found = set()
        for id, weight in self.weight.items():
            first = max(math.ceil(lowest * float(weight) / self.unit - 1e-6), 0)
            last = min(math.floor(highest * float(weight) / self.unit + 1e-6), self.most[id] // self.unit)
            found |= {Fraction(k * self.unit) / weight for k in range(first, last + 1)}
        return sorted(found)


def first_from(levels: Sequence[Fraction], lowest: float) -> int:
    """The place of the first level that is not below."""
    return bisect_left(levels, Fraction(lowest).limit_denominator(10**6) - Fraction(1, 10**5))


def _weights(
    problem: Problem, people: Sequence[Person], open_to: Callable[[Person], Sequence[Shift]]
) -> dict[str, Fraction]:
    if problem.fairness == "agreed":
        said = {one.id: Fraction(str(one.agreed_hours)) for one in people if one.agreed_hours}
    elif problem.fairness == "available":
        said = {
            one.id: Fraction(minutes) for one in people if (minutes := sum(s.minutes for s in open_to(one)))
        }
    else:
        said = {}
    mean = sum(said.values(), Fraction(0)) / len(said) if said else Fraction(1)
    return {one.id: said.get(one.id, mean) / mean for one in people}
