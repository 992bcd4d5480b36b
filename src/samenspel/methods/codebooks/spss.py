"""SPSS data files (.sav) through pyreadstat, which is held to what it cuts in silence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from samenspel.methods.words import N_, Words

from .answers import Chunk
from .codebook import Codebook, Kind
from .declared import Declared, declared
from .faults import Fault, refuse
from .layout import Field, Part, fields_of
from .limits import SAV, refuse_too_many
from .names import with_legal_names
from .offered import Written, compare, compare_column, compare_texts, offered
from .raw_sav import numbers_of
from .sheet import Array, Sheet, seconds, series, sheet_of
from .sound import check_codebook

FROM_1582 = 12_219_379_200
"""SPSS counts seconds since the calendar of Gregory began, 14 October 1582."""
FORMATS = {Kind.DATE: "DATE11", Kind.MOMENT: "DATETIME20"}
INSIDE = N_("{value} is an answer here, and among the codes of no answer in SPSS.")
SCALES = (Kind.NUMBER, Kind.DATE, Kind.MOMENT)


def write_sav(codebook: Codebook, chunks: Iterable[Chunk], path: Path, language: str) -> Written:
    """In one language. Raises UnfitAnswers for what cannot be, NotAsWritten for what reads otherwise."""
    check_codebook(codebook)
    named = with_legal_names(codebook)
    refuse_too_many(SAV, len(fields_of(named, language)), wide=True)
    sheet = sheet_of(named, chunks, language, SAV)
    codes = {one.name: declared(one) for one in sheet.fields if one.missing}
    _refuse_inside(sheet, codes)
    for one in sheet.fields:
        sheet.columns[one.name] = _column(one, sheet.columns[one.name], codes.get(one.name))
    with offered(path) as aside:
        told = _told(sheet, codes)
        _write(sheet, aside, told, sheet.title(language))
        _read_back(sheet, aside, told)
    return Written(path, named, sheet.rows, (*sheet.notes, *_notes(codes)))


def _told(sheet: Sheet, codes: dict[str, Declared]) -> dict[str, Any]:
    """As pyreadstat takes it."""
    labels = sheet.value_labels()
    return {
        "column_labels": sheet.labels(),
        "variable_value_labels": {
            name: codes[name].labels(found) if name in codes else found for name, found in labels.items()
        },
        "missing_ranges": {name: found.ranges for name, found in codes.items()},
        "variable_format": {one.name: _format(one) for one in sheet.fields if one.kind is not Kind.TEXT},
        "variable_measure": {one.name: _measure(one) for one in sheet.fields},
    }


def _write(sheet: Sheet, path: Path, told: dict[str, Any], title: str) -> None:
    import pandas
    import pyreadstat

    frame = pandas.DataFrame({name: series(values) for name, values in sheet.columns.items()}, copy=False)
    pyreadstat.write_sav(frame, path, file_label=title, **told)


def _read_back(sheet: Sheet, path: Path, told: dict[str, Any]) -> None:
    """Numbers as they lie in the file, texts and labels as pyreadstat reads them."""
    import pyreadstat

    meta = pyreadstat.read_sav(path, metadataonly=True, user_missing=True)[1]
    compare("names", [*sheet.columns], meta.column_names)
    compare("labels", told["column_labels"], {n: t or "" for n, t in meta.column_names_to_labels.items()})
    compare("labels of codes", told["variable_value_labels"], meta.variable_value_labels)
    compare("codes of no answer", told["missing_ranges"], meta.missing_ranges)
    texts = [one.name for one in sheet.fields if one.kind is Kind.TEXT]
    numbers = [one.name for one in sheet.fields if one.kind is not Kind.TEXT]
    for name, found in zip(numbers, numbers_of(path, sheet.rows), strict=sheet.rows > 0):
        compare_column(name, sheet.columns[name], found, 0)
    if texts:
        compare_texts(sheet.columns, texts, partial(pyreadstat.read_sav, path, output_format="dict"))


def _column(one: Field, values: Array, codes: Declared | None) -> Array:
    if one.kind is Kind.TEXT:
        return values
    if one.kind in (Kind.DATE, Kind.MOMENT):
        return seconds(values) + FROM_1582
    return codes.values(values) if codes else values


def _measure(one: Field) -> str:
    return "scale" if one.kind in SCALES and one.part is not Part.WHY else "nominal"


def _format(one: Field) -> str:
    if one.kind in FORMATS:
        return FORMATS[one.kind]
    decimals = one.variable.decimals if one.kind is one.variable.kind else 0
    return f"F{8 + decimals}.{decimals}"


def _refuse_inside(sheet: Sheet, codes: dict[str, Declared]) -> None:
    """An answer that SPSS would take for one of the codes of no answer."""
    faults = []
    for one in sheet.fields:
        if one.name not in codes:
            continue
        found, values = codes[one.name], sheet.columns[one.name]
        inside = (values >= found.least) & (values <= found.most) & ~np.isin(values, one.missing)
        for place in np.flatnonzero(inside):
            words = Words(INSIDE, value=f"{values[place]:g}")
            faults.append(Fault(words, int(place) + 1, one.name))
    refuse(faults)


def _notes(codes: dict[str, Declared]) -> list[Words]:
    return [
        Words("{name}: the code {code} is {other} in SPSS.", name=name, code=code, other=other)
        for name, found in codes.items()
        for code, other in found.moved.items()
    ]
