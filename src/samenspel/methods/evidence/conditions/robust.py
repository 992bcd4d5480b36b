"""Whether a solution stands when its cuts are moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result, Table
from samenspel.methods.evidence.shown import Cell
from samenspel.methods.evidence.unfit import UnfitData
from samenspel.methods.words import Words

from .cases import ASKED, Cases, cases_of, crowded, undecided
from .qca import SOLVED, Solution, fits_of
from .solving import Solved, solved
from .table import EVERY, SOURCE, Cuts, rows_of


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
    conditions: Sequence[str],
    *,
    case: str | None = None,
    negate: bool = False,
    solution: Solution = "parsimonious",
    expected: Mapping[str, Sequence[str]] | None = None,
    consistencies: Sequence[float] = (0.8, 0.75, 0.85, 0.9),
    pris: Sequence[float] = (0.0, 0.5),
    least_cases: Sequence[int] = (1, 2),
) -> Result:
    """For every combination of cuts: how many models, the first, how it fits, and how many of its terms
    are in the first combination's models. Raises UnfitData."""
    cases = cases_of(data, outcome, conditions, case, negate=negate)
    tried = [Cuts(cut, pri, least) for least in least_cases for pri in pris for cut in consistencies]
    found = [_tried(cases, cuts, solution, expected) for cuts in tried]
    first = found[0]
    if isinstance(first, UnfitData):
        raise first
    rows = tuple(_row(cases, cuts, one, first) for cuts, one in zip(tried, found, strict=True))
    same = sum(isinstance(one, Solved) and one.models == first.models for one in found)
    return Result(
        Method(
            "QCA over its cuts",
            f"{SOURCE}; Skaaning 2011, doi 10.1177/0049124111404818",
            {"solution": solution},
        ),
        (),
        cases.n,
        Words(
            "Of {tried} combinations of cuts {same} give the same models for {outcome} in {n} cases.",
            tried=len(tried),
            same=same,
            outcome=cases.outcome_name,
            n=cases.n,
        ),
        unit="cases",
        left_out=cases.left_out,
        assumptions=EVERY,
        numbers={"combinations of cuts": len(tried), "with the same models": same},
        tables=(Table("cuts", COLUMNS, rows),),
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


def _tried(
    cases: Cases, cuts: Cuts, solution: str, expected: Mapping[str, Sequence[str]] | None
) -> Solved | UnfitData:
    rows = rows_of(cases, cuts)
    try:
        return solved(rows, solution, expected)
    except UnfitData as reason:
        return reason


def _row(cases: Cases, cuts: Cuts, found: Solved | UnfitData, first: Solved) -> tuple[Cell, ...]:
    tried = (cuts.consistency, cuts.pri, cuts.least_cases)
    if isinstance(found, UnfitData):
        return (*tried, 0, str(found), None, None, None)
    fit = fits_of(cases, found.models[:1])[0]
    before = {term for model in first.models for term in model}
    kept = len(before.intersection(fit.model)) / len(fit.model)
    return (*tried, found.number, fit.text, fit.consistency, fit.coverage, kept)
