"""What cells of text say: answers of each kind, and reasons why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.decimals import parse_measured
from samenspel.methods.moments import NoMoment, read_moment
from samenspel.methods.words import N_, Words

from .answers import Chunk, Column, column
from .codebook import Codebook, Kind, NoAnswer, Variable
from .faults import Fault
from .layout import own_codes
from .names import SUFFIXES

SKIPPED = int(NoAnswer.SKIPPED)
DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
BOTH = N_("there is an answer, and a reason why there is none.")
NO_NUMBER, NO_DATE = N_("“{text}” is no number."), N_("“{text}” is no date.")
_GUARDED = re.compile(r"'(?='*[=+\-@\t\r])")
Cells = Sequence[str]
Numbers = NDArray[Any]
Say = Callable[[str, int, Words], None]
"""The name of a column, the place in it, and what is wrong there."""


class Parser:
    """`places` tells of each field of the layout in which column of the file it stands."""

    def __init__(self, codebook: Codebook, places: Mapping[str, int], *, for_excel: bool) -> None:
        self._codebook, self._places, self._for_excel = codebook, places, for_excel
        self._zone = ZoneInfo(codebook.zone)

    def chunk(self, rows: Sequence[Cells], before: int) -> tuple[Chunk, list[Fault]]:
        """Of rows as wide as the header; `before` went ahead of them."""
        columns = list(zip(*rows, strict=True))
        faults = list[Fault]()

        def say(name: str, place: int, words: Words) -> None:
            faults.append(Fault(words, before + place + 1, name))

        return {one.id: self._column(one, columns, say) for one in self._codebook.variables}, faults

    def _column(self, variable: Variable, columns: Sequence[Cells], say: Say) -> Column:
        cells = columns[self._places[variable.name]]
        if variable.kind not in SUFFIXES:
            return _coded(variable, cells, say)
        name = f"{variable.name}{SUFFIXES[variable.kind]}"
        beside = _numbers(name, columns[self._places[name]], say) if name in self._places else None
        why = _why(variable, cells, beside)
        for place in map(int, np.flatnonzero(why)):
            if cells[place]:
                say(variable.name, place, Words(BOTH))
        if variable.kind is Kind.MOMENT:
            return column(variable, self._moments(variable, cells, beside, say), why)
        if variable.kind is Kind.TEXT:
            return column(variable, [self._text(cell) for cell in cells], why)
        return column(variable, _dates(variable, cells, say), why)

    def _text(self, cell: str) -> str:
        return _GUARDED.sub("", cell, count=1) if self._for_excel and cell[:1] == "'" else cell

    def _moments(self, variable: Variable, cells: Cells, beside: Numbers | None, say: Say) -> NDArray[Any]:
        """By the offset beside; without it by the clocks of the zone, the first of a time twice there."""
        found = [
            self._moment(variable, place, cell, None if beside is None else int(beside[place]), say)
            for place, cell in enumerate(cells)
        ]
        return np.array(found, dtype="datetime64[s]")

    def _moment(self, variable: Variable, place: int, cell: str, offset: int | None, say: Say) -> Any:
        if not cell:
            return None
        try:
            if offset is not None:
                return datetime.fromisoformat(cell).replace(tzinfo=None) - timedelta(minutes=offset)
            return read_moment(cell).at(self._zone).astimezone(UTC).replace(tzinfo=None)
        except ValueError as error:
            problem = error.problem if isinstance(error, NoMoment) else None
            say(variable.name, place, problem or Words(NO_DATE, text=cell))
            return np.datetime64(0, "s")


def _coded(variable: Variable, cells: Cells, say: Say) -> Column:
    values = _numbers(variable.name, cells, say)
    return column(variable, values, np.where(np.isin(values, own_codes(variable)), values, 0))


def _numbers(name: str, cells: Cells, say: Say) -> NDArray[Any]:
    """Quickly where all of them are; else one by one, so that each that is none is named."""
    try:
        return np.array([cell or SKIPPED for cell in cells], dtype=float)
    except ValueError:
        return np.array([_number(name, place, cell, say) for place, cell in enumerate(cells)], dtype=float)


def _number(name: str, place: int, cell: str, say: Say) -> float:
    found = parse_measured(cell) if cell else SKIPPED
    if found is None:
        say(name, place, Words(NO_NUMBER, text=cell))
        return SKIPPED
    return float(found)


def _why(variable: Variable, cells: Cells, beside: Numbers | None) -> NDArray[Any]:
    """What stands beside, unless it is an offset; where nothing does, an empty cell was skipped."""
    if beside is None:
        return np.array([0 if cell else SKIPPED for cell in cells])
    if variable.kind is not Kind.MOMENT:
        return beside
    is_empty = np.array([not cell for cell in cells])
    return np.where(np.isin(beside, own_codes(variable)) | is_empty, beside, 0)


def _dates(variable: Variable, cells: Cells, say: Say) -> NDArray[Any]:
    found = [_date(variable, place, cell, say) for place, cell in enumerate(cells)]
    return np.array(found, dtype="datetime64[D]")


def _date(variable: Variable, place: int, cell: str, say: Say) -> Any:
    if not cell:
        return None
    for form in DATES:
        try:
            return datetime.strptime(cell.strip(), form).date()
        except ValueError:
            continue
    say(variable.name, place, Words(NO_DATE, text=cell))
    return np.datetime64(0, "D")
