"""Why no panel meets the quotas: a smallest set of bounds that cannot hold together.

Found by implicit hitting sets (Ignatiev, Previti, Liffiton, Marques-Silva, "Smallest MUS extraction with
minimal hitting set dualization", 2015): a conflict has a bound of every set of bounds whose absence helps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.methods.highs import ENDLESS, Model
from samenspel.methods.nouns import people
from samenspel.methods.words import Words

from .highs import panel_model
from .limits import Clock
from .pool import Quota
from .program import Program

LEAST, MOST = "least", "most"
TURN = 1e-5
"""Among equally small sets the one with the first bounds is taken; too little to make a larger one win."""


@dataclass(frozen=True)
class Bound:
    """One side of a quota; `people` is how many in the pool have the value."""

    quota: Quota
    side: str
    people: int

    @property
    def words(self) -> Words:
        if self.side == LEAST:
            return Words(
                "at least {least} with {name} (the pool has {people})",
                least=self.quota.least,
                name=self.quota.name,
                people=self.people,
            )
        return Words(
            "at most {most} with {name} (the pool has {people})",
            most=self.quota.most,
            name=self.quota.name,
            people=self.people,
        )


@dataclass(frozen=True)
class Conflict:
    """These bounds and the number of seats exclude each other; without any one of them they would not.

    `smallest`: no other conflict has fewer bounds (unknown if the limits were reached). `required`: the
    values of a person who was to have a seat; then only those cannot.
    """

    bounds: tuple[Bound, ...]
    seats: int
    smallest: bool
    required: str = ""

    @property
    def words(self) -> Words:
        """A sentence."""
        if self.required:
            return Words(
                "Nobody with {values} can have a seat (of {seats} in all), because of: {bounds}.",
                values=self.required,
                seats=self.seats,
                bounds=joined([bound.words for bound in self.bounds]),
            )
        return self._too_few() or self._one_feature() or self._together()

    def _too_few(self) -> Words | None:
        bound = self.bounds[0]
        if len(self.bounds) > 1 or bound.side == MOST or bound.quota.least <= bound.people:
            return None
        return Words(
            "At least {least} with {name} are wanted, but the pool has only {people}.",
            least=bound.quota.least,
            name=bound.quota.name,
            people=bound.people,
        )

    def _one_feature(self) -> Words | None:
        if len({(bound.quota.feature, bound.side) for bound in self.bounds}) > 1:
            return None
        feature, side = self.bounds[0].quota.feature, self.bounds[0].side
        wanted = sum(bound.quota.least if side == LEAST else bound.quota.most for bound in self.bounds)
        if side == LEAST and wanted > self.seats:
            return Words(
                "The quotas for {feature} ask for at least {wanted} in all, "
                "more than the number of seats ({seats}): {bounds}.",
                feature=feature,
                wanted=people(wanted),
                seats=self.seats,
                bounds=joined([bound.words for bound in self.bounds]),
            )
        if side == MOST and wanted < self.seats:
            return Words(
                "The quotas for {feature} allow at most {wanted} in all, "
                "fewer than the number of seats ({seats}): {bounds}.",
                feature=feature,
                wanted=people(wanted),
                seats=self.seats,
                bounds=joined([bound.words for bound in self.bounds]),
            )
        return None

    def _together(self) -> Words:
        return Words(
            "These cannot hold together with the number of seats ({seats}): {bounds}.",
            seats=self.seats,
            bounds=joined([bound.words for bound in self.bounds]),
        )


def joined(parts: Sequence[Words]) -> Words:
    """As a list in a sentence."""
    first, *rest = parts
    return Words("{first}; {rest}", first=first, rest=joined(rest)) if rest else first


def bounds_of(program: Program) -> tuple[Bound, ...]:
    """Those that can matter at all."""
    people = [int(count) for count in program.counts(program.sizes)]
    found = []
    for quota, count in zip(program.quotas, people, strict=True):
        if quota.least > 0:
            found.append(Bound(quota, LEAST, count))
        if quota.most < min(count, program.seats):
            found.append(Bound(quota, MOST, count))
    return tuple(found)


def find_conflict(program: Program, clock: Clock, required: int | None = None) -> Conflict:
    """A smallest one; `required` is a kind of which somebody is to have a seat."""
    bounds = bounds_of(program)
    asked = _Asked(program, bounds, clock, required)
    helping: list[list[int]] = []
    while clock.may_go_on():
        chosen = _hitting(helping, len(bounds))
        dropped = asked.fewest_to_drop(chosen)
        if dropped is None:
            return Conflict(tuple(bounds[i] for i in chosen), program.seats, True, _named(program, required))
        helping.append(dropped)
    kept = list(range(len(bounds)))
    for i in range(len(bounds)):
        fewer = [j for j in kept if j != i]
        if asked.fewest_to_drop(fewer, all_else=True) is None:
            kept = fewer
    return Conflict(tuple(bounds[i] for i in kept), program.seats, False, _named(program, required))


class _Asked:
    """The panel's program in which any bound may be given up."""

    def __init__(self, program: Program, bounds: Sequence[Bound], clock: Clock, required: int | None) -> None:
        self.bounds, self.clock = bounds, clock
        self.model = model = panel_model(program, whole=True, quotas=False)
        if required is not None:
            model.highs.changeColBounds(required, 1.0, float(program.homes[required]))
        self.first = model.add_columns(np.ones(len(bounds)), whole=True)
        place = {(quota.feature, quota.value): i for i, quota in enumerate(program.quotas)}
        for i, bound in enumerate(bounds):
            belongs = np.flatnonzero(program.belongs[place[bound.quota.feature, bound.quota.value]])
            columns, ones = [*belongs, self.first + i], [1.0] * len(belongs)
            if bound.side == LEAST:
                model.add_row(bound.quota.least, ENDLESS, columns, [*ones, float(bound.quota.least)])
            else:
                model.add_row(-ENDLESS, bound.quota.most, columns, [*ones, -float(program.seats)])
        model.worth(self.first + np.arange(len(bounds)), -1.0)

    def fewest_to_drop(self, kept: Sequence[int], *, all_else: bool = False) -> list[int] | None:
        """The fewest other bounds without which there is a panel; None if the `kept` exclude each other.

        Where that was not found in time, none, and `clock` says so.
        """
        for i in range(len(self.bounds)):
            lowest = 1.0 if all_else and i not in kept else 0.0
            self.model.highs.changeColBounds(self.first + i, lowest, 0.0 if i in kept else 1.0)
        answer = self.model.solve(self.clock.for_proof())
        if answer.infeasible:
            return None
        if answer.values is None:
            self.clock.reached = True
            return []
        return [i for i in range(len(self.bounds)) if answer.values[self.first + i] > 0.5]


def _hitting(sets: Sequence[Sequence[int]], bounds: int) -> list[int]:
    """The fewest bounds with one of each set."""
    model = Model()
    model.add_columns(np.ones(bounds), whole=True)
    model.worth(np.arange(bounds), -1.0 - TURN * np.arange(bounds))
    for one in sets:
        model.add_row(1.0, ENDLESS, one, 1.0)
    values = model.solve().values
    return [] if values is None else [i for i in range(bounds) if values[i] > 0.5]


def _named(program: Program, kind: int | None) -> str:
    if kind is None:
        return ""
    return ", ".join(program.quotas[mark].name for mark in program.marks[kind])
