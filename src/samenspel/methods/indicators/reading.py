"""Values that come as a table, or from another program: row by row, with what is wrong in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.moments import NoMoment
from samenspel.methods.tables import Table
from samenspel.methods.words import Words

from .read_values import UnfitValue, check_unit, read_value
from .rhythms import Rhythm, read_period

MOST_ROWS, LONGEST_NOTE = 5_000, 240
PERIODS = ("date", "period", "datum", "periode", "période", "day", "month", "week", "year")
VALUES = ("value", "waarde", "valeur")
COMPARISONS = ("comparison", "vergelijking", "comparaison")
UNITS = ("unit", "eenheid", "unité")
NOTES = ("note", "notitie", "opmerking", "remarque")


@dataclass(frozen=True)
class Columns:
    """What they are called, if not as in PERIODS, VALUES and COMPARISONS."""

    period: str = ""
    value: str = ""
    comparison: str = ""


@dataclass(frozen=True)
class SentRow:
    """`comparison`: of the other series in the same period. A row has one of both values, or both."""

    line: int
    period: date
    value: Fraction | None
    comparison: Fraction | None = None
    note: str = ""


@dataclass
class Sent:
    """`faults`: of the rows that do not fit, by line. `decimal`: the mark before them, where sure."""

    unit: str
    rhythm: Rhythm
    decimal: str = ""
    rows: list[SentRow] = field(default_factory=list)
    faults: list[tuple[int, Words]] = field(default_factory=list)
    _lines: dict[date, int] = field(default_factory=dict)

    def fault(self, line: int, problem: Words) -> None:
        self.faults.append((line, problem))

    def take(
        self, line: int, period: str, value: str, comparison: str = "", unit: str = "", note: str = ""
    ) -> None:
        """One row as it is written; a value that is empty is a gap, and no 0."""
        if len(self.rows) + len(self.faults) >= MOST_ROWS:
            raise MalformedFile(line, Words("this has more than {most} rows; split it.", most=MOST_ROWS))
        try:
            row = self._read(line, period, value, comparison, unit, note)
        except NoMoment as error:
            self.fault(line, error.problem or Words("there is no such day."))
        except UnfitValue as error:
            self.fault(line, error.problem)
        else:
            self._keep(row)

    def _read(self, line: int, period: str, value: str, comparison: str, unit: str, note: str) -> SentRow:
        check_unit(unit, self.unit)
        if len(note) > LONGEST_NOTE:
            raise UnfitValue(Words("the note is longer than {most} signs; shorten it.", most=LONGEST_NOTE))
        return SentRow(
            line,
            read_period(period, self.rhythm),
            read_value(value, self.unit, decimal=self.decimal) if value.strip() else None,
            read_value(comparison, self.unit, decimal=self.decimal) if comparison.strip() else None,
            note,
        )

    def _keep(self, row: SentRow) -> None:
        if row.value is None and row.comparison is None:
            return
        first = self._lines.setdefault(row.period, row.line)
        if first != row.line:
            name = self.rhythm.name_of(row.period)
            self.fault(
                row.line, Words("{period} is in line {line} already; keep one.", period=name, line=first)
            )
            return
        self.rows.append(row)


def read_csv(
    source: Source, unit: str, rhythm: Rhythm, *, decimal: str = "", columns: Columns | None = None
) -> Sent:
    """`decimal`: the mark before decimals, where that is sure. Raises MalformedFile for what is no table, and
    for columns that are not there."""
    table, named = Table(source), columns or Columns()
    sent = Sent(unit, rhythm, decimal)
    places = (
        table.required(*([named.period] if named.period else PERIODS)),
        table.required(*([named.value] if named.value else VALUES)),
        table.required(named.comparison) if named.comparison else table.place(*COMPARISONS),
        table.place(*UNITS),
        table.place(*NOTES),
    )
    for line, cells in table.rows(whole=False, fault=sent.fault):
        sent.take(line, *("" if place is None else cells[place] for place in places))
    return sent
