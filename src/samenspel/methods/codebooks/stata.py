"""Stata data files (.dta, release 14) through pyreadstat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import numpy as np

from samenspel.methods.words import Count, Words

from .answers import Chunk
from .codebook import Code, Codebook, Kind, NoAnswer
from .faults import Fault, refuse
from .layout import Field, fields_of
from .limits import DTA, refuse_too_many
from .names import with_legal_names
from .offered import READ_AT_ONCE, Written, compare, compare_column, offered
from .sheet import Array, Sheet, seconds, series, sheet_of
from .sound import check_codebook

RELEASE = 14
FROM_1960, DAY = 315_619_200, 86_400
"""Stata counts days, and thousandths of a second, since 1960."""
FORMATS = {Kind.DATE: "%td", Kind.MOMENT: "%tc"}
LETTERS: Mapping[int, str] = {
    NoAnswer.WITHDRAWN: "w",
    NoAnswer.NOT_REACHED: "r",
    NoAnswer.NOT_SHOWN: "n",
    NoAnswer.SKIPPED: "s",
    NoAnswer.UNCLEAR: "u",
}
"""Stata knows .a to .z for what is no answer, and no codes of one's own."""
OWN = [letter for letter in ascii_lowercase if letter not in LETTERS.values()]


def write_dta(
    codebook: Codebook, chunks: Iterable[Chunk], path: Path, language: str, *, wide: bool = False
) -> Written:
    """In one language; `wide` for more columns than Stata's basic edition opens. Raises UnfitAnswers for what
    cannot be, NotAsWritten for a file that reads otherwise."""
    check_codebook(codebook)
    named = with_legal_names(codebook)
    refuse_too_many(DTA, len(fields_of(named, language)), wide=wide)
    sheet = sheet_of(named, chunks, language, DTA)
    letters = {one.name: letters_of(one) for one in sheet.fields if one.missing}
    for one in sheet.fields:
        sheet.columns[one.name] = _column(one, sheet.columns[one.name], letters.get(one.name, {}))
    with offered(path) as aside:
        told = _told(sheet, letters)
        _write(sheet, aside, told, sheet.title(language))
        _read_back(sheet, aside, told)
    return Written(path, named, sheet.rows, tuple(sheet.notes))


def letters_of(one: Field) -> dict[int, str]:
    """Of every code of no answer its letter: fixed for those of all surveys, a, b, c… for the others."""
    own = [code for code in one.missing if code not in LETTERS]
    if len(own) > len(OWN):
        words = Words(
            "{name} has {number} codes of no answer of its own; Stata holds {most}.",
            name=one.name,
            number=len(own),
            most=len(OWN),
        )
        refuse([Fault(words)])
    return {**LETTERS, **dict(zip(own, OWN, strict=False))}


def _told(sheet: Sheet, letters: Mapping[str, Mapping[int, str]]) -> dict[str, Any]:
    """As pyreadstat takes it."""
    return {
        "column_labels": sheet.labels(),
        "variable_value_labels": _value_labels(sheet, letters),
        "missing_user_values": {name: [*found.values()] for name, found in letters.items()},
        "variable_format": {one.name: FORMATS[one.kind] for one in sheet.fields if one.kind in FORMATS},
    }


def _value_labels(sheet: Sheet, letters: Mapping[str, Mapping[int, str]]) -> dict[str, dict[Code | str, str]]:
    """Only whole numbers have labels in Stata."""
    found, left_out = dict[str, dict[Code | str, str]](), 0
    for name, labels in sheet.value_labels().items():
        whole = {code: label for code, label in labels.items() if float(code).is_integer()}
        left_out += len(labels) - len(whole)
        own = letters.get(name, {})
        found[name] = {own.get(int(code), int(code)): label for code, label in whole.items()}
    if left_out:
        words = Words("Labels of numbers with decimals that were left out: {number}.", number=Count(left_out))
        sheet.notes.append(words)
    return found


def _write(sheet: Sheet, path: Path, told: dict[str, Any], title: str) -> None:
    import pandas
    import pyreadstat

    frame = pandas.DataFrame({name: series(values) for name, values in sheet.columns.items()}, copy=False)
    pyreadstat.write_dta(frame, path, file_label=title, version=RELEASE, **told)


def _read_back(sheet: Sheet, path: Path, told: dict[str, Any]) -> None:
    import pyreadstat

    for before in range(0, max(sheet.rows, 1), READ_AT_ONCE):
        found, meta = pyreadstat.read_dta(
            path,
            user_missing=True,
            disable_datetime_conversion=True,
            output_format="dict",
            row_offset=before,
            row_limit=READ_AT_ONCE,
        )
        for name, values in sheet.columns.items():
            part, kind = values[before : before + READ_AT_ONCE], object if values.dtype == object else float
            compare_column(name, part, np.asarray(found[name], dtype=kind), before)
    compare("names", [*sheet.columns], meta.column_names)
    compare("labels", told["column_labels"], {n: t or "" for n, t in meta.column_names_to_labels.items()})
    compare("labels of codes", told["variable_value_labels"], meta.variable_value_labels)


def _column(one: Field, values: Array, letters: Mapping[int, str]) -> Array:
    if one.kind is Kind.TEXT:
        return values
    if one.kind is Kind.DATE:
        return (seconds(values) + FROM_1960) / DAY
    if one.kind is Kind.MOMENT:
        return (seconds(values) + FROM_1960) * 1000
    places = {code: values == code for code in letters}
    if not any(place.any() for place in places.values()):
        return values
    found = values.astype(object)
    for code, place in places.items():
        found[place] = letters[code]
    return found
