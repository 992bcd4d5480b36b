"""A file of cases, as our own template or a spreadsheet has it, with whatever is wrong on each line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samenspel.methods.decimals import NoNumber, read_part
from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import Table, form_of
from samenspel.methods.typology import SECTORS
from samenspel.methods.words import Words

from .template import ABOUT, CASE_TERMS, SCORES, SOURCE, Case, columns

MOST_CASES, MOST_FAULTS = 5000, 100
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = {"case": 80, "title": 200, "place": 120, "doi": 300, "page": 40}
NOTE = "note"


@dataclass(frozen=True)
class Fault:
    """What is wrong on a line."""

    line: int
    problem: Words


def read_cases(source: Source) -> tuple[list[Case], list[Fault]]:
    """Every case that can be read, and the first faults; behind them nothing is read any more. Columns that
    begin with “note” are for people. Raises MalformedFile where no table can be read at all."""
    table = Table(source)
    _check_columns(table)
    reader = _Reader(table)
    for line, cells in table.rows(fault=reader.fault):
        if len(reader.faults) >= MOST_FAULTS:
            break
        if len(reader.cases) >= MOST_CASES:
            raise MalformedFile(line, Words("these are more than {most} cases; send fewer.", most=MOST_CASES))
        reader.read(line, cells)
    return [*reader.cases.values()], reader.faults[:MOST_FAULTS]


def _check_columns(table: Table) -> None:
    known = {form_of(name) for name in columns()}
    for name in table.names:
        if form_of(name) not in known and not form_of(name).startswith(NOTE):
            raise MalformedFile(
                table.line,
                Words("the column “{name}” is not known; begin its name with “note” to keep it.", name=name),
            )
    for name in ("case", "title"):
        table.required(name)


class _Reader:
    def __init__(self, table: Table) -> None:
        self.places = {name: place for name in columns() if (place := table.place(name)) is not None}
        self.cases: dict[str, Case] = {}
        self.faults: list[Fault] = []

    def fault(self, line: int, problem: Words) -> None:
        self.faults.append(Fault(line, problem))

    def read(self, line: int, cells: list[str]) -> None:
        """A case whose line has faults is left out."""
        row = {name: cells[place] for name, place in self.places.items()}
        before = len(self.faults)
        case = self._case(line, row)
        if len(self.faults) == before:
            self.cases[case.key] = case

    def _case(self, line: int, row: dict[str, str]) -> Case:
        about = {name: row.get(name, "") for name in (*ABOUT, *SOURCE)}
        self._check_about(line, about)
        return Case(
            key=about["case"],
            title=about["title"],
            place=about["place"],
            sectors=self._known(line, "sector", about["sector"], SECTORS),
            terms={
                term.name: said
                for term in CASE_TERMS
                if (said := self._known(line, term.name, row.get(term.name, ""), term.values))
            },
            scores={name: score for name in SCORES if (score := self._score(line, name, row)) is not None},
            doi=about["doi"],
            page=about["page"],
        )

    def _check_about(self, line: int, about: dict[str, str]) -> None:
        key = about["case"]
        if not KEY.fullmatch(key):
            self.fault(
                line, Words("“{key}” names no case: small letters, digits and hyphens do.", key=key[:40])
            )
        elif key in self.cases:
            self.fault(line, Words("the case “{key}” stands here twice; keep one line of it.", key=key))
        if not about["title"]:
            self.fault(line, Words("the cell “{column}” is empty.", column="title"))
        for name, most in LONGEST.items():
            if len(about[name]) > most:
                self.fault(line, Words("“{column}” is longer than {most} signs.", column=name, most=most))

    def _known(self, line: int, column: str, cell: str, values: Iterable[str]) -> tuple[str, ...]:
        """Those that are named; several with a space or a bar between them."""
        words = tuple(dict.fromkeys(cell.replace("|", " ").replace(",", " ").split()))
        known = (*values, "not_said")
        for word in [word for word in words if word not in known][:MOST_FAULTS]:
            said = Words(
                "“{word}” is not known in “{column}”; known are: {known}.",
                word=word[:40],
                column=column,
                known=", ".join(known),
            )
            self.fault(line, said)
        return tuple(word for word in words if word != "not_said")

    def _score(self, line: int, name: str, row: dict[str, str]) -> float | None:
        if not (cell := row.get(name, "")):
            return None
        score = _read(cell, lambda problem: self.fault(line, problem))
        if score is not None and not 0 <= score <= 1:
            self.fault(line, Words("“{column}” is {cell}, which is not from 0 to 1.", column=name, cell=cell))
        return score


def _read(cell: str, fault: Callable[[Words], None]) -> float | None:
    try:
        return round(float(read_part(cell)), 4)
    except NoNumber:
        fault(Words("“{cell}” is no score: write a number from 0 to 1.", cell=cell[:40]))
        return None
