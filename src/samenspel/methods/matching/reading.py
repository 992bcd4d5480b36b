"""Gifts and projects from CSV files, or a sentence that says which line is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samenspel.methods.decimals import NoNumber, read_amount
from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import Table
from samenspel.methods.words import Words

from .gifts import MOST, BadGift, Gifts, Project

OTHERS = ("gift", "name", "cap")


@dataclass(frozen=True)
class _Columns:
    """The cells of each column, and the line on which each row begins."""

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


def _read(source: Source, required: Sequence[str]) -> _Columns:
    table = Table(source)
    places = {name: table.required(name) for name in required}
    places |= {name: place for name in OTHERS if (place := table.place(name)) is not None}
    rows = list(table.rows())
    return _Columns(
        {name: [cells[place] for _, cells in rows] for name, place in places.items()},
        [line for line, _ in rows],
    )


def _check_repeats(table: _Columns) -> None:
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


def _all_cents(table: _Columns, name: str, what: Words, *, least: int) -> list[int]:
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
