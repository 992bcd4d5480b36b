"""Gifts and projects from CSV files, or a sentence that says which line is wrong and how to mend it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .gifts import MOST, BadGift, Gifts, Project
from .money import parse_cents

Source = Path | BinaryIO | bytes
Rows = list[tuple[int, dict[str, str]]]


def read_gifts(source: Source, projects: Sequence[Project] = ()) -> Gifts:
    """A CSV file with the columns giver, project and amount (in units like 12.50), one gift on a line; other
    columns are left aside. Commas, semicolons or tabs between the cells; the header says which.

    Who gives to one project more than once has the gifts added up. A line that repeats another one exactly is
    refused, unless a column `gift` tells the two apart; a number in `gift` may not come back. Raises
    MalformedFile.
    """
    rows = _rows(source, ("giver", "project", "amount"))
    _check_repeats(rows)
    triples = [
        (_filled(row, line, "giver"), _filled(row, line, "project"), _amount(row, line)) for line, row in rows
    ]
    try:
        return Gifts.from_rows(triples, projects)
    except BadGift as error:
        raise MalformedFile(rows[error.row][0], error.problem) from None


def read_projects(source: Source) -> tuple[Project, ...]:
    """A CSV file with the column project, and if wanted name and cap (in units like 5000; empty: no cap)."""
    found: dict[str, Project] = {}
    for line, row in _rows(source, ("project",)):
        id = _filled(row, line, "project")
        if id in found:
            raise MalformedFile(line, Words("project “{id}” is listed a second time; keep one line.", id=id))
        cap = _cents(row["cap"], line, Words("the cap"), least=0) if row.get("cap") else None
        found[id] = Project(id, row.get("name", ""), cap)
    return tuple(found.values())


def _rows(source: Source, required: Sequence[str]) -> Rows:
    """Each row with its line, cells by the names of their columns, without spaces around them."""
    text = _text(source)
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
    return list(_named(names, rows[1:]))


def _named(names: list[str], rows: list[tuple[int, list[str]]]) -> Iterator[tuple[int, dict[str, str]]]:
    for line, cells in rows:
        if len(cells) != len(names):
            raise MalformedFile(
                line,
                Words(
                    "this line has {found} cells, but the first line names {expected}.",
                    found=len(cells),
                    expected=len(names),
                ),
            )
        yield line, dict(zip(names, cells, strict=True))


def _text(source: Source) -> str:
    data = (
        source
        if isinstance(source, bytes)
        else source.read_bytes()
        if isinstance(source, Path)
        else source.read()
    )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MalformedFile(
            line, Words("this is not UTF-8; save the file with the encoding UTF-8.")
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise MalformedFile(line, Words("there is a NUL byte here; save the file as plain UTF-8 text."))
    return text


def _check_repeats(rows: Rows) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        gift = row.get("gift", "")
        key = (gift,) if gift else (row["giver"], row["project"], row["amount"])
        if key in seen and gift:
            problem = Words("gift “{gift}” is also on line {first}; keep one.", gift=gift, first=seen[key])
            raise MalformedFile(line, problem)
        if key in seen:
            raise MalformedFile(
                line,
                Words(
                    "this line repeats line {first}. If it is a second gift, add both up on one line, or "
                    "number the gifts in a column “gift”.",
                    first=seen[key],
                ),
            )
        seen[key] = line


def _filled(row: dict[str, str], line: int, name: str) -> str:
    if not row[name]:
        raise MalformedFile(line, Words("the cell “{column}” is empty.", column=name))
    return row[name]


def _amount(row: dict[str, str], line: int) -> int:
    return _cents(row["amount"], line, Words("the amount"), least=1)


def _cents(text: str, line: int, what: Words, *, least: int) -> int:
    cents = parse_cents(text)
    if cents is None:
        problem = Words(
            "{what} is “{text}”, which is not a number; write it like 12 or 12.50.", what=what, text=text
        )
    elif cents < least:
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
