"""What people would vote if they had no camps: by the statement, and by how readily they agree at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .votes import Floats, Ints, sums, sums_of_runs

STEPS, STEPS_FROM_NEAR, TOLERANCE = 40, 3, 1e-3
FIRST_PRECISION, LOWEST_PRECISION, HIGHEST_PRECISION = 3.0, 0.1, 100.0
LONGEST_STEP = 1.0


@dataclass(frozen=True, eq=False)
class Opinions:
    """Agreements (1.0) and disagreements (-1.0), `signs` (v,), by n people on m statements; rows ascend."""

    n: int
    m: int
    rows: Ints
    columns: Ints
    signs: Floats

    @cached_property
    def edges(self) -> Ints:
        """(n + 1,) the first entry of each person, and the number of entries."""
        return np.searchsorted(self.rows, np.arange(self.n + 1))

    def by_person(self, values: Floats) -> Floats:
        """(n,) the sum of the values (v,) of each person's entries."""
        return sums_of_runs(self.edges, values)

    def by_statement(self, values: Floats) -> Floats:
        """(m,) the sum of the values (v,) of each statement's entries."""
        return sums(self.columns, values, self.m)

    def part(self, inside: NDArray[np.bool_]) -> Opinions:
        """Those entries alone, of the same people and statements."""
        return Opinions(self.n, self.m, self.rows[inside], self.columns[inside], self.signs[inside])


@dataclass(frozen=True, eq=False)
class Scale:
    """`values` in half log-odds of agreeing, normal around 0 with this precision (1/variance)."""

    values: Floats
    precision: float


@dataclass(frozen=True, eq=False)
class Leanings:
    """Half log-odds of agreeing are `middle` + of people (n,) + of statements (m,); `expected` (v,) is the
    mean sign of each vote."""

    middle: float
    people: Scale
    statements: Scale
    expected: Floats

    def plausible(self, opinions: Opinions, drawing: np.random.Generator) -> Leanings:
        """Others that the same votes could come from: what is not known of people and statements is drawn."""
        sure = 1 - self.expected**2
        people = _plausible(self.people, opinions.by_person(sure), drawing)
        statements = _plausible(self.statements, opinions.by_statement(sure), drawing)
        found = Leanings(self.middle, people, statements, self.expected)
        return Leanings(self.middle, people, statements, np.tanh(found.half_odds(opinions)))

    def half_odds(self, opinions: Opinions) -> Floats:
        """(v,) of entries that may have been held back."""
        of_people = np.repeat(self.middle + self.people.values, np.diff(opinions.edges))
        half_odds: Floats = of_people + self.statements.values[opinions.columns]
        return half_odds


def leanings(opinions: Opinions, near: Leanings | None = None) -> Leanings:
    """Log-odds of agreeing = person + statement (Rasch, 1960), by Newton's steps in turn.

    Who agrees more readily with everything, differs from others by that, and not by an opinion. How much
    people differ so, and statements, is estimated too (empirical Bayes). Starting `near` the outcome,
    with the same precisions, three steps are enough.
    """
    found = near or _start(opinions)
    found = Leanings(found.middle, found.people, found.statements, np.tanh(found.half_odds(opinions)))
    for _ in range(STEPS if near is None else STEPS_FROM_NEAR):
        before = found
        found = _step(_step(found, opinions, True, near is None), opinions, False, near is None)
        if _moved(before, found) < TOLERANCE:
            break
    return found


def _start(opinions: Opinions) -> Leanings:
    people, statements = (Scale(np.zeros(width), FIRST_PRECISION) for width in (opinions.n, opinions.m))
    mean = opinions.signs.mean() if len(opinions.signs) else 0.0
    return Leanings(float(np.arctanh(np.clip(mean, -0.99, 0.99))), people, statements, np.zeros(0))


def _step(found: Leanings, opinions: Opinions, of_statements: bool, learns: bool) -> Leanings:
    """The statements or the people move, and leave their mean to the middle."""
    scale = found.statements if of_statements else found.people
    by_one = opinions.by_statement if of_statements else opinions.by_person
    width = len(scale.values)
    slope = by_one(opinions.signs - found.expected) - scale.precision * scale.values
    curve = by_one(1 - found.expected**2) + scale.precision
    values = scale.values + np.clip(slope / curve, -LONGEST_STEP, LONGEST_STEP)
    mean = float(values.mean()) if width else 0.0
    values = values - mean
    precision = _precision(values, curve) if learns else scale.precision
    moved = Scale(values, precision)
    people, statements = (found.people, moved) if of_statements else (moved, found.statements)
    found = Leanings(found.middle + mean, people, statements, found.expected)
    return Leanings(found.middle, people, statements, np.tanh(found.half_odds(opinions)))


def _plausible(scale: Scale, information: Floats, drawing: np.random.Generator) -> Scale:
    error = 1 / np.sqrt(information + scale.precision)
    return Scale(scale.values + error * drawing.standard_normal(len(error)), scale.precision)


def _precision(values: Floats, curve: Floats) -> float:
    """Of the normal distribution that values with these uncertainties come from."""
    spread = float((values**2 + 1 / curve).mean()) if len(values) else 1.0
    return min(max(1 / spread, LOWEST_PRECISION), HIGHEST_PRECISION)


def _moved(before: Leanings, after: Leanings) -> float:
    return max(
        float(np.abs(a.values - b.values).max(initial=0))
        for a, b in ((before.people, after.people), (before.statements, after.statements))
    )
