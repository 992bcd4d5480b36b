"""Cases with their scores: how far each is in each condition and in the outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Ints, Names
from samenspel.methods.evidence.result import LeftOut, Method, Result
from samenspel.methods.evidence.rscript import read_data, texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used, result_of
from samenspel.methods.words import N_, Words

from .primes import FREE

ONLY = "d <- d[, {}]"
"""R's QCA refuses a table with a column of words, even one that is not asked about."""

HALF = 0.5
MOST_CONDITIONS = 16
ASKED: Mapping[str, str] = {
    "outcome": "the column that says how far each case has the outcome, from 0 to 1",
    "conditions": "columns with scores from 0 to 1, or with values 0, 1, 2 …",
    "case": "the column with the cases' names",
    "negate": "look at cases without the outcome",
}


@dataclass(frozen=True, eq=False)
class Cases:
    """`scores` (n, k) and `levels` (k,), how many values each condition has: 2 for scores from 0 to 1;
    `outcome` (n,)."""

    names: tuple[str, ...]
    conditions: tuple[str, ...]
    outcome_name: str
    levels: Ints
    scores: Floats
    outcome: Floats
    left_out: tuple[LeftOut, ...]
    r_code: tuple[str, ...]

    @property
    def n(self) -> int:
        return len(self.names)

    @cached_property
    def rows(self) -> Ints:
        """(n, k): of each condition the value a case has rather than not."""
        return np.asarray(np.where(self.levels > 2, self.scores, self.scores > HALF), np.int64)

    @cached_property
    def is_clear(self) -> Booleans:
        """(n,): whether a case is at 0.5 in none of the conditions, and so belongs to one row."""
        return np.asarray(~np.any((self.levels == 2) & (self.scores == HALF), axis=1))

    def membership(self, terms: Ints) -> Floats:
        """(m, n): how far each case is in each term (m, k), the least of its literals."""
        found = np.ones((len(terms), self.n))
        for place, count in enumerate(self.levels.tolist()):
            scores = self.scores[:, place]
            literals = [1 - scores, scores] if count == 2 else [scores == value for value in range(count)]
            table = np.vstack([*literals, np.ones(self.n)])
            found = np.minimum(found, table[terms[:, place]])
        return found

    def said(self, term: Sequence[int]) -> str:
        """As QCA writes it: A*~B, or A[2]*B[0] where a condition has more than two values."""
        is_multiple = bool((self.levels > 2).any())
        literals = [
            f"{name}[{value}]" if is_multiple else f"{'' if value else '~'}{name}"
            for name, value in zip(self.conditions, term, strict=True)
            if value != FREE
        ]
        return "*".join(literals) or "1"

    def named(self, kept: Booleans) -> str:
        return ", ".join(name for name, one in zip(self.names, kept.tolist(), strict=True) if one)

    def result(self, method: Method, sentence: Words, **rest: Any) -> Result:
        """What was found in these cases."""
        return result_of(self, method, (), sentence, unit="cases", **rest)


def cases_of(data: Any, outcome: str, conditions: Names, case: str | None, *, negate: bool) -> Cases:
    """Refuses scores outside 0 to 1, a condition that is the outcome, and as many conditions as cases."""
    _check_names(outcome, conditions)
    used = Used.of(data, outcome, tuple(conditions), case)
    levels = np.array([_levels(used.rows, name) for name in conditions], np.int64)
    has = _outcome(used.rows, outcome)
    cases = Cases(
        names_of(used.rows, case),
        tuple(conditions),
        f"~{outcome}" if negate else outcome,
        levels,
        used.rows.matrix(conditions),
        1 - has if negate else has,
        used.left_out,
        (*read_data(used.whole), ONLY.format(texts([*conditions, outcome]))),
    )
    _check(cases, has, outcome)
    return cases


def names_of(rows: Data, case: str | None) -> tuple[str, ...]:
    """Of each row, or where it stands."""
    if case is None:
        return tuple(str(rows.line(row)) for row in range(rows.n))
    return tuple(map(str, rows.texts(case)))


def undecided(cases: Cases) -> tuple[Words, ...]:
    """Cases that are exactly between in and out, with the condition; and in the outcome."""
    between = (cases.scores == HALF) & (cases.levels == 2)
    said = N_("At exactly 0.5 of {condition}, neither in nor out, so that they belong to no row: {cases}.")
    notes = [
        Words(said, condition=name, cases=cases.named(column))
        for name, column in zip(cases.conditions, between.T, strict=True)
        if column.any()
    ]
    if (half := cases.outcome == HALF).any():
        said = N_("At exactly 0.5 of {outcome}, neither with nor without it: {cases}.")
        notes.append(Words(said, outcome=cases.outcome_name, cases=cases.named(half)))
    return tuple(notes)


def crowded(cases: Cases) -> tuple[Words, ...]:
    """More rows than twice the cases: a term that fits is easily found by chance (Marx & Dusa 2011, doi
    10.3102/1076998611405393)."""
    rows = int(np.prod(cases.levels.astype(float)))
    if rows <= 2 * cases.n:
        return ()
    return (
        Words(
            "{k} conditions make {rows} rows, more than twice the {n} cases: terms that fit are found by "
            "chance too. Take fewer conditions.",
            k=len(cases.conditions),
            rows=rows,
            n=cases.n,
        ),
    )


def _check_names(outcome: str, conditions: Names) -> None:
    if outcome in conditions:
        raise refuse(N_("“{name}” is the outcome, and cannot be one of its conditions."), name=outcome)
    if not conditions or len(set(conditions)) < len(conditions):
        raise refuse(N_("Name each condition once, and one at least."))
    if len(conditions) > MOST_CONDITIONS:
        raise refuse(
            N_("{k} conditions are too many; at most {most} can be looked through."),
            k=len(conditions),
            most=MOST_CONDITIONS,
        )


def _levels(rows: Data, name: str) -> int:
    scores = rows.numbers(name)
    is_whole = bool((scores == np.floor(scores)).all())
    if (scores >= 0).all() and is_whole and 1 < scores.max() <= MOST_CONDITIONS:
        return int(scores.max()) + 1
    _within(rows, name, scores)
    return 2


def _outcome(rows: Data, name: str) -> Floats:
    scores = rows.numbers(name)
    _within(rows, name, scores)
    return scores


def _within(rows: Data, name: str, scores: Floats) -> None:
    if (wrong := np.flatnonzero((scores < 0) | (scores > 1))).size:
        said = N_(
            "Row {line}, column “{name}”: {value} is not a score from 0 to 1; calibrate the column first."
        )
        row = int(wrong[0])
        raise refuse(said, line=rows.line(row), name=name, value=f"{scores[row]:g}")


def _check(cases: Cases, outcome: Floats, outcome_name: str) -> None:
    if len(cases.conditions) >= cases.n:
        raise refuse(
            N_("{k} conditions are too many for {n} cases: each case would be its own explanation."),
            k=len(cases.conditions),
            n=cases.n,
        )
    for place, name in enumerate(cases.conditions):
        scores = cases.scores[:, place]
        if np.array_equal(scores, outcome) or np.array_equal(scores, 1 - outcome):
            raise refuse(
                N_("“{name}” is the same as the outcome “{outcome}” in every case: it explains nothing."),
                name=name,
                outcome=outcome_name,
            )
