"""From a CSV file to votes, or a sentence that says which line is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from typing import TypeVar

import numpy as np

from samenspel.methods.decimals import NoNumber, parse_measured, read_whole
from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.moments import NoMoment, read_moment
from samenspel.methods.tables import Table, form_of
from samenspel.methods.words import Words

from .votes import Votes

PERSON = ("voter-id", "participant", "participant-id", "person")
STATEMENT = ("comment-id", "statement-id", "statement")
TEXT = ("comment-body", "text")
ABOUT_PEOPLE = ("xid", "group-id")
"""Columns beside the person in a table with a column for each statement; also all that begin with n-."""
CODES = {"1": 1, "0": 0, "-1": -1}
TRUE, FALSE = {"true", "1", "waar", "vrai", "wahr"}, {"", "false", "0", "onwaar", "faux", "falsch"}


@dataclass(frozen=True)
class Statements:
    """What the file of statements tells: their texts, and those that moderators took out or marked.
    `moderated`: 1 approved, -1 refused, 0 not read yet; `about_people` are those that are meta."""

    texts: dict[str, str]
    hidden: frozenset[str]
    moderated: dict[str, int] = field(default_factory=dict)
    about_people: frozenset[str] = frozenset()


def read_votes(source: Source, statements: Statements | None = None) -> Votes:
    """Read one vote a line (voter-id, comment-id, vote, perhaps timestamp), or one person a line with a
    column for each statement, as Polis exports both.

    Of two votes of one person on one statement the later counts, by timestamp if there is one, else by line.
    Raises MalformedFile.

    >>> read_votes(b"voter-id,comment-id,vote\\nann,1,1\\nann,2,-1\\nbob,1,0\\n")
    <Votes: people 2, statements 2, votes 3>
    """
    texts, hidden = (statements.texts, statements.hidden) if statements else ({}, frozenset[str]())
    table = Table(source)
    read = _one_person_a_line if table.place("vote") is None else _one_a_line
    people, ids, values = read(table)
    return Votes.collect(people, ids, values, hidden=hidden, texts=texts)


def read_statements(source: Source, *, strict: bool = False) -> Statements:
    """Read comment-id, comment-body, and if they are there moderated (1, 0, -1) and is-meta (true or false).

    Hidden are those with -1 and those that are meta; when `strict`, also those nobody has approved (0).
    Raises MalformedFile.

    >>> read_statements(b"comment-id,comment-body,moderated\\n1,More trees,1\\n2,Spam,-1\\n").hidden
    frozenset({'2'})
    """
    table = Table(source)
    id, text = table.required(*STATEMENT), table.required(*TEXT)
    moderated, meta = table.place("moderated"), table.place("is-meta")
    texts, judged, about_people = {}, {}, set()
    for line, row in table.rows():
        texts[row[id]] = row[text]
        if moderated is not None:
            judged[row[id]] = _moderated(line, row[moderated])
        if meta is not None and _is_meta(line, row[meta]):
            about_people.add(row[id])
    refused = {name for name, mark in judged.items() if mark < (1 if strict else 0)}
    return Statements(texts, frozenset(refused | about_people), judged, frozenset(about_people))


def read_groups(source: Source) -> dict[str, str]:
    """The group-id that a table with one person a line gives each person; those without one are left out.

    >>> read_groups(b"participant,group-id\\nann,A\\nbob,\\n")
    {'ann': 'A'}
    """
    table = Table(source)
    person, group = table.required(*PERSON), table.required("group-id")
    return {row[person]: row[group] for _line, row in table.rows() if row[group]}


Read = tuple[list[str], list[str], list[int]]
Moment = tuple[bool, float]
"""Whether it is a number, and where it stands among the others."""
T = TypeVar("T")


def _one_a_line(table: Table) -> Read:
    person, statement = table.required(*PERSON), table.required(*STATEMENT)
    vote, moment = table.required("vote"), table.place("timestamp")
    people, ids, values, moments = [], [], [], list[Moment]()
    for line, row in table.rows():
        people.append(row[person] or _missing(line))
        ids.append(row[statement] or _missing(line))
        values.append(CODES[row[vote]] if row[vote] in CODES else _code(line, row[vote]))
        if moment is not None:
            moments.append(_moment(line, row[moment], moments))
    if moment is None:
        return people, ids, values
    order = np.argsort([value for _, value in moments], kind="stable").tolist()
    return _ordered(people, order), _ordered(ids, order), _ordered(values, order)


def _one_person_a_line(table: Table) -> Read:
    person = table.required(*PERSON)
    others = {name: table.required(name) for name in table.names if not _is_about_people(name)}
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


def _is_about_people(name: str) -> bool:
    form = form_of(name)
    return form.startswith("n-") or form in (*ABOUT_PEOPLE, *PERSON)


def _whole(cell: str) -> int | None:
    try:
        return read_whole(cell)
    except NoNumber:
        return None


def _code(line: int, cell: str) -> int:
    if (value := _whole(cell)) not in (1, 0, -1):
        raise MalformedFile(
            line, Words("“{cell}” is no vote; write 1 for agree, 0 for pass or -1 for disagree.", cell=cell)
        )
    return value


def _moderated(line: int, cell: str) -> int:
    if (value := _whole(cell)) not in (1, 0, -1):
        raise MalformedFile(
            line,
            Words(
                "“moderated” is “{cell}”; write 1 for approved, 0 for not looked at or -1 for taken out.",
                cell=cell,
            ),
        )
    return value


def _is_meta(line: int, cell: str) -> bool:
    said = cell.casefold()
    if said not in TRUE | FALSE:
        raise MalformedFile(line, Words("“is-meta” is “{cell}”; write true or false.", cell=cell))
    return said in TRUE


def _moment(line: int, cell: str, before: Sequence[Moment]) -> Moment:
    """All numbers, or all days or moments, those without a zone in UTC: only their order counts."""
    found = _number_or_day(cell)
    if found is None or (before and found[0] is not before[0][0]):
        raise MalformedFile(
            line,
            Words(
                "the timestamp is “{cell}”; write only numbers, or only moments such as 2026-12-05 09:00.",
                cell=cell,
            ),
        )
    return found


def _number_or_day(cell: str) -> Moment | None:
    if (number := parse_measured(cell)) is not None:
        return True, float(number)
    try:
        return False, read_moment(cell).at(UTC).timestamp()
    except NoMoment:
        return None


def _missing(line: int) -> str:
    raise MalformedFile(line, Words("the person or the statement is missing."))
