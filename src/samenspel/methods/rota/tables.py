"""A file of tables below each other, as a spreadsheet saves it: a name alone in its row begins each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

Source = Path | bytes
NAMES = ("RULES", "PEOPLE", "SHIFTS", "PAIRS", "ANSWERS", "SERVING")
LARGEST = 20_000_000


@dataclass
class Row:
    """`line` counts from 1."""

    line: int
    cells: list[str]

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass
class Table:
    name: str
    line: int
    rows: list[Row] = field(default_factory=list)

    def header(self, known: Iterable[str], needed: Iterable[str]) -> dict[str, int]:
        """Where each column stands. Columns that begin with “note” are for people; others must be known."""
        if not self.rows:
            raise MalformedFile(self.line, Words("the table {table} has no rows.", table=self.name))
        first, known = self.rows[0], list(known)
        columns: dict[str, int] = {}
        for place, cell in enumerate(first.cells):
            name = " ".join(cell.lower().split())
            if not name or name.startswith("note"):
                continue
            if name not in known or name in columns:
                raise MalformedFile(
                    first.line,
                    Words(
                        "the column “{column}” is unknown or stands twice; known are: {known}.",
                        column=cell,
                        known=", ".join(known),
                    ),
                )
            columns[name] = place
        for name in needed:
            if name not in columns:
                raise MalformedFile(
                    first.line,
                    Words("the table {table} lacks a column “{column}”.", table=self.name, column=name),
                )
        return columns


def read_tables(source: Source) -> dict[str, Table]:
    """The tables by name. Raises MalformedFile."""
    text = _text(source)
    tables: dict[str, Table] = {}
    table: Table | None = None
    for row in _rows(text):
        if len(row.cells) == 1 and row.cells[0].upper() in NAMES:
            name = row.cells[0].upper()
            if name in tables:
                raise MalformedFile(
                    row.line, Words("there is a second table {table}; put them together.", table=name)
                )
            table = tables[name] = Table(name, row.line)
        elif table is None:
            raise MalformedFile(
                row.line,
                Words("a table begins with its name alone in a row: {names}.", names=", ".join(NAMES)),
            )
        else:
            table.rows.append(row)
    return tables


def _text(source: Source) -> str:
    content = source.read_bytes() if isinstance(source, Path) else source
    if len(content) > LARGEST:
        raise MalformedFile(1, Words("the file is too large for a rota."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise MalformedFile(line, Words("the file is not UTF-8; save it as “CSV UTF-8”.")) from None


def _rows(text: str) -> Iterator[Row]:
    """Without empty rows, and without the empty cells that spreadsheets add at the end."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            kept = [" ".join(cell.split()) for cell in cells]
            while kept and not kept[-1]:
                kept.pop()
            if kept:
                yield Row(line, kept)
            line = reader.line_num + 1
    except csv.Error:
        raise MalformedFile(
            line, Words("a quotation mark is opened and not closed, or stands inside a cell.")
        ) from None


def _delimiter(text: str) -> str:
    """What the spreadsheet put between cells: the commonest of ; tab and comma below the name of a table."""
    lines = text.splitlines()
    for name, header in pairwise(lines):
        if name.strip('";,\t ').upper() in NAMES:
            best = max(";\t,", key=header.count)
            if header.count(best):
                return best
    return ";"
