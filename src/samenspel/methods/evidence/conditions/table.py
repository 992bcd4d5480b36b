"""The truth table: which combinations of conditions there are, and which of them go with the outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Booleans, Ints, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import MET, NOT_MET, UNKNOWN, Assumption, Method, Result, Table
from samenspel.methods.evidence.rscript import texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .cases import ASKED, HALF, Cases, cases_of, crowded, undecided
from .fits import Fits, sufficient

SOURCE = "Ragin 2008, ISBN 9780226702759; Dusa 2019, doi 10.1007/978-3-319-75668-4"
CUTS: Mapping[str, str] = {
    "consistency": "from which a row counts as sufficient",
    "pri": "from which it does, by its PRI",
    "least_cases": "how many cases a row needs to count as seen",
}
EVERY = (
    Assumption(Words("no condition that matters is left out"), UNKNOWN),
    Assumption(Words("the scores were given without looking at the outcome"), UNKNOWN),
)


@dataclass(frozen=True, eq=False)
class Cuts:
    consistency: float = 0.8
    pri: float = 0.0
    least_cases: int = 1

    @property
    def options(self) -> dict[str, object]:
        return {"consistency": self.consistency, "PRI": self.pri, "least cases": self.least_cases}


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows that were seen: values (m, k), of each case its row or -1 (n,), how well they go with the
    outcome, and which of them count as sufficient; a row with too few cases counts as not seen."""

    cases: Cases
    values: Ints
    of_case: Ints
    fits: Fits
    is_seen: Booleans
    is_positive: Booleans

    @property
    def positive(self) -> Ints:
        return self.values[self.is_positive]

    @property
    def negative(self) -> Ints:
        return self.values[self.is_seen & ~self.is_positive]

    @property
    def against(self) -> Booleans:
        """(n,): cases whose outcome is not that of their row."""
        row_says = self.is_positive[self.of_case]
        has = self.cases.outcome
        is_in = (self.of_case >= 0) & self.is_seen[self.of_case]
        return is_in & np.where(row_says, has < HALF, has > HALF)


def rows_of(cases: Cases, cuts: Cuts) -> Rows:
    """Refuses cuts outside 0 to 1, and cases of which none is clearly in a row."""
    for name, cut in (("consistency", cuts.consistency), ("pri", cuts.pri)):
        if not 0 <= cut <= 1:
            raise refuse(N_("“{name}” is {value}, which is not from 0 to 1."), name=name, value=cut)
    if not cases.is_clear.any():
        raise refuse(N_("Every case is at exactly 0.5 of a condition; there is no row to look at."))
    values, of_clear = np.unique(cases.rows[cases.is_clear], axis=0, return_inverse=True)
    of_case = np.full(cases.n, -1)
    of_case[cases.is_clear] = of_clear
    fits = sufficient(cases.membership(values), cases.outcome)
    is_seen = np.bincount(of_clear) >= cuts.least_cases
    passes = (fits.consistency >= cuts.consistency - ROUNDING) & (fits.pri >= cuts.pri - ROUNDING)
    return Rows(cases, values, of_case, fits, is_seen, is_seen & passes)


ROUNDING = 1e-12
"""A consistency of exactly the cut counts, however it was rounded."""


@listed(
    "Which combinations of conditions there are among cases, and which go with an outcome.",
    **CUTS,
    **ASKED,
)
def truth_table(
    data: Any,
    outcome: str,
    conditions: Names,
    *,
    consistency: float = 0.8,
    pri: float = 0.0,
    least_cases: int = 1,
    case: str | None = None,
    negate: bool = False,
) -> Result:
    """A row for each combination that a case has, with its cases, consistency and PRI; cases whose outcome is
    not that of their row are named. Raises UnfitData."""
    cuts = Cuts(consistency, pri, least_cases)
    rows = rows_of(cases_of(data, outcome, conditions, case, negate=negate), cuts)
    cases = rows.cases
    return cases.result(
        Method("truth table", SOURCE, cuts.options),
        _sentence(rows),
        assumptions=(*EVERY, agreeing(rows)),
        tables=(shown(rows),),
        notes=(*undecided(cases), *crowded(cases)),
        r_code=table_in_r(cases, cuts),
    )


def _sentence(rows: Rows) -> Words:
    return Words(
        "{n} cases stand in {rows} of {all} possible rows; {positive} of them go with {outcome}.",
        n=rows.cases.n,
        rows=len(rows.values),
        all=int(np.prod(rows.cases.levels.astype(float))),
        positive=int(rows.is_positive.sum()),
        outcome=rows.cases.outcome_name,
    )


def agreeing(rows: Rows) -> Assumption:
    """Whether a row's cases all have its outcome; how many have not."""
    against = int(rows.against.sum())
    name = Words("cases with the same conditions have the same outcome (the number that have not)")
    return Assumption(name, NOT_MET if against else MET, float(against))


def shown(rows: Rows) -> Table:
    """The surest rows first."""
    cases, fits = rows.cases, rows.fits
    order = np.lexsort((*rows.values.T[::-1], -fits.consistency, ~rows.is_positive))
    return Table(
        "truth table",
        (*cases.conditions, "outcome", "cases", "consistency", "PRI", "who", "against"),
        tuple(_row(rows, row) for row in order.tolist()),
    )


def _row(rows: Rows, row: int) -> tuple[str | int | float | None, ...]:
    inside = rows.of_case == row
    outcome = ("1" if rows.is_positive[row] else "0") if rows.is_seen[row] else "?"
    return (
        *map(str, rows.values[row].tolist()),
        outcome,
        int(inside.sum()),
        float(rows.fits.consistency[row]),
        float(rows.fits.pri[row]),
        rows.cases.named(inside),
        rows.cases.named(inside & rows.against),
    )


def table_in_r(cases: Cases, cuts: Cuts) -> tuple[str, ...]:
    return (
        *cases.r_code,
        "library(QCA)",
        f'tt <- truthTable(d, outcome = "{cases.outcome_name}", conditions = {texts(cases.conditions)}, '
        f"incl.cut = {cuts.consistency}, pri.cut = {cuts.pri}, n.cut = {cuts.least_cases}); tt",
    )
