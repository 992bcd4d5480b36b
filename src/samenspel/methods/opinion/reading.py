"""From a CSV file to votes, or a sentence that says which line is wrong and how to mend it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from samenspel.methods.files import Source, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .votes import Votes

PERSON = ("voter-id", "participant", "participant-id", "person")
STATEMENT = ("comment-id", "statement-id", "statement")
TEXT = ("comment-body", "text")
ABOUT_PEOPLE = ("xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
"""Columns beside the person in a table of Polis with a column for each statement."""
CODES = {"1": 1, "0": 0, "-1": -1}


@dataclass(frozen=True)
class Statements:
    """What the file of statements tells: their texts, and those that moderators took out or marked."""

    texts: dict[str, str]
    hidden: frozenset[str]


def read_votes(source: Source, statements: Statements | None = None) -> Votes:
    """Read one vote a line (voter-id, comment-id, vote, perhaps timestamp), or one person a line with a
    column for each statement, as Polis exports both.

    Of two votes of one person on one statement the later counts, by timestamp if there is one, else by line.
    Raises MalformedFile.
    """
    texts, hidden = (statements.texts, statements.hidden) if statements else ({}, frozenset[str]())
    table = Table(read_text(source))
    read = _one_a_line if "vote" in table.header else _one_person_a_line
    people, ids, values = read(table)
    return Votes.collect(people, ids, values, hidden=hidden, texts=texts)


def read_statements(source: Source, *, strict: bool = False) -> Statements:
    """Read comment-id, comment-body, and if they are there moderated (1, 0, -1) and is-meta (true or false).

    Hidden are those with -1 and those that are meta; when `strict`, also those nobody has approved (0).
    Raises MalformedFile.
    """
    table = Table(read_text(source))
    id, text = table.required(STATEMENT), table.required(TEXT)
    moderated, meta = table.header.get("moderated"), table.header.get("is-meta")
    texts, hidden = {}, set()
    for line, row in table.rows():
        texts[row[id]] = row[text]
        refused = moderated is not None and _code(line, row[moderated]) < (1 if strict else 0)
        if refused or (meta is not None and row[meta].lower() == "true"):
            hidden.add(row[id])
    return Statements(texts, frozenset(hidden))


def read_groups(source: Source) -> dict[str, str]:
    """The group-id that a table with one person a line gives each person; those without one are left out."""
    table = Table(read_text(source))
    person, group = table.required(PERSON), table.required(("group-id",))
    return {row[person]: row[group] for _line, row in table.rows() if row[group]}


class Table:
    """The rows of a CSV file, with the line on which each ends."""

    def __init__(self, text: str) -> None:
        self._reader = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
        names = [name.strip() for name in next(self._lines(), [])]
        if not any(names):
            raise MalformedFile(1, Words("the file is empty."))
        doubles = [name for name in names if names.count(name) > 1] if len(set(names)) < len(names) else []
        if doubles:
            raise MalformedFile(1, Words("two columns are called “{name}”; keep one.", name=doubles[0]))
        self.header = {name: place for place, name in enumerate(names)}

    def required(self, names: Sequence[str]) -> int:
        for name in names:
            if name in self.header:
                return self.header[name]
        raise MalformedFile(
            1, Words("there is no column “{name}”; name it in the first line.", name=names[0])
        )

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        width = len(self.header)
        for row in self._lines():
            if not row:
                continue
            if len(row) != width:
                raise MalformedFile(
                    self._reader.line_num,
                    Words(
                        "this line has {found} columns and the first line has {expected}.",
                        found=len(row),
                        expected=width,
                    ),
                )
            yield self._reader.line_num, row

    def _lines(self) -> Iterator[list[str]]:
        try:
            yield from self._reader
        except csv.Error as error:
            raise MalformedFile(
                self._reader.line_num,
                Words("this line cannot be read ({error}); check its quotes.", error=error),
            ) from None


Read = tuple[list[str], list[str], list[int]]
T = TypeVar("T")


def _one_a_line(table: Table) -> Read:
    person, statement = table.required(PERSON), table.required(STATEMENT)
    vote, moment = table.header["vote"], table.header.get("timestamp")
    people, ids, values, moments = [], [], [], []
    for line, row in table.rows():
        people.append(row[person] or _missing(line))
        ids.append(row[statement] or _missing(line))
        values.append(CODES[row[vote]] if row[vote] in CODES else _code(line, row[vote]))
        if moment is not None:
            moments.append(_moment(line, row[moment]))
    if moment is None:
        return people, ids, values
    order = np.argsort(moments, kind="stable").tolist()
    return _ordered(people, order), _ordered(ids, order), _ordered(values, order)


def _one_person_a_line(table: Table) -> Read:
    person = table.required(PERSON)
    others = {name: place for name, place in table.header.items() if name not in (*ABOUT_PEOPLE, *PERSON)}
    people, ids, values = [], [], []
    seen: set[str] = set()
    for line, row in table.rows():
        name = row[person] or _missing(line)
        if name in seen:
            raise MalformedFile(line, Words("person “{name}” has a second line; keep one.", name=name))
        seen.add(name)
        for statement, place in others.items():
            if cell := row[place]:
                people.append(name)
                ids.append(statement)
                values.append(CODES[cell] if cell in CODES else _code(line, cell))
    return people, ids, values


def _ordered(things: list[T], order: Iterable[int]) -> list[T]:
    return [things[i] for i in order]


def _code(line: int, cell: str) -> int:
    if (value := CODES.get(cell.strip().removesuffix(".0"))) is None:
        raise MalformedFile(
            line, Words("“{cell}” is no vote; write 1 for agree, 0 for pass or -1 for disagree.", cell=cell)
        )
    return value


def _moment(line: int, cell: str) -> int:
    try:
        return int(cell)
    except ValueError:
        raise MalformedFile(
            line, Words("the timestamp is “{cell}”; write a whole number.", cell=cell)
        ) from None


def _missing(line: int) -> str:
    raise MalformedFile(line, Words("the person or the statement is missing."))
