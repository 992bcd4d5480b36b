"""Gifts and projects from CSV files, or a sentence that says which line is wrong and how to mend it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samenspel.methods.decimals import NoNumber, read_amount
from samenspel.methods.files import Source, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .gifts import MOST, BadGift, Gifts, Project


@dataclass(frozen=True)
class _Table:
    """The cells of each column, and the line on which each row ends."""

    columns: dict[str, list[str]]
    lines: list[int]

    def filled(self, name: str) -> list[str]:
        """A column without empty cells."""
        column = self.columns[name]
        if "" in column:
            raise MalformedFile(
                self.lines[column.index("")], Words("the cell “{column}” is empty.", column=name)
            )
        return column

    def repeated(self, keys: Iterable[object]) -> tuple[int, int] | None:
        """The first row whose key an earlier one has too, and that one's line."""
        seen: dict[object, int] = {}
        for row, key in enumerate(keys):
            if seen.setdefault(key, row) != row:
                return row, self.lines[seen[key]]
        return None


def read_gifts(source: Source, projects: Sequence[Project] = ()) -> Gifts:
    """A CSV file with the columns giver, project and amount (in units like 12.50), one gift on a line; other
    columns are left aside. Commas, semicolons or tabs between the cells; the header says which.

    Who gives to one project more than once has the gifts added up. A line that repeats another one exactly is
    refused, unless a column `gift` tells the two apart; a number in `gift` may not come back. Raises
    MalformedFile.
    """
    table = _read(source, ("giver", "project", "amount"))
    givers, ids = table.filled("giver"), table.filled("project")
    _check_repeats(table)
    cents = _all_cents(table, "amount", Words("the amount"), least=1)
    try:
        return Gifts.from_rows(zip(givers, ids, cents, strict=True), projects)
    except BadGift as error:
        raise MalformedFile(table.lines[error.row], error.problem) from None


def read_projects(source: Source) -> tuple[Project, ...]:
    """A CSV file with the column project, and if wanted name and cap (in units like 5000; empty: no cap)."""
    table = _read(source, ("project",))
    ids = table.filled("project")
    if found := table.repeated(ids):
        row, _ = found
        problem = Words("project “{id}” is listed a second time; keep one line.", id=ids[row])
        raise MalformedFile(table.lines[row], problem)
    nothing = [""] * len(ids)
    names, caps = (table.columns.get(name, nothing) for name in ("name", "cap"))
    return tuple(
        Project(id, name, _cents(cap, line, Words("the cap"), least=0) if cap else None)
        for id, name, cap, line in zip(ids, names, caps, table.lines, strict=True)
    )


def _read(source: Source, required: Sequence[str]) -> _Table:
    """Cells without spaces around them, by the names of their columns in the first line."""
    text = read_text(source)
    header, _, _ = text.partition("\n")
    separator = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(row)]
    except csv.Error as error:
        problem = Words("this line cannot be read ({error}); check its quotes.", error=error)
        raise MalformedFile(reader.line_num, problem) from None
    names = [name.lower() for name in rows[0][1]] if rows else []
    for name in required:
        if names.count(name) != 1:
            problem = Words("the first line must name the column “{column}”, once.", column=name)
            raise MalformedFile(1, problem)
    _check_lengths(rows)
    columns = zip(*(cells for _, cells in rows), strict=True)
    return _Table(
        {name: list(column[1:]) for name, column in zip(names, columns, strict=True)},
        [line for line, _ in rows[1:]],
    )


def _check_lengths(rows: Sequence[tuple[int, list[str]]]) -> None:
    expected = len(rows[0][1])
    for line, cells in rows:
        if len(cells) != expected:
            raise MalformedFile(
                line,
                Words(
                    "this line has {found} cells, but the first line names {expected}.",
                    found=len(cells),
                    expected=expected,
                ),
            )


def _check_repeats(table: _Table) -> None:
    columns = table.columns
    numbers = columns.get("gift", [""] * len(table.lines))
    alike = zip(columns["giver"], columns["project"], columns["amount"], strict=True)
    found = table.repeated(number or key for number, key in zip(numbers, alike, strict=True))
    if found is None:
        return
    row, first = found
    if numbers[row]:
        problem = Words("gift “{gift}” is also on line {first}; keep one.", gift=numbers[row], first=first)
    else:
        problem = Words(
            "this line repeats line {first}. If it is a second gift, add both up on one line, or "
            "number the gifts in a column “gift”.",
            first=first,
        )
    raise MalformedFile(table.lines[row], problem)


def _all_cents(table: _Table, name: str, what: Words, *, least: int) -> list[int]:
    """Every distinct text is looked at once, on the first line that has it."""
    known: dict[str, int] = {}
    for text, line in zip(table.columns[name], table.lines, strict=True):
        if text not in known:
            known[text] = _cents(text, line, what, least=least)
    return [known[text] for text in table.columns[name]]


def _cents(text: str, line: int, what: Words, *, least: int) -> int:
    try:
        cents = read_amount(text) * 100
    except NoNumber as error:
        raise MalformedFile(line, error.about(what)) from None
    if cents < least:
        problem = Words(
            "{what} is {text}; it must be {least} or more.", what=what, text=text, least=least / 100
        )
    elif cents.denominator != 1:
        problem = Words("{what} is {text}, with parts of a cent; round it.", what=what, text=text)
    elif cents > MOST:
        problem = Words(
            "{what} is {text}, more than can be counted; check for extra digits.", what=what, text=text
        )
    else:
        return int(cents)
    raise MalformedFile(line, problem)
