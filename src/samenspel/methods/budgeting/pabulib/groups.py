"""The voters of a Pabulib file by one of the columns that tell about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from samenspel.methods.budgeting.election import Election
from samenspel.methods.files import Source, as_bytes
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .ballots import read_ballots
from .reading import read_pabulib
from .sections import Table, read_tables

AGES = (18, 30, 45, 60, 75)
MOST_GROUPS = 100
BALLOT_COLUMNS = ("voter_id", "vote", "points")


def read_groups(source: Source, column: str) -> dict[str, Election]:
    """For every value of `column` (ages by band; "" where it is not told) an election with those voters only.

    Raises MalformedFile, also when there is no such column or it sets nearly everybody apart.
    """
    data = as_bytes(source)
    election, votes = read_pabulib(data), read_tables(data)["VOTES"]
    place = votes.column(column)
    if place is None or column in BALLOT_COLUMNS:
        known = ", ".join(name for name in votes.header if name not in BALLOT_COLUMNS) or "–"
        raise MalformedFile(
            votes.start + 1,
            Words("the voters have no column “{column}”; there is: {known}.", column=column, known=known),
        )
    parts: dict[str, list[int]] = {}
    for row in range(len(votes.rows)):
        cell = votes.cell(row, place)
        parts.setdefault(_band(cell) if column == "age" else cell, []).append(row)
    if len(parts) > MOST_GROUPS:
        raise MalformedFile(
            votes.start + 1,
            Words(
                "“{column}” has {number} different values; that makes no groups.",
                column=column,
                number=len(parts),
            ),
        )
    return {name: _election(election, _only(votes, rows)) for name, rows in sorted(parts.items(), key=_order)}


def _band(cell: str) -> str:
    """From one of AGES up to the next, in words; "" for what is no age."""
    if not (cell.isascii() and cell.isdecimal() and len(cell) < 4):
        return ""
    age = int(cell)
    if age < AGES[0]:
        return f"0–{AGES[0] - 1}"
    for low, high in pairwise(AGES):
        if age < high:
            return f"{low}–{high - 1}"
    return f"{AGES[-1]}+"


def _order(part: tuple[str, Iterable[int]]) -> tuple[bool, list[tuple[int, str]]]:
    """As people would sort: 9 before 10, and what is not told last."""
    name = part[0]
    return not name, list(_pieces(name))


def _pieces(name: str) -> Iterator[tuple[int, str]]:
    number = ""
    for letter in f"{name} ":
        if letter.isascii() and letter.isdecimal():
            number += letter
            continue
        if number:
            yield int(number), ""
            number = ""
        yield -1, letter.casefold()


def _only(votes: Table, rows: Iterable[int]) -> Table:
    kept = list(rows)
    return Table(
        votes.name,
        votes.start,
        votes.header,
        [votes.rows[row] for row in kept],
        [votes.lines[row] for row in kept],
    )


def _election(whole: Election, votes: Table) -> Election:
    ballots, points_scale = read_ballots(votes, whole.projects, whole.ballot_format)
    return Election.from_ballots(
        projects=whole.projects,
        budget=whole.budget,
        ballots=ballots,
        ballot_format=whole.ballot_format,
        meta=whole.meta,
        scale=whole.scale,
        points_scale=points_scale,
    )
