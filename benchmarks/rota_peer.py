"""The peer: CP-SAT of OR-tools with the model that one writes down first, rule by rule."""

from __future__ import annotations

import math
import time
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model

from samenspel.methods.rota import Person, Problem, Shift
from samenspel.methods.rota.limits import caps, weekend
from samenspel.methods.rota.shares import Shares

Expression = Any
"""OR-tools has no one name for what can be compared and added."""


class Straightforward:
    """One choice for each person and shift that they can do; every rule as it reads."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.seats = {
            (person.id, shift.id): self.model.new_bool_var("")
            for person in problem.people
            for shift in problem.shifts
            if (shift.people or shift.extra is not None) and problem.can(person, shift)
        }
        self.aims: dict[str, Expression] = {"promised": 0, "filled": 0, "wishes": 0}
        self.divisor = {"promised": 1, "filled": 1, "wishes": 1, "filled+wishes": 1}
        for shift in problem.shifts:
            self._add_shift(shift)
        for person in problem.people:
            self._add_person(person)
        self._add_pairs()
        self._add_shares()
        self.aims["filled+wishes"] = self.aims["filled"] + self.aims["wishes"]

    def seat(self, person: str, shift: str) -> Expression:
        return self.seats.get((person, shift), 0)

    def mine(self, person: Person) -> list[Shift]:
        return [shift for shift in self.problem.shifts if (person.id, shift.id) in self.seats]

    def _add_shift(self, shift: Shift) -> None:
        people = self.problem.people
        there = sum(self.seat(one.id, shift.id) for one in people)
        for skill, number in [(None, shift.people), *shift.skills.items()]:
            short = self.model.new_int_var(0, number, "")
            able = sum(self.seat(one.id, shift.id) for one in people if skill is None or skill in one.skills)
            self.model.add(able + short >= number)
            self.aims["filled"] += shift.weight * short
        extra = self.model.new_int_var(0, 0 if shift.extra is None else len(people), "")
        self.model.add(there - extra <= shift.people)
        self.aims["filled"] += (shift.extra or 0) * extra

    def _add_person(self, person: Person) -> None:
        mine = self.mine(person)
        for one, other in combinations(mine, 2):
            if self.problem.clash(person, one, other):
                self.model.add(self.seats[person.id, one.id] + self.seats[person.id, other.id] <= 1)
        for cap in caps(person, mine):
            taken = zip(cap.shifts, cap.takes, strict=True)
            self.model.add(sum(self.seats[person.id, id] * takes for id, takes in taken) <= cap.most)
        if person.least_hours:
            short = self.model.new_int_var(0, round(person.least_hours * 60), "")
            self.model.add(self.load(person) + short >= round(person.least_hours * 60))
            self.aims["promised"] += short
        for id, wish in person.wishes.items():
            seat = self.seat(person.id, id)
            self.aims["wishes"] += wish * (1 - seat) if wish > 0 else -wish * seat
        self._add_days(person, mine)

    def load(self, person: Person) -> Expression:
        return sum(shift.minutes * self.seats[person.id, shift.id] for shift in self.mine(person))

    def _add_days(self, person: Person, mine: list[Shift]) -> None:
        if person.most_running is None and person.most_weekends is None:
            return
        first, last = (f(shift.start.date() for shift in self.problem.shifts) for f in (min, max))
        calendar = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        works = {day: self.model.new_bool_var("") for day in calendar}
        for day in calendar:
            seats = [self.seats[person.id, shift.id] for shift in mine if shift.start.date() == day]
            self.model.add_max_equality(works[day], seats or [self.model.new_constant(0)])
        if person.most_running is not None:
            for start in range(len(calendar) - person.most_running):
                window = calendar[start : start + person.most_running + 1]
                self.model.add(sum(works[day] for day in window) <= person.most_running)
        self._add_runs(works, calendar, person.least_running, work=True)
        self._add_runs(works, calendar, person.least_off, work=False)
        if person.most_weekends is not None:
            self._add_weekends(works, person.most_weekends)

    def _add_runs(self, works: dict[date, Any], calendar: list[date], least: int, *, work: bool) -> None:
        """No run inside the rota is shorter: some day within is otherwise, or one beside it is the same."""
        for length in range(1, least):
            for start in range(1, len(calendar) - length):
                inside = [works[day] for day in calendar[start : start + length]]
                beside = [works[calendar[start - 1]], works[calendar[start + length]]]
                same = [one if work else ~one for one in beside]
                self.model.add_bool_or([*(~one if work else one for one in inside), *same])

    def _add_weekends(self, works: dict[date, Any], most: int) -> None:
        weekends: dict[date, list[Any]] = {}
        for day, column in works.items():
            if saturday := weekend(day):
                weekends.setdefault(saturday, []).append(column)
        served = [self.model.new_bool_var("") for _ in weekends]
        for column, days in zip(served, weekends.values(), strict=True):
            self.model.add_max_equality(column, days)
        self.model.add(sum(served) <= most)

    def _add_pairs(self) -> None:
        for pair in self.problem.pairs:
            for shift in self.problem.shifts:
                first, second = (self.seat(id, shift.id) for id in (pair.first, pair.second))
                broken = self.model.new_bool_var("") if pair.kind.startswith("rather") else 0
                self.aims["wishes"] += broken
                if pair.kind.endswith("apart"):
                    self.model.add(first + second - broken <= 1)
                else:
                    self.model.add(first - second - broken <= 0)
                    if pair.kind != "only-with":
                        self.model.add(second - first - broken <= 0)

    def _add_shares(self) -> None:
        """Whole numbers: loads times what makes all shares whole."""
        shares = Shares(self.problem, self.problem.people, self.mine)
        times = math.lcm(*(weight.numerator for weight in shares.weight.values()))
        heaviest = self.model.new_int_var(0, 10**13, "")
        squares: Expression = 0
        for person in self.problem.people:
            factor = int(times / shares.weight[person.id])
            self.model.add(factor * self.load(person) <= heaviest)
            most = shares.most[person.id] // shares.unit
            units, square = self.model.new_int_var(0, most, ""), self.model.new_int_var(0, most**2, "")
            self.model.add(units * shares.unit == self.load(person))
            self.model.add_multiplication_equality(square, [units, units])
            squares += factor * square
        self.aims |= {"heaviest": heaviest, "even": squares}
        self.divisor |= {"heaviest": times, "even": times}


def solve(problem: Problem, aims: list[str], seconds: float) -> list[tuple[str, float, float, float]]:
    """Aim, value, bound and seconds, one aim after the other; stops when the time is over."""
    peer = Straightforward(problem)
    end = time.monotonic() + seconds
    found = []
    for aim in aims:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(end - time.monotonic(), 0.01)
        peer.model.minimize(peer.aims[aim])
        start = time.monotonic()
        if solver.solve(peer.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            break
        value, divisor = round(solver.objective_value), peer.divisor[aim]
        bound = solver.best_objective_bound / divisor
        found.append((aim, value / divisor, bound, time.monotonic() - start))
        peer.model.add(peer.aims[aim] <= value)
        peer.model.clear_hints()
        for seat in peer.seats.values():
            peer.model.add_hint(seat, solver.value(seat))
    return found
