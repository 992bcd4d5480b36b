"""Which combinations of conditions are enough for an outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result, Table
from samenspel.methods.evidence.shown import Cell, number
from samenspel.methods.words import Words

from .cases import ASKED, HALF, Cases, cases_of, crowded, undecided
from .fits import known, sufficient
from .solving import Expected, Model, Solution, solved
from .table import CUTS, EVERY, SOURCE, Cuts, agreeing, rows_of, shown, table_in_r

SOLVED: Mapping[str, str] = {
    "solution": "conservative (nothing of what was not seen), parsimonious (anything), or intermediate "
    "(what is expected)",
    "expected": "for the intermediate solution: of a condition the value, or values, that should help",
}


@listed(
    "Which combinations of conditions are enough for an outcome: every shortest model.",
    **ASKED,
    **SOLVED,
    **CUTS,
)
def qca(
    data: Any,
    outcome: str,
    conditions: Names,
    *,
    solution: Solution = "parsimonious",
    expected: Expected = None,
    case: str | None = None,
    negate: bool = False,
    consistency: float = 0.8,
    pri: float = 0.0,
    least_cases: int = 1,
) -> Result:
    """Crisp, fuzzy and multi-value. Every model with the fewest terms that cover all sufficient rows, with
    consistency, PRI, coverage and the coverage that only one term has. Raises UnfitData.

    >>> rows = {"work": [1, 1, 0, 0, 1], "trust": [1, 0, 1, 0, 1], "takes part": [1, 0, 0, 0, 1]}
    >>> qca(rows, "takes part", ["work", "trust"]).tables[0].rows[0][1]
    'work*trust'
    """
    cuts = Cuts(consistency, pri, least_cases)
    rows = rows_of(cases_of(data, outcome, conditions, case, negate=negate), cuts)
    found, cases = solved(rows, solution, expected), rows.cases
    fits = fits_of(cases, found.models)
    return cases.result(
        Method("qualitative comparative analysis", SOURCE, {"solution": solution, **cuts.options}),
        _sentence(cases, fits, found.number),
        assumptions=(*EVERY, agreeing(rows)),
        numbers={"models": found.number, "prime implicants": found.primes},
        tables=(_models(fits), _terms(cases, fits), shown(rows)),
        notes=(*found.notes, *_unexplained(cases, fits[0]), *undecided(cases), *crowded(cases)),
        r_code=(*table_in_r(cases, cuts), minimize(cases, solution, expected or {})),
    )


@dataclass(frozen=True, eq=False)
class Fit:
    """How a model of m terms fits: `highest` (n,) is how far each case is in one of them, `unique` (m,)
    what only one of them covers."""

    model: Model
    text: str
    highest: Floats
    consistency: float
    pri: float | None
    coverage: float
    unique: Floats


def fits_of(cases: Cases, models: Sequence[Model]) -> list[Fit]:
    terms = _terms_of(models)
    places = {term: place for place, term in enumerate(terms)}
    texts = {term: cases.said(term) for term in terms}
    memberships = cases.membership(np.array(terms))
    sets = [memberships[[places[term] for term in model]] for model in models]
    highest = np.array([one.max(axis=0) for one in sets])
    whole = sufficient(highest, cases.outcome)
    said = [" + ".join(texts[term] for term in model) for model in models]
    only = [_only(cases, one, most) for one, most in zip(sets, highest, strict=True)]
    fitting = (whole.consistency.tolist(), known(whole.pri), whole.coverage.tolist())
    return [Fit(*one) for one in zip(models, said, highest, *fitting, only, strict=True)]


def _terms_of(models: Sequence[Model]) -> list[tuple[int, ...]]:
    return list(dict.fromkeys(term for model in models for term in model))


def _only(cases: Cases, sets: Floats, highest: Floats) -> Floats:
    """What the coverage loses when a term goes: where it was the highest, the second highest counts."""
    second = np.sort(sets, axis=0)[-2] if len(sets) > 1 else np.zeros(cases.n)
    lost = np.minimum(highest, cases.outcome) - np.minimum(second, cases.outcome)
    return np.asarray((np.where(sets == highest, lost, 0.0)).sum(axis=1) / cases.outcome.sum())


def minimize(cases: Cases, solution: str, expected: Mapping[str, Names]) -> str:
    remainders = "" if solution == "conservative" else ', include = "?"'
    if solution == "intermediate":
        wanted = [",".join(expected.get(name, ["-"])) for name in cases.conditions]
        values = [f"{{{one}}}" if "," in one else one for one in wanted]
        remainders += f', dir.exp = "{",".join(values)}"'
    return f"minimize(tt{remainders}, details = TRUE)"


def _models(fits: Sequence[Fit]) -> Table:
    rows = tuple(
        (f"M{place}", fit.text, fit.consistency, fit.pri, fit.coverage) for place, fit in enumerate(fits, 1)
    )
    return Table("models", ("model", "terms", "consistency", "PRI", "coverage"), rows)


def _terms(cases: Cases, fits: Sequence[Fit]) -> Table:
    terms = _terms_of([fit.model for fit in fits])
    said = dict(zip(terms, _said(cases, terms), strict=True))
    return Table(
        "terms",
        ("model", "term", "consistency", "PRI", "coverage", "only it", "who", "against"),
        tuple(
            (f"M{place}", *said[term][:4], only, *said[term][4:])
            for place, fit in enumerate(fits, 1)
            for term, only in zip(fit.model, fit.unique.tolist(), strict=True)
        ),
    )


def _said(cases: Cases, terms: Sequence[tuple[int, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Of each term its text, how it fits, and its cases with and without the outcome."""
    sets = cases.membership(np.array(terms))
    each, lacks = sufficient(sets, cases.outcome), cases.outcome < HALF
    columns = (each.consistency.tolist(), known(each.pri), each.coverage.tolist(), sets > HALF)
    for term, consistency, pri, coverage, inside in zip(terms, *columns, strict=True):
        who, against = cases.named(inside & ~lacks), cases.named(inside & lacks)
        yield cases.said(term), consistency, pri, coverage, who, against


def _unexplained(cases: Cases, fit: Fit) -> tuple[Words, ...]:
    """Of the first model."""
    left = (cases.outcome > HALF) & (fit.highest < HALF)
    if not left.any():
        return ()
    return (
        Words(
            "Cases with {outcome} that {model} does not explain: {cases}.",
            outcome=cases.outcome_name,
            model=fit.text,
            cases=cases.named(left),
        ),
    )


def _sentence(cases: Cases, fits: Sequence[Fit], total: int) -> Words:
    first = fits[0]
    ends = {"consistency": number(first.consistency), "coverage": number(first.coverage)}
    found = {"outcome": cases.outcome_name, "model": first.text, "n": cases.n, **ends}
    if total == 1:
        return Words(
            "In {n} cases {model} is enough for {outcome}: consistency {consistency}, coverage {coverage}. "
            "Other cases may follow other ways.",
            **found,
        )
    return Words(
        "In {n} cases {total} models are equally short, and nothing in the cases tells which is true. One is "
        "{model}, enough for {outcome} with consistency {consistency} and coverage {coverage}.",
        total=total,
        **found,
    )
