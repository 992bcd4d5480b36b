"""Whether a solution stands when its cuts are moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result, Table
from samenspel.methods.evidence.shown import Cell
from samenspel.methods.evidence.unfit import UnfitData
from samenspel.methods.words import Words

from .cases import ASKED, Cases, cases_of, crowded, undecided
from .qca import SOLVED, fits_of
from .solving import Expected, Solution, Solved, solved
from .table import EVERY, SOURCE, Cuts, rows_of

MOVED = f"{SOURCE}; Skaaning 2011, doi 10.1177/0049124111404818"


@listed(
    "Whether a solution stands when the cuts are moved.",
    **ASKED,
    **SOLVED,
    consistencies="cuts of consistency to try; the first is the one the others are held against",
    pris="cuts of PRI to try",
    least_cases="how many cases a row needs to count as seen: numbers to try",
)
def qca_robustness(
    data: Any,
    outcome: str,
    conditions: Names,
    *,
    case: str | None = None,
    negate: bool = False,
    solution: Solution = "parsimonious",
    expected: Expected = None,
    consistencies: Sequence[float] = (0.8, 0.75, 0.85, 0.9),
    pris: Sequence[float] = (0.0, 0.5),
    least_cases: Sequence[int] = (1, 2),
) -> Result:
    """For every combination of cuts: how many models, the first, how it fits, and how many of its terms
    are in the first combination's models. Raises UnfitData."""
    cases = cases_of(data, outcome, conditions, case, negate=negate)
    asked = product(least_cases, pris, consistencies)
    tried = Tried.of(cases, [Cuts(cut, pri, least) for least, pri, cut in asked], solution, expected)
    return cases.result(
        Method("QCA over its cuts", MOVED, {"solution": solution}),
        tried.sentence(),
        assumptions=EVERY,
        numbers={"combinations of cuts": len(tried.cuts), "with the same models": tried.same},
        tables=(tried.table(),),
        notes=(*undecided(cases), *crowded(cases)),
        r_code=cases.r_code,
    )


COLUMNS = (
    "consistency",
    "PRI",
    "least cases",
    "models",
    "first model",
    "its consistency",
    "its coverage",
    "terms as before",
)


@dataclass(frozen=True, eq=False)
class Tried:
    """Cuts, and what each gave: models, or why there are none; those of the first cuts are held against."""

    cases: Cases
    cuts: Sequence[Cuts]
    found: Sequence[Solved | UnfitData]
    first: Solved

    @classmethod
    def of(cls, cases: Cases, cuts: Sequence[Cuts], solution: Solution, expected: Expected) -> Tried:
        """Raises UnfitData when the first cuts have no model."""
        found = [_tried(cases, one, solution, expected) for one in cuts]
        if isinstance(found[0], UnfitData):
            raise found[0]
        return cls(cases, cuts, found, found[0])

    @property
    def same(self) -> int:
        return sum(isinstance(one, Solved) and one.models == self.first.models for one in self.found)

    def table(self) -> Table:
        rows = tuple(self._row(cuts, one) for cuts, one in zip(self.cuts, self.found, strict=True))
        return Table("cuts", COLUMNS, rows)

    def _row(self, cuts: Cuts, found: Solved | UnfitData) -> tuple[Cell, ...]:
        tried = (cuts.consistency, cuts.pri, cuts.least_cases)
        if isinstance(found, UnfitData):
            return (*tried, 0, str(found), None, None, None)
        fit = fits_of(self.cases, found.models[:1])[0]
        before = {term for model in self.first.models for term in model}
        kept = len(before.intersection(fit.model)) / len(fit.model)
        return (*tried, found.number, fit.text, fit.consistency, fit.coverage, kept)

    def sentence(self) -> Words:
        return Words(
            "Of {tried} combinations of cuts {same} give the same models for {outcome} in {n} cases.",
            tried=len(self.cuts),
            same=self.same,
            outcome=self.cases.outcome_name,
            n=self.cases.n,
        )


def _tried(cases: Cases, cuts: Cuts, solution: Solution, expected: Expected) -> Solved | UnfitData:
    rows = rows_of(cases, cuts)
    try:
        return solved(rows, solution, expected)
    except UnfitData as reason:
        return reason
