"""A codebook out of a .sav or .dta file that somebody else made: what its labels and its answers tell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import N_, Words

from .answers import Chunk
from .checks import checked
from .codebook import Code, Codebook, Kind, NoAnswer, Value, Variable
from .faults import Fault, refuse
from .layout import WHY, beside, raised
from .names import SUFFIXES, with_legal_names
from .opened import LETTERED, Opened
from .sheet import Array
from .sound import HOUSE, check_codebook
from .stata import LETTERS

AWAY = -10
"""A code of others that means something else to us is moved: −9 becomes −19."""
MANY = 1_000
"""With more values than these a column is no choice."""
OURS = {letter: int(code) for code, letter in LETTERS.items()}
Moves = Mapping[Code, Code]


@dataclass
class Foreign:
    """`notes` say which codes were moved, and what was left out."""

    codebook: Codebook
    notes: list[Words]
    _file: Opened
    _moves: Mapping[str, Moves]
    """By the ids of variables, which are the names in the file."""

    def chunks(self) -> Iterator[Chunk]:
        """What the file has nothing for was skipped. Raises UnfitAnswers after the last one."""
        return checked(self.codebook, (self._chunk(part) for part in self._file.parts()))

    def _chunk(self, part: Mapping[str, list[Any]]) -> Chunk:
        columns = {}
        for one in self.codebook.variables:
            found = self._file.column(one.kind, part[one.id], _letters(self._file, one.id))
            columns[one.name] = _moved(found, self._moves[one.id]) if found.dtype == float else found
            if (why := _companion(self._file, one.id)) in part:
                reasons = self._file.column(Kind.NUMBER, part[why], _letters(self._file, why))
                columns[beside(one)] = _moved(reasons, {})
        return raised(self.codebook, columns)


def read_foreign(path: Path, language: str, zone: str = "UTC", key: str = "") -> Foreign:
    """`key` names the column that names rows; moments are by the clocks of `zone`. Raises MalformedFile and
    UnfitAnswers."""
    file = Opened(path)
    seen, companions = _seen(file), {_companion(file, name) for name in file.names}
    found = [_variable(file, name, seen[name], language) for name in file.names if name not in companions]
    title = {language: file.meta.file_label or path.stem}
    codebook = Codebook(path.stem, title, (language,), tuple(one for one, _moves in found), zone, key)
    check_codebook(codebook)
    moves = {one.id: moved for one, moved in found}
    return Foreign(with_legal_names(codebook), [*_notes(file, moves)], file, moves)


def _seen(file: Opened) -> dict[str, set[float]]:
    """The values of each column of numbers, or as many as show that they are no codes."""
    seen = {name: set[float]() for name in file.names}
    for part in file.parts():
        for name, values in part.items():
            if file.kind(name) is not Kind.TEXT and len(seen[name]) <= MANY:
                seen[name] |= {*np.unique(file.column(Kind.NUMBER, values, _letters(file, name))).tolist()}
    return {name: {one for one in values if not np.isnan(one)} for name, values in seen.items()}


def _companion(file: Opened, name: str) -> str:
    """The column of ours beside, known by its name and its labels; empty where there is none."""
    other = f"{name}{SUFFIXES.get(file.kind(name), '')}"
    labels = {*_labels(file, other).values()} if other != name and other in file.names else set[str]()
    return other if all(labels & {*text.values()} for text in WHY.values()) else ""


def _variable(file: Opened, name: str, seen: set[float], language: str) -> tuple[Variable, Moves]:
    label = {language: file.meta.column_names_to_labels.get(name) or name}
    kind = file.kind(name)
    if kind is not Kind.NUMBER:
        return Variable(name, name, kind, label), {}
    labels = _labels(file, name)
    missing = {code for code in {*labels, *seen} if _is_missing(file, name, code)}
    ours = {code for code in HOUSE if labels.get(code) in WHY[NoAnswer(code)].values()}
    moves: Moves = {code: code + AWAY for code in HOUSE - ours if code in {*labels, *missing}}
    _refuse_answers(name, seen & HOUSE - ours - {*moves})
    values = tuple(
        Value(_whole(moves.get(code, code)), {language: labels.get(code, "")}, code in missing)
        for code in sorted({*labels, *(missing & seen)} - ours)
    )
    answers = {value.code for value in values if not value.is_missing}
    is_whole = all(float(one).is_integer() for one in answers)
    is_choice = answers and is_whole and seen - missing - ours <= answers
    return Variable(name, name, Kind.CHOICE if is_choice else Kind.NUMBER, label, values), moves


def _refuse_answers(name: str, codes: set[float]) -> None:
    """A number that is an answer there cannot say here why there is none."""
    words = N_("{name}: {code} is an answer in the file; here it says why there is none.")
    refuse(Fault(Words(words, name=name, code=f"{code:g}")) for code in sorted(codes))


def _labels(file: Opened, name: str) -> dict[Code, str]:
    """By codes, of which letters of Stata are some."""
    letters = _letters(file, name)
    labels: dict[Code, str] = {
        _lettered(code, letters) if isinstance(code, str) else code: label
        for code, label in file.meta.variable_value_labels.get(name, {}).items()
    }
    if not all(map(math.isfinite, labels)):
        raise MalformedFile(1, Words("{name}: a label stands for something that is no number.", name=name))
    return labels


def _letters(file: Opened, name: str) -> Mapping[str, int]:
    """Ours, where they are labelled as we do."""
    labels = file.meta.variable_value_labels.get(name, {})
    is_ours = all(labels.get(letter) in WHY[NoAnswer(code)].values() for letter, code in OURS.items())
    return OURS if is_ours else {}


def _lettered(letter: str, letters: Mapping[str, int]) -> int:
    return letters.get(letter, LETTERED - (ord(letter) - ord("a") + 1))


def _is_missing(file: Opened, name: str, code: Code) -> bool:
    if not file.is_spss:
        return LETTERED - 26 <= code < LETTERED
    ranges = file.meta.missing_ranges.get(name, [])
    return any(one["lo"] <= code <= one["hi"] for one in ranges if isinstance(one, dict))


def _moved(values: Array, moves: Moves) -> Array:
    found = np.where(np.isnan(values), NoAnswer.SKIPPED, values)
    for code, other in moves.items():
        found[values == code] = other
    return found


def _whole(code: Code) -> Code:
    return int(code) if float(code).is_integer() else code


def _notes(file: Opened, moves: Mapping[str, Moves]) -> Iterator[Words]:
    for name, moved in moves.items():
        for code, other in moved.items():
            yield Words(
                "{name}: the code {code} of the file became {other}.", name=name, code=code, other=other
            )
        if file.kind(name) is Kind.TEXT and file.meta.variable_value_labels.get(name):
            yield Words("{name}: labels of texts were left out.", name=name)
