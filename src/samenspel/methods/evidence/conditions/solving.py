"""The three solutions of a truth table, each with every model of the fewest terms.

Conservative: terms hold for no row that was not seen. Parsimonious: rows that were not seen may go either
way. Intermediate: of those rows only the easy ones, which a parsimonious term holds for and in which each
condition that differs from a conservative term is as it is expected to help (Ragin 2008, ISBN
9780226702759, ch. 9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Ints
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .cases import Cases
from .covers import Covers, covers
from .primes import FREE, fulfils, primes_within, primes_without
from .table import Rows

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


def solved(rows: Rows, solution: str, expected: Mapping[str, Sequence[str]] | None) -> Solved:
    """Refuses a table without sufficient rows, or without any other."""
    if not len(rows.positive):
        raise refuse(
            N_("No row goes with {outcome}: at these cuts no combination is sufficient."),
            outcome=rows.cases.outcome_name,
        )
    if solution == "conservative":
        return _made(primes_within(rows.positive, rows.positive, rows.cases.levels), rows.positive)
    if not len(rows.negative):
        raise refuse(
            N_("Every row that was seen goes with {outcome}: nothing can tell what makes the difference."),
            outcome=rows.cases.outcome_name,
        )
    if solution == "intermediate":
        return _intermediate(rows, _expectations(rows.cases, expected or {}))
    return _made(primes_without(rows.positive, rows.negative), rows.positive)


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
    levels, positive = rows.cases.levels, rows.positive
    conservative, parsimonious = solved(rows, "conservative", None), solved(rows, "parsimonious", None)
    every = np.indices(levels.tolist()).reshape(len(levels), -1).T
    models: dict[Model, None] = {}
    primes, notes, looked_at = 0, {*conservative.notes, *parsimonious.notes}, set[bytes]()
    for terms in _pairs(conservative, parsimonious, expected):
        easy = np.any(fulfils(terms, every), axis=0)
        if easy.tobytes() in looked_at:
            continue
        looked_at.add(easy.tobytes())
        allowed = np.unique(np.vstack([positive, every[easy]]), axis=0)
        found = _made(primes_within(positive, allowed, levels), positive)
        models |= dict.fromkeys(found.models)
        primes += found.primes
        notes |= set(found.notes)
    if max(len(models), len(conservative.models) * len(parsimonious.models)) > MOST_MODELS:
        notes.add(Words("Not all intermediate models are given: those of the first {n} pairs.", n=MOST_PAIRS))
    return Solved(tuple(models)[:MOST_MODELS], len(models), primes, tuple(notes))


def _pairs(conservative: Solved, parsimonious: Solved, expected: Booleans) -> Iterator[Ints]:
    """Of each pair of models the terms between: a conservative term without what is not expected, unless the
    parsimonious term that holds for it needs it."""
    count = 0
    for long in conservative.models:
        for short in parsimonious.models:
            count += 1
            if count > MOST_PAIRS:
                return
            yield _between(np.array(long), np.array(short), expected)


def _between(long: Ints, short: Ints, expected: Booleans) -> Ints:
    holds = np.all((short[None] == FREE) | (short[None] == long[:, None]), axis=2)
    longs, shorts = np.nonzero(holds)
    kept = (short[shorts] != FREE) | expected[np.arange(long.shape[1]), long[longs]]
    return np.unique(np.where(kept, long[longs], FREE), axis=0)


def _expectations(cases: Cases, expected: Mapping[str, Sequence[str]]) -> Booleans:
    """(k, levels): whether a value may be kept as helping; without an expectation each may."""
    found = np.ones((len(cases.conditions), int(cases.levels.max())), bool)
    for name, values in expected.items():
        if name not in cases.conditions:
            raise refuse(N_("“{name}” is expected to help, and is no condition."), name=name)
        place = cases.conditions.index(name)
        known = [str(value) for value in range(int(cases.levels[place]))]
        for value in values:
            if value not in known:
                raise refuse(
                    N_("“{name}” is expected to be {value}; it can be: {values}."),
                    name=name,
                    value=value,
                    values=", ".join(known),
                )
        found[place] = [str(value) in values for value in range(found.shape[1])]
    return found
