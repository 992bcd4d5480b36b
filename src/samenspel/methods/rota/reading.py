"""From a file that a coordinator wrote to a problem, or a sentence that says which line is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.many_tables import Row, Table, read_tables
from samenspel.methods.words import Words

from .asked import FAIRNESS, Pair, Person, Shift, UnfitProblem
from .cells import TABLES, Cell
from .problem import Problem
from .sense import pair_faults, person_faults, shift_faults

RULES = ("time zone", "rest hours", "fairness")
SHIFT_COLUMNS = ("shift", "start", "end", "people", "skills", "kind", "weight")
COUNTS = {
    "most shifts": "most_shifts",
    "most per day": "most_per_day",
    "most per week": "most_per_week",
    "most days on end": "most_running",
    "most weekends": "most_weekends",
    "least days on end": "least_running",
    "least days off": "least_off",
}
AMOUNTS = {
    "agreed hours": "agreed_hours",
    "most hours": "most_hours",
    "least hours": "least_hours",
    "rest hours": "rest_hours",
}
PERSON_COLUMNS = ("name", "skills", "away", *AMOUNTS, *COUNTS, "most of kind")


def read_problem(source: Source) -> Problem:
    """Read a file (a path or its bytes): see docs/reference/rota.md. Raises MalformedFile."""
    return problem_of(read_tables(source, TABLES))


def problem_of(tables: dict[str, Table]) -> Problem:
    for name in ("PEOPLE", "SHIFTS"):
        if name not in tables:
            raise MalformedFile(1, Words("there is no table {table}.", table=name))
    zone, rest, fairness = _rules(tables.get("RULES"))
    shifts = list(_shifts(tables["SHIFTS"], zone))
    people = list(_people(tables["PEOPLE"], zone))
    if "ANSWERS" in tables:
        people = _answered(tables["ANSWERS"], people, {one.id for one in shifts})
    pairs = list(_pairs(tables.get("PAIRS"), {one.id for one in people}))
    try:
        return Problem(tuple(people), tuple(shifts), tuple(pairs), rest, fairness)
    except UnfitProblem as error:
        raise MalformedFile(1, error.problem) from None


def _rules(table: Table | None) -> tuple[ZoneInfo, float, str]:
    said: dict[str, Cell] = {}
    for row in table.rows if table else []:
        name = row.cell(0).lower()
        if name not in RULES or name in said:
            raise MalformedFile(
                row.line,
                Words(
                    "the rule “{rule}” is unknown or stands twice; known are: {known}.",
                    rule=row.cell(0),
                    known=", ".join(RULES),
                ),
            )
        said[name] = Cell(row.cell(1), row.line, name)
    rest = said["rest hours"].amount() if "rest hours" in said else 0.0
    fairness = said["fairness"].text.lower() if "fairness" in said else FAIRNESS[0]
    if fairness not in FAIRNESS:
        raise said["fairness"].fault(Words("choose from: {known}.", known=", ".join(FAIRNESS)))
    return _zone(said.get("time zone")), rest or 0.0, fairness


def _zone(cell: Cell | None) -> ZoneInfo:
    try:
        return ZoneInfo(cell.text if cell else "UTC")
    except (OSError, ValueError, KeyError):
        assert cell is not None
        raise cell.fault(Words("write a time zone such as Europe/Brussels.")) from None


def _shifts(table: Table, zone: ZoneInfo) -> Iterator[Shift]:
    for row, cell in _named(table, SHIFT_COLUMNS, ("shift", "start", "end")):
        start = cell("start").moment(zone)
        people, weight = cell("people").count(), cell("weight").count()
        shift = Shift(
            id=cell("shift").text,
            start=start,
            end=cell("end").end(start, zone),
            people=1 if people is None else people,
            skills=cell("skills").counted(),
            kind=cell("kind").text,
            weight=1 if weight is None else weight,
        )
        _refuse(row, shift_faults(shift))
        yield shift


def _people(table: Table, zone: ZoneInfo) -> Iterator[Person]:
    for row, cell in _named(table, PERSON_COLUMNS, ("name",)):
        numbers: dict[str, Any] = {COUNTS[name]: cell(name).count() for name in COUNTS}
        numbers |= {AMOUNTS[name]: cell(name).amount() for name in AMOUNTS}
        person = Person(
            id=cell("name").text,
            skills=frozenset(cell("skills").words()),
            away=cell("away").periods(zone),
            most_of_kind=cell("most of kind").counted(),
            **{name: number for name, number in numbers.items() if number is not None},
        )
        _refuse(row, person_faults(person))
        yield person


def _answered(table: Table, people: list[Person], shifts: set[str]) -> list[Person]:
    """What people answered, as in a poll: a row for each person, a column for each shift. Empty means no."""
    if not table.rows:
        return people
    head, *rows = table.rows
    for id in head.cells[1:]:
        if id not in shifts or head.cells.count(id) > 1:
            raise MalformedFile(
                head.line, Words("the column “{shift}” is no shift, or stands twice.", shift=id)
            )
    found = {one.id: one for one in people}
    answered: set[str] = set()
    for row in rows:
        id = row.cell(0)
        if id not in found or id in answered:
            raise MalformedFile(
                row.line, Words("“{person}” is not among the people, or answers twice.", person=id)
            )
        answered.add(id)
        said = {
            name: Cell(row.cell(place), row.line, name).answer()
            for place, name in enumerate(head.cells)
            if place
        }
        cannot = frozenset(name for name, wish in said.items() if wish is None)
        found[id] = replace(
            found[id], cannot=cannot, wishes={name: wish for name, wish in said.items() if wish}
        )
    return list(found.values())


def _pairs(table: Table | None, people: set[str]) -> Iterator[Pair]:
    for row, cell in _named(table, ("pair", "first", "second"), ("pair", "first", "second")):
        pair = Pair(cell("pair").text.lower().replace(" ", "-"), cell("first").text, cell("second").text)
        _refuse(row, pair_faults(pair, people))
        yield pair


def _named(
    table: Table | None, known: tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[tuple[Row, Callable[[str], Cell]]]:
    """Each row, with its cells by the names of their columns. The first cell is a name that stands once."""
    if table is None:
        return
    columns = table.header(known, needed)
    seen: set[str] = set()
    for row in table.rows[1:]:

        def cell(name: str, row: Row = row) -> Cell:
            return Cell(row.cell(columns[name]) if name in columns else "", row.line, name)

        id = cell(needed[0]).text
        if not id or (id in seen and table.name != "PAIRS"):
            raise MalformedFile(row.line, Words("the name “{id}” is empty or stands twice.", id=id))
        seen.add(id)
        yield row, cell


def _refuse(row: Row, faults: Iterator[Words]) -> None:
    for fault in faults:
        raise MalformedFile(row.line, fault)
