"""The three solutions of a truth table, each with every model of the fewest terms.

Conservative: terms hold for no row that was not seen. Parsimonious: rows that were not seen may go either
way. Intermediate: of those rows only the easy ones, which a parsimonious term holds for and in which each
condition that differs from a conservative term is as it is expected to help (Ragin 2008, ISBN
9780226702759, ch. 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Ints, Names
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .cases import Cases
from .covers import Covers, covers
from .primes import FREE, fulfils, primes_within, primes_without
from .table import Rows

Solution = Literal["conservative", "parsimonious", "intermediate"]
Expected = Mapping[str, Names] | None
Model = tuple[tuple[int, ...], ...]
MOST_MODELS = 1000
MOST_PAIRS = 1000


@dataclass(frozen=True)
class Solved:
    """Models, each the terms it is made of; `number` is how many there are; `primes` how many terms there
    were to choose from."""

    models: tuple[Model, ...]
    number: int
    primes: int
    notes: tuple[Words, ...] = ()


def solved(rows: Rows, solution: Solution, expected: Expected) -> Solved:
    """Refuses a table without sufficient rows, or without any other."""
    _check(rows, solution)
    if solution == "conservative":
        return _made(primes_within(rows.positive, rows.positive, rows.cases.levels), rows.positive)
    if solution == "intermediate":
        return _intermediate(rows, _expectations(rows.cases, expected or {}))
    return _made(primes_without(rows.positive, rows.negative), rows.positive)


def _check(rows: Rows, solution: Solution) -> None:
    said = None
    if not len(rows.positive):
        said = N_("No row goes with {outcome}: at these cuts no combination is sufficient.")
    elif solution != "conservative" and not len(rows.negative):
        said = N_("Every row that was seen goes with {outcome}: nothing can tell what makes the difference.")
    if said:
        raise refuse(said, outcome=rows.cases.outcome_name)


def _made(primes: Ints, positive: Ints) -> Solved:
    order = np.lexsort(_as_read(primes).T[::-1])
    primes = primes[order]
    found = covers(fulfils(primes, positive), MOST_MODELS)
    terms = [tuple(term) for term in primes.tolist()]
    models = tuple(tuple(terms[place] for place in model) for model in found.listed)
    return Solved(models, found.number, len(primes), _unlisted(found))


def _as_read(primes: Ints) -> Ints:
    """High values before low ones, and both before conditions that are left out."""
    return np.where(primes == FREE, 1, -primes - 1)


def _unlisted(found: Covers) -> tuple[Words, ...]:
    if not found.is_counted:
        return (Words("There are more than {n} models; the first are given.", n=found.number),)
    if len(found.listed) < found.number:
        return (
            Words(
                "There are {n} models; the first {shown} are given.", n=found.number, shown=len(found.listed)
            ),
        )
    return ()


def _intermediate(rows: Rows, expected: Booleans) -> Solved:
    """Of every pair of a conservative and a parsimonious model; pairs with the same easy rows count once."""
    conservative, parsimonious = solved(rows, "conservative", None), solved(rows, "parsimonious", None)
    models: dict[Model, None] = {}
    primes, notes = 0, {*conservative.notes, *parsimonious.notes}
    for allowed in _allowed(rows, _pairs(conservative, parsimonious, expected)):
        found = _made(primes_within(rows.positive, allowed, rows.cases.levels), rows.positive)
        models |= dict.fromkeys(found.models)
        primes += found.primes
        notes |= set(found.notes)
    if max(len(models), len(conservative.models) * len(parsimonious.models)) > MOST_MODELS:
        notes.add(Words("Not all intermediate models are given: those of the first {n} pairs.", n=MOST_PAIRS))
    return Solved(tuple(models)[:MOST_MODELS], len(models), primes, tuple(notes))


def _allowed(rows: Rows, between: Iterable[Ints]) -> Iterator[Ints]:
    """The rows that terms may hold for: the positive ones and the easy ones, each set once."""
    levels = rows.cases.levels
    every = np.indices(levels.tolist()).reshape(len(levels), -1).T
    looked_at = set[bytes]()
    for terms in between:
        easy = np.any(fulfils(terms, every), axis=0)
        if easy.tobytes() not in looked_at:
            looked_at.add(easy.tobytes())
            yield np.unique(np.vstack([rows.positive, every[easy]]), axis=0)


def _pairs(conservative: Solved, parsimonious: Solved, expected: Booleans) -> Iterator[Ints]:
    """Of each pair of models the terms between: a conservative term without what is not expected, unless the
    parsimonious term that holds for it needs it."""
    for long, short in islice(product(conservative.models, parsimonious.models), MOST_PAIRS):
        yield _between(np.array(long), np.array(short), expected)


def _between(long: Ints, short: Ints, expected: Booleans) -> Ints:
    holds = np.all((short[None] == FREE) | (short[None] == long[:, None]), axis=2)
    longs, shorts = np.nonzero(holds)
    kept = (short[shorts] != FREE) | expected[np.arange(long.shape[1]), long[longs]]
    return np.unique(np.where(kept, long[longs], FREE), axis=0)


def _expectations(cases: Cases, expected: Mapping[str, Names]) -> Booleans:
    """(k, levels): whether a value may be kept as helping; without an expectation each may."""
    found = np.ones((len(cases.conditions), int(cases.levels.max())), bool)
    for name, values in expected.items():
        if name not in cases.conditions:
            raise refuse(N_("“{name}” is expected to help, and is no condition."), name=name)
        place = cases.conditions.index(name)
        _check_values(name, values, [str(value) for value in range(int(cases.levels[place]))])
        found[place] = [str(value) in values for value in range(found.shape[1])]
    return found


def _check_values(name: str, values: Names, known: Names) -> None:
    for value in values:
        if value not in known:
            raise refuse(
                N_("“{name}” is expected to be {value}; it can be: {values}."),
                name=name,
                value=value,
                values=", ".join(known),
            )
