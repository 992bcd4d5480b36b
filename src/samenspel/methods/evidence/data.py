"""Columns of answers, from a file or from what a program holds: pandas, polars, a mapping of lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.files import Source, as_bytes, beginning_of, lines_of
from samenspel.methods.tables import Row, Table
from samenspel.methods.words import N_, Words

from .coded import Coded, coded_numbers, coded_texts, order_of
from .large import Sampled, drawn, refuse_large
from .result import LeftOut
from .unfit import refuse
from .written import Written

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Texts = Sequence[str | None]
Names = Sequence[str]
Reference = Mapping[str, str] | None
TINY, VAST = 1e-60, 1e60
"""Beyond these the fourth power of an amount, summed over rows, has no number any more."""


class Data:
    """Columns by name, all as long as each other. An answer that is not there is None in a column of texts
    and NaN in one of numbers; “None” and “NA” are answers unless they were named as missing."""

    def __init__(
        self,
        columns: Mapping[str, Texts | Floats],
        lines: Sequence[int] | None = None,
        missing: Collection[str] = (),
    ) -> None:
        """`lines` say where each row stands in its file; without them rows count from 1. `missing` are the
        words that were taken for no answer."""
        lengths = {len(column) for column in columns.values()}
        if len(lengths) > 1:
            raise refuse(N_("The columns are not equally long: {lengths}."), lengths=sorted(lengths))
        self._columns = dict(columns)
        self._levels: dict[str, Coded] = {}
        self._lines = lines
        self.missing = tuple(missing)
        self.sampled: Sampled | None = None
        self.written = Written()
        self.needed: tuple[str, ...] = ()
        self.n = lengths.pop() if lengths else 0

    @classmethod
    def read(cls, source: Source, missing: Collection[str] = ()) -> Data:
        """A CSV file with names in its first line. An empty cell is no answer, and so is what `missing`
        names. Raises MalformedFile, and UnfitData for more than memory may hold."""
        refuse_large(source)
        content = as_bytes(source)
        table = Table(content)
        rows = list(table.rows())
        return cls._of_rows(table, rows, Written.of(table, rows, content), missing)

    @classmethod
    def sample(cls, path: str | Path, rows: int, seed: int = 1, missing: Collection[str] = ()) -> Data:
        """So many rows of a CSV file of any size, drawn by lot in one pass, each as likely, in the order of
        the file. What is found in them says so. Raises as `read` does."""
        table = Table.passing(lines_of(path))
        kept, of = drawn(table.rows(), rows, seed)
        made = cls._of_rows(table, kept, Written.of(table, kept, beginning_of(path)), missing)
        made.sampled = Sampled(len(kept), of, seed) if len(kept) < of else None
        return made

    @classmethod
    def _of_rows(cls, table: Table, rows: Sequence[Row], written: Written, missing: Collection[str]) -> Data:
        names = table.names
        cells = zip(*(row for _line, row in rows), strict=True) if rows else [()] * len(names)
        none = {"", *missing}
        columns = {
            name: [None if cell in none else cell for cell in column]
            for name, column in zip(names, cells, strict=True)
        }
        if len(columns) < len(names):
            raise refuse(N_("Two columns have one name; keep one of them."))
        made = cls(columns, [line for line, _row in rows], missing)
        made.written = written
        return made

    @classmethod
    def of(cls, given: Data | Mapping[str, Iterable[Any]] | Any, missing: Collection[str] = ()) -> Data:
        """Of pandas, polars, or a mapping of names to as many values each."""
        if isinstance(given, Data):
            return given
        names = given.keys() if isinstance(given, Mapping) else given.columns
        made = cls({str(name): _column(given[name], missing) for name in names}, missing=missing)
        for name, column in made._columns.items():
            if isinstance(column, np.ndarray):
                made._refuse_vast(name, column)
        return made

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._columns)

    def texts(self, name: str) -> Texts:
        """As they were written; whole numbers without a decimal point."""
        column = self._column(name)
        if not isinstance(column, np.ndarray):
            return column
        return [None if np.isnan(value) else f"{value:.15g}" for value in column.tolist()]

    def numbers(self, name: str) -> Floats:
        """(n,) with NaN where there is no answer; what is no number is refused, with its row."""
        column = self._column(name)
        if not isinstance(column, np.ndarray):
            column = self._columns[name] = self._numbers(name, column)
        return column

    def is_numeric(self, name: str) -> bool:
        """Refuses a column of which most answers are numbers and some are not: one slip of a finger would
        make names of all."""
        if isinstance(self._column(name), np.ndarray):
            return True
        codes, levels = self._coded(name)
        if levels and order_of(levels[-1])[0]:
            numeric = np.array(list(map(_is_number, levels)))
            if not numeric.any():
                return False
            counts = np.bincount(codes[codes >= 0], minlength=len(levels))
            if 2 * counts[numeric].sum() <= counts.sum():
                return False
        self.numbers(name)
        return True

    def matrix(self, names: Sequence[str]) -> Floats:
        """(n, k)"""
        return np.column_stack([self.numbers(name) for name in names]) if names else np.empty((self.n, 0))

    def levels(self, name: str, reference: str | None = None) -> tuple[Ints, tuple[str, ...]]:
        """Of each row the place of its level, -1 without an answer; levels by number or alphabet, with the
        reference first."""
        codes, levels = self._coded(name)
        if reference is None:
            return codes, levels
        if reference not in levels:
            raise refuse(N_("No row of “{name}” is “{level}”."), name=name, level=reference)
        order = [reference, *(level for level in levels if level != reference)]
        places = np.array([order.index(level) for level in levels] + [-1])
        return places[codes], tuple(order)

    def is_answered(self, name: str) -> Booleans:
        column = self._column(name)
        if isinstance(column, np.ndarray):
            return ~np.isnan(column)
        return np.asarray(self._coded(name)[0] >= 0)

    def complete(self, names: Iterable[str]) -> tuple[Booleans, tuple[LeftOut, ...]]:
        """Which rows have all of these, and how many were left out for the first that each has not."""
        kept, left = np.ones(self.n, bool), []
        for name in dict.fromkeys(names):
            answered = self.is_answered(name)
            if lost := int(np.sum(kept & ~answered)):
                left.append(LeftOut(lost, Words("no answer in {name}", name=name)))
            kept &= answered
        if not kept.any():
            raise refuse(
                N_("No row has an answer in each of these columns: {names}."), names=", ".join(names)
            )
        return kept, tuple(left)

    def where(self, kept: Booleans) -> Data:
        """The rows that are kept."""
        if kept.all():
            return self
        places = np.flatnonzero(kept).tolist()
        columns = {
            name: column[places] if isinstance(column, np.ndarray) else [column[place] for place in places]
            for name, column in self._columns.items()
        }
        made = Data(columns, [self.line(place) for place in places], self.missing)
        made.written = self.written
        return made

    def line(self, row: int) -> int:
        """Where a row stands for who looks it up: its line in the file, or its number from 1."""
        return int(self._lines[row]) if self._lines is not None else int(row) + 1

    def _column(self, name: str) -> Texts | Floats:
        if name in self._columns:
            return self._columns[name]
        near = get_close_matches(name, self._columns, 1)
        if near:
            raise refuse(N_("There is no column “{name}”; did you mean “{near}”?"), name=name, near=near[0])
        raise refuse(
            N_("There is no column “{name}”; there are: {names}."), name=name, names=", ".join(self.names)
        )

    def _coded(self, name: str) -> tuple[Ints, tuple[str, ...]]:
        """Made once for each column: it takes longest of all where there are many rows."""
        if name not in self._levels:
            column = self._column(name)
            self._levels[name] = (
                coded_numbers(column) if isinstance(column, np.ndarray) else coded_texts(column)
            )
        return self._levels[name]

    def _numbers(self, name: str, column: Texts) -> Floats:
        try:
            found = np.array(["nan" if cell is None else cell for cell in column], float)
        except ValueError:
            found = np.array([self._number(name, row, cell) for row, cell in enumerate(column)], float)
        answered = np.array([cell is not None for cell in column], bool)
        if strange := np.flatnonzero(answered & ~np.isfinite(found)).tolist():
            raise self._no_number(name, strange[0], column[strange[0]])
        self._refuse_vast(name, found)
        return found

    def _refuse_vast(self, name: str, numbers: Floats) -> None:
        if 0 < np.max(np.abs(numbers), initial=0, where=~np.isnan(numbers)) < TINY:
            raise refuse(N_("“{name}” is too small to reckon with; write it in a smaller unit."), name=name)
        if (vast := np.flatnonzero(np.abs(numbers) > VAST)).size:
            row = int(vast[0])
            raise refuse(
                N_(
                    "Row {line}, column “{name}”: {value} is too large to reckon with; write it in a "
                    "larger unit."
                ),
                line=self.line(row),
                name=name,
                value=f"{numbers[row]:g}",
            )

    def _number(self, name: str, row: int, cell: str | None) -> float:
        try:
            return float("nan") if cell is None else float(read_number(cell))
        except (NoNumber, OverflowError):
            raise self._no_number(name, row, cell) from None

    def _no_number(self, name: str, row: int, cell: str | None) -> ValueError:
        return refuse(
            N_(
                "Row {line}, column “{name}”: “{cell}” is not a number. If it stands for no answer, name it "
                "as missing; if the column holds names, name it as a factor."
            ),
            line=self.line(row),
            name=name,
            cell=cell,
        )


def _column(values: Any, missing: Collection[str]) -> Texts | Floats:
    kind = getattr(getattr(values, "dtype", None), "kind", "")
    if kind and kind in "biuf" and not missing and not np.isinf(numbers := np.asarray(values, float)).any():
        return numbers
    cells = values.to_list() if hasattr(values, "to_list") else list(values)
    cells = [None if _is_none(cell) or cell in missing else cell for cell in cells]
    if all(
        cell is None or (isinstance(cell, int | float | np.number) and np.isfinite(cell)) for cell in cells
    ):
        return np.array([np.nan if cell is None else float(cell) for cell in cells], float)
    return [None if cell is None else str(cell) for cell in cells]


def _is_none(cell: object) -> bool:
    """None, NaN, and what pandas says instead (its NA equals nothing, not even itself)."""
    return (
        cell is None
        or type(cell).__name__ in ("NAType", "NaTType")
        or (isinstance(cell, float) and cell != cell)
    )


def _is_number(text: str) -> bool:
    try:
        read_number(text)
    except NoNumber:
        return False
    return True
