"""Answers out of .sav and .dta files, by a codebook that says what their columns are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from samenspel.methods.words import N_, Words

from .answers import Chunk
from .cells import BOTH
from .checks import Checker
from .codebook import Codebook, Kind, NoAnswer
from .columns import placed
from .declared import declared
from .faults import Fault, refuse
from .layout import Field, Part, beside, fields_of, raised
from .opened import Opened
from .sheet import Array
from .sound import check_codebook
from .stata import letters_of

STRANGE = N_("“{name}” has the code {code} in the file, not in the codebook.")
TOGETHER = (Kind.CHOICE, Kind.OPTION, Kind.NUMBER)


def read_statistical(codebook: Codebook, path: Path) -> Iterator[Chunk]:
    """Chunks of answers; the codebook's names are those of the columns. What the file has nothing for was
    skipped. Raises MalformedFile, and UnfitAnswers after the last chunk with all faults."""
    check_codebook(codebook)
    file = Opened(path)
    places, faults = placed(codebook, file.names)
    fields = {one.name: one for one in fields_of(codebook, codebook.languages[0]) if one.name in places}
    for field in fields.values():
        faults += _disagreements(file, file.names[places[field.name]], field)
    refuse(faults)
    checker = Checker(codebook)
    for part in file.parts():
        columns = {
            name: _column(file, file.names[places[name]], field, part) for name, field in fields.items()
        }
        faults += _both(codebook, columns, checker.rows)
        yield checker.see(raised(codebook, columns))
    refuse([*faults, *checker.faults])


def _disagreements(file: Opened, name: str, field: Field) -> Iterator[Fault]:
    """A column of another kind, and labels for codes that the codebook does not have."""
    is_text = file.kind(name) is Kind.TEXT
    if is_text != (field.kind is Kind.TEXT):
        yield Fault(Words("“{name}” is a text in one of file and codebook, but not in the other.", name=name))
    if field.kind not in (Kind.CHOICE, Kind.OPTION) or field.part is not Part.ANSWER:
        return
    known = {*field.labels, *declared(field).moved.values(), *letters_of(field).values()}
    for code in file.meta.variable_value_labels.get(name, {}):
        if code not in known:
            yield Fault(Words(STRANGE, name=name, code=code if isinstance(code, str) else f"{code:g}"))


def _column(file: Opened, name: str, field: Field, part: Mapping[str, list[Any]]) -> Array:
    letters = {letter: code for code, letter in letters_of(field).items()} if field.missing else {}
    found = file.column(field.kind, part[name], letters)
    if field.kind not in TOGETHER:
        return found
    found[np.isnan(found)] = NoAnswer.SKIPPED
    codes = declared(field) if field.missing else None
    is_moved = codes and codes.moved and file.meta.missing_ranges.get(name) == codes.ranges
    return codes.back(found) if codes and is_moved else found


def _both(codebook: Codebook, columns: Mapping[str, Array], before: int) -> Iterator[Fault]:
    """An answer, and beside it a reason why there is none."""
    for variable in codebook.variables:
        if variable.kind not in (Kind.TEXT, Kind.DATE) or beside(variable) not in columns:
            continue
        answers = columns[variable.name]
        is_there = answers != "" if variable.kind is Kind.TEXT else ~np.isnat(answers)
        for place in np.flatnonzero(is_there & (columns[beside(variable)] != 0)):
            yield Fault(Words(BOTH), before + int(place) + 1, variable.name)
