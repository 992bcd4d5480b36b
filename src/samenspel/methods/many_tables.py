"""A file of tables below each other, as a spreadsheet saves it: a name alone in its row begins each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .files import Source, as_bytes, read_saved
from .malformed import MalformedFile
from .tables import form_of, rows_of, separator_of
from .words import Words

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
        forms = {form_of(name): name for name in known}
        columns: dict[str, int] = {}
        for place, cell in enumerate(first.cells):
            name = forms.get(form_of(cell), "")
            if not cell or form_of(cell).startswith("note"):
                continue
            if not name or name in columns:
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


def read_tables(source: Source, names: Sequence[str]) -> dict[str, Table]:
    """The tables by those of these names that are there. Raises MalformedFile."""
    text = _text(source)
    tables: dict[str, Table] = {}
    table: Table | None = None
    for row in _rows(text, names):
        if len(row.cells) == 1 and row.cells[0].upper() in names:
            name = row.cells[0].upper()
            if name in tables:
                raise MalformedFile(
                    row.line, Words("there is a second table {table}; put them together.", table=name)
                )
            table = tables[name] = Table(name, row.line)
        elif table is None:
            raise MalformedFile(
                row.line,
                Words("a table begins with its name alone in a row: {names}.", names=", ".join(names)),
            )
        else:
            table.rows.append(row)
    return tables


def _text(source: Source) -> str:
    content = as_bytes(source)
    if len(content) > LARGEST:
        raise MalformedFile(1, Words("the file is too large for such tables."))
    return read_saved(content)


def _rows(text: str, names: Sequence[str]) -> Iterator[Row]:
    """Without empty rows, and without the empty cells that spreadsheets add at the end."""
    for line, cells in rows_of(text, _separator(text, names)):
        kept = [" ".join(cell.split()) for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        if kept:
            yield Row(line, kept)


def _separator(text: str, names: Sequence[str]) -> str:
    """What the spreadsheet put between the cells of the first header below the name of a table."""
    lines = [line for line in text.splitlines() if line.strip('";,\t ')]
    for name, header in pairwise(lines):
        if name.strip('";,\t ').upper() in names and (found := separator_of(header)):
            return found
    return ";"
