"""Answers that cannot be, said all at once with row and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.words import N_, Words

from .answers import Chunk, Column
from .codebook import Codebook, Kind, NoAnswer, Value, Variable
from .faults import Fault, refuse

YES_NO = (Value(0), Value(1))
NO_ANSWER = {int(one) for one in NoAnswer}


class Checker:
    """Sees the chunks of one file one after another. `faults` are those found so far; `rows` went before."""

    def __init__(self, codebook: Codebook, rows: int = 0) -> None:
        self._codebook = codebook
        self._rows_of_keys = dict[str, int]()
        self.faults: list[Fault] = []
        self.rows = rows

    def see(self, chunk: Chunk) -> Chunk:
        """The same chunk."""
        for variable in self._codebook.variables:
            found = chunk[variable.id]
            self.faults += _wrong(variable, found, self.rows)
        if self._codebook.key:
            self._see_keys(chunk[self._codebook.key])
        self.faults += _options(self._codebook, chunk, self.rows)
        self.rows += len(chunk[self._codebook.variables[0].id])
        return chunk

    def _see_keys(self, keys: Column) -> None:
        name = self._codebook.by_id[self._codebook.key].name
        for place, key in enumerate(map(str, keys.values), self.rows + 1):
            if keys.why[place - self.rows - 1] or not key:
                self.faults.append(Fault(Words("the row has no name."), place, name))
            elif key in self._rows_of_keys:
                words = Words("row {row} is called “{key}” too.", row=self._rows_of_keys[key], key=key)
                self.faults.append(Fault(words, place, name))
            self._rows_of_keys.setdefault(key, place)


def checked(codebook: Codebook, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """The same chunks; raises UnfitAnswers after the last one, with what is wrong in all of them."""
    checker = Checker(codebook)
    for chunk in chunks:
        yield checker.see(chunk)
    refuse(checker.faults)


def _wrong(variable: Variable, found: Column, before: int) -> Iterator[Fault]:
    """`before` rows were seen already."""
    for places, words in (_reasons(variable, found), *_answers(variable, found)):
        for place in np.flatnonzero(places):
            value = found.why[place] if found.why[place] else _shown(found.values[place])
            problem = Words(words, value=value, least=_shown(variable.least), most=_shown(variable.most))
            yield Fault(problem, before + int(place) + 1, variable.name)


def _reasons(variable: Variable, found: Column) -> tuple[NDArray[np.bool_], str]:
    known = [0, *NO_ANSWER, *(int(value.code) for value in variable.missing)]
    return ~np.isin(found.why, known), N_("{value} is no code of no answer.")


def _answers(variable: Variable, found: Column) -> Iterator[tuple[NDArray[Any], str]]:
    """Where an answer is impossible, and how that is said."""
    is_there = found.why == 0
    if variable.kind in (Kind.CHOICE, Kind.OPTION):
        values = YES_NO if variable.kind is Kind.OPTION else variable.values
        codes = [value.code for value in values if not value.is_missing]
        yield is_there & ~np.isin(found.values, codes), N_("{value} is no code of this variable.")
    if variable.kind is Kind.NUMBER:
        yield from _numbers(variable, found, is_there)
    if variable.kind in (Kind.DATE, Kind.MOMENT):
        yield is_there & np.isnat(found.values), N_("there is neither a date nor a reason why not.")


def _numbers(variable: Variable, found: Column, is_there: NDArray[Any]) -> Iterator[tuple[NDArray[Any], str]]:
    codes = [*NO_ANSWER, *(value.code for value in variable.missing)]
    yield is_there & np.isin(found.values, codes), N_("{value} is an answer here and a code of no answer.")
    yield is_there & ~np.isfinite(found.values), N_("there is neither a number nor a reason why not.")
    if variable.least is not None:
        yield is_there & (found.values < variable.least), N_("{value} is less than {least}.")
    if variable.most is not None:
        yield is_there & (found.values > variable.most), N_("{value} is more than {most}.")


def _options(codebook: Codebook, chunk: Chunk, before: int) -> Iterator[Fault]:
    """The options of one question are answered together, or none of them is."""
    for options in _questions(codebook):
        first, *others = options
        for other in others:
            differs = (chunk[first.id].why == 0) != (chunk[other.id].why == 0)
            for place in np.flatnonzero(differs):
                words = Words("it is answered where {first} is not, or the reverse.", first=first.name)
                yield Fault(words, before + int(place) + 1, other.name)


def _questions(codebook: Codebook) -> list[list[Variable]]:
    names: Set[str] = {one.of for one in codebook.variables if one.kind is Kind.OPTION}
    return [[one for one in codebook.variables if one.of == name] for name in sorted(names)]


def _shown(value: Any) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)
