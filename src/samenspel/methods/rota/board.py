"""The model of a problem: who could do what, and every rule as rows.

Shifts stand in order of time, people by a lot that the seed draws, so that the order of the lists does not
matter and nobody is favoured by their name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from .asked import Pair, Person, Shift
from .limits import caps, cliques
from .problem import Problem, in_time
from .running import add_running, calendar_of
from .shares import Shares
from .solver import Model


@dataclass(frozen=True, eq=False)
class Need:
    """So many people, or people with a skill, on a shift; `short` is the column of how many are missing."""

    shift: Shift
    skill: str | None
    number: int
    short: int


class Board:
    """`seats[person, shift]` is the column that says whether they serve."""

    def __init__(self, problem: Problem, seed: int = 0) -> None:
        self.problem = problem
        self.model = Model()
        self.people = sorted(problem.people, key=lambda one: lot(seed, one.id))
        self.shifts = sorted(problem.shifts, key=in_time)
        self.calendar = calendar_of(self.shifts) if self.shifts else []
        self.seats = {
            (person.id, shift.id): self.model.choice()
            for person in self.people
            for shift in self.shifts
            if (shift.people or shift.extra is not None) and problem.can(person, shift)
        }
        self.needs: list[Need] = []
        self.extras: dict[str, int] = {}
        self.promised: dict[int, float] = {}
        self.soft: dict[int, float] = {}
        for shift in self.shifts:
            self._add_needs(shift)
        for person in self.people:
            self._add_limits(person)
        for pair in problem.pairs:
            self._add_pair(pair)
        self.shares = Shares(problem, self.people, self.open_to)
        self.loads = {person.id: self._add_load(person) for person in self.people}
        self.heaviest = self.model.column()
        for person in self.people:
            terms = {self.loads[person.id]: 1.0, self.heaviest: -float(self.shares.weight[person.id])}
            self.model.row(terms, upper=0)

    def costs(self) -> dict[int, float]:
        """All columns that follow from who serves, so that the least of their sum is what they are."""
        seats = set(self.seats.values())
        return {column: 1.0 for column in range(len(self.model.lower)) if column not in seats}

    def open_to(self, person: Person) -> list[Shift]:
        """The shifts this person could do, in order of time."""
        return [shift for shift in self.shifts if (person.id, shift.id) in self.seats]

    def on(self, shift: Shift) -> Iterator[tuple[Person, int]]:
        for person in self.people:
            if (person.id, shift.id) in self.seats:
                yield person, self.seats[person.id, shift.id]

    def _add_needs(self, shift: Shift) -> None:
        seats = list(self.on(shift))
        wanted = [(None, shift.people), *sorted(shift.skills.items())]
        for skill, number in wanted:
            if number:
                short = self.model.column(0, number)
                able = [column for person, column in seats if skill is None or skill in person.skills]
                self.model.row({**dict.fromkeys(able, 1.0), short: 1.0}, lower=number)
                self.needs.append(Need(shift, skill, number, short))
        terms = dict.fromkeys((column for _, column in seats), 1.0)
        if shift.extra is not None:
            self.extras[shift.id] = extra = self.model.column(0, max(len(seats) - shift.people, 0))
            terms[extra] = -1.0
        self.model.row(terms, upper=shift.people)

    def _add_limits(self, person: Person) -> None:
        shifts = self.open_to(person)
        for clique in cliques(self.problem, person, shifts):
            self.model.row({self.seats[person.id, shift.id]: 1.0 for shift in clique}, upper=1)
        for cap in caps(person, shifts):
            if sum(cap.takes) > cap.most:
                terms = {
                    self.seats[person.id, id]: float(takes)
                    for id, takes in zip(cap.shifts, cap.takes, strict=True)
                }
                self.model.row(terms, upper=cap.most)
        seats = [(shift, self.seats[person.id, shift.id]) for shift in shifts]
        add_running(self.model, person, seats, self.calendar)

    def _add_load(self, person: Person) -> int:
        """The column of the minutes they serve."""
        load = self.model.column()
        terms = {self.seats[person.id, shift.id]: float(shift.minutes) for shift in self.open_to(person)}
        self.model.row({**terms, load: -1.0}, 0, 0)
        if person.least_hours:
            short = self.model.column()
            self.promised[short] = 1.0
            self.model.row({load: 1.0, short: 1.0}, lower=round(person.least_hours * 60))
        return load

    def _add_pair(self, pair: Pair) -> None:
        for shift in self.shifts:
            seats = [self.seats.get((id, shift.id)) for id in (pair.first, pair.second)]
            first, second = seats
            if pair.kind in ("apart", "rather-apart"):
                if first is not None and second is not None:
                    self._at_most({first: 1.0, second: 1.0}, 1, soft=pair.kind == "rather-apart")
            else:
                self._at_most(_difference(first, second), 0, soft=pair.kind == "rather-together")
                if pair.kind != "only-with":
                    self._at_most(_difference(second, first), 0, soft=pair.kind == "rather-together")

    def _at_most(self, terms: dict[int, float], most: int, *, soft: bool) -> None:
        if all(factor <= 0 for factor in terms.values()):
            return
        if soft:
            broken = self.model.column(0, 1)
            self.soft[broken] = 1.0
            terms = {**terms, broken: -1.0}
        self.model.row(terms, upper=most)


def _difference(first: int | None, second: int | None) -> dict[int, float]:
    """Above zero when the first serves and the second does not."""
    return {column: sign for column, sign in ((first, 1.0), (second, -1.0)) if column is not None}


def lot(seed: int, id: str) -> str:
    """A lot that anyone can repeat: the SHA-256 of the seed, a line break, and the name (UTF-8)."""
    return hashlib.sha256(f"{seed}\n{id}".encode()).hexdigest()
