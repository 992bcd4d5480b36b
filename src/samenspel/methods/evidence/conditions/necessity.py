"""Which conditions there are whenever there is the outcome."""

from __future__ import annotations

from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result, Table
from samenspel.methods.evidence.rscript import texts
from samenspel.methods.words import Words

from .cases import ASKED, Cases, cases_of, undecided
from .fits import known, necessary
from .primes import FREE
from .table import EVERY

ENOUGH = 0.9
RELEVANT = 0.5


@listed("Which conditions there are whenever there is the outcome.", **ASKED)
def necessity(
    data: Any, outcome: str, conditions: Names, *, case: str | None = None, negate: bool = False
) -> Result:
    """Of each condition and its absence (or each of its values) the consistency, coverage and relevance
    (RoN) as necessary; below 0.9 nothing is called necessary, nor what nearly all cases have. Raises
    UnfitData."""
    cases = cases_of(data, outcome, conditions, case, negate=negate)
    rows = _rows(cases)
    return cases.result(
        Method("necessary conditions", "Schneider & Wagemann 2012, ISBN 9781107601130, ch. 9.2.1"),
        _sentence(cases, [row[0] for row in rows if _is_necessary(row[1], row[3])]),
        assumptions=EVERY,
        tables=(Table("conditions", ("", "consistency", "coverage", "RoN"), rows),),
        notes=undecided(cases),
        r_code=(*cases.r_code, "library(QCA)", *_in_r(cases, [row[0] for row in rows])),
    )


def _rows(cases: Cases) -> tuple[tuple[str, float | None, float | None, float | None], ...]:
    """Each value of a condition with its consistency, coverage and relevance."""
    terms = _single(cases)
    found = map(known, necessary(cases.membership(np.array(terms)), cases.outcome))
    return tuple(zip(map(cases.said, terms), *found, strict=True))


def _single(cases: Cases) -> list[tuple[int, ...]]:
    """Every value of each condition alone, the highest first."""
    k = len(cases.conditions)
    return [
        tuple(value if place == other else FREE for other in range(k))
        for place in range(k)
        for value in reversed(range(int(cases.levels[place])))
    ]


def _is_necessary(consistency: float | None, relevance: float | None) -> bool:
    return (consistency or 0) >= ENOUGH and (relevance or 0) >= RELEVANT


def _in_r(cases: Cases, terms: Names) -> list[str]:
    return [f'pof({texts([term])}, "{cases.outcome_name}", d, relation = "necessity")' for term in terms]


def _sentence(cases: Cases, found: Names) -> Words:
    if not found:
        return Words(
            "In {n} cases no condition alone is necessary for {outcome}.",
            n=cases.n,
            outcome=cases.outcome_name,
        )
    return Words(
        "Among {n} cases, those with {outcome} nearly always have: {terms}. Whether it is needed, or just "
        "goes along, the cases cannot say.",
        n=cases.n,
        outcome=cases.outcome_name,
        terms=", ".join(found),
    )
