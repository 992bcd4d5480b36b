"""A rota as a table: written for people and spreadsheets, and read again to repair or explain it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.many_tables import Table, read_tables
from samenspel.methods.words import Words

from .cells import TABLES
from .obstacles import Chosen
from .problem import Problem, in_time

HEADER = ("shift", "start", "end", "people")
Serving = Mapping[str, tuple[str, ...]]


def write_serving(problem: Problem, serving: Serving) -> str:
    """The table SERVING: each shift, when it is, and who serves, a name in each cell."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(["SERVING"])
    writer.writerow(HEADER)
    for shift in sorted(problem.shifts, key=in_time):
        times = (f"{moment:%Y-%m-%d %H:%M}" for moment in (shift.start, shift.end))
        writer.writerow([shift.id, *times, *serving.get(shift.id, ())])
    return text.getvalue()


def read_serving(source: Source, problem: Problem) -> Chosen:
    """Who serves what. Raises MalformedFile, also for people and shifts that the problem does not know."""
    table = read_tables(source, TABLES).get("SERVING")
    if table is None:
        raise MalformedFile(1, Words("there is no table SERVING, which says who serves."))
    return serving_of(table, problem)


def serving_of(table: Table, problem: Problem) -> Chosen:
    chosen: Chosen = set()
    for row in table.rows[1:]:
        shift = row.cell(0)
        if shift not in problem.shift:
            raise MalformedFile(row.line, Words("“{shift}” is no shift of this rota.", shift=shift))
        for person in filter(None, row.cells[len(HEADER) - 1 :]):
            if person not in problem.person or (person, shift) in chosen:
                raise MalformedFile(
                    row.line, Words("“{person}” is not among the people, or answers twice.", person=person)
                )
            chosen.add((person, shift))
    return chosen
