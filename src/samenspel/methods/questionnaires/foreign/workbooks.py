"""Sheets of an .xlsx workbook as rows of texts: no larger in memory than a questionnaire can be."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .naming import clean

MOST_BYTES, MOST_UNPACKED, MOST_FILES = 5 * 2**20, 100 * 2**20, 500
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, MOST_PLACES = 20_000, 500, 400_000, 5_000_000
"""Of the whole workbook; rows and cells in which something stands, and places at which there is to look."""
TOO_LARGE = Words("this file is larger than 5 MB; take pictures and other sheets out of it.")
NO_WORKBOOK = Words("this is no workbook that can be read; save it as .xlsx, without a password.")
_PADDED = Words("unpacked, this file is larger than 100 MB; no questionnaire is.")
_DOCTYPE = Words("there is a DOCTYPE here, which is not read; take it out.")


@dataclass(frozen=True)
class Cell:
    """`formula`: what is computed there; `text` is what was computed last, as the program kept it."""

    text: str
    formula: str = ""


Row = tuple[int, Mapping[int, Cell]]
"""Its number, and what is not empty in it by columns from 0."""
Sheets = Mapping[str, list[Row]]


def read_workbook(data: bytes, known: Collection[str]) -> Sheets:
    """By the names of sheets; of those that are not `known`, which are small letters, the first row. Raises
    MalformedFile, whose line is a row."""
    if len(data) > MOST_BYTES:
        raise MalformedFile(1, TOO_LARGE)
    _check_zip(data)
    formulas = _read(data, known, computed=False)
    values = _read(data, known, computed=True) if _computes(formulas) else formulas
    return {name: _beside(values.get(name, {}), rows) for name, rows in formulas.items()}


def _check_zip(data: bytes) -> None:
    """What its directory says of sizes is not believed."""
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_FILES:
                raise MalformedFile(1, NO_WORKBOOK)
            for member in members:
                left -= _size(archive, member, left)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise MalformedFile(1, NO_WORKBOOK) from None


def _size(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    size, before = 0, b""
    with archive.open(member) as file:
        while part := file.read(2**20):
            size += len(part)
            if size > left:
                raise MalformedFile(1, _PADDED)
            if b"<!DOCTYPE" in (before + part).replace(b"\0", b"").upper():
                raise MalformedFile(1, _DOCTYPE)
            before = part[-32:]
    return size


def _read(data: bytes, known: Collection[str], *, computed: bool) -> dict[str, dict[int, dict[int, Any]]]:
    """By sheets and rows, the cells that are not empty; texts of formulas, or what they gave."""
    from openpyxl import load_workbook  # only who reads workbooks needs it

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=computed, keep_links=False)
        looked = _Looked()
        return {sheet.title: dict(_rows(sheet, known, looked)) for sheet in book.worksheets}
    except MalformedFile:
        raise
    except Exception as error:  # the library raises whatever it stumbles on
        raise MalformedFile(1, NO_WORKBOOK) from error


def _computes(sheets: Mapping[str, Mapping[int, Mapping[int, Any]]]) -> bool:
    """As far as can be told without reading it again: such a text may be no formula."""
    cells = (cell for rows in sheets.values() for row in rows.values() for cell in row.values())
    return any(str(getattr(cell, "text", cell)).startswith("=") for cell in cells)


@dataclass
class _Looked:
    """At what, until now."""

    rows: int = 0
    cells: int = 0
    places: int = 0

    def is_too_much(self, width: int, found: Collection[int]) -> bool:
        self.rows, self.cells = self.rows + bool(found), self.cells + len(found)
        self.places += width + 1
        return (
            self.rows > MOST_ROWS
            or self.cells > MOST_CELLS
            or self.places > MOST_PLACES
            or max(found, default=0) >= MOST_COLUMNS
        )


def _rows(sheet: Any, known: Collection[str], looked: _Looked) -> Iterator[tuple[int, dict[int, Any]]]:
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        found = {at: value for at, value in enumerate(row) if value not in (None, "")}
        if looked.is_too_much(len(row), found):
            words = Words(
                "more stands in the sheet “{sheet}” than a questionnaire has: at most {rows} rows and "
                "{columns} columns.",
                sheet=sheet.title,
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            )
            raise MalformedFile(number, words)
        if found:
            yield number, found
            if sheet.title.strip().lower() not in known:
                return


def _beside(values: Mapping[int, Mapping[int, Any]], formulas: Mapping[int, Mapping[int, Any]]) -> list[Row]:
    return [
        (number, {at: _cell(values.get(number, {}).get(at), found) for at, found in row.items()})
        for number, row in formulas.items()
    ]


def _cell(value: Any, found: Any) -> Cell:
    is_formula = value != found
    formula = getattr(found, "text", None) or (str(found) if is_formula else "")
    return Cell(_text(value), clean(formula))


def _text(value: Any) -> str:
    """As people see it in the cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        is_day = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if is_day else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else clean(str(value))
