"""Columns of answers, from a file or from what a program holds: pandas, polars, a mapping of lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.files import Source, lines_of
from samenspel.methods.tables import Row, Table
from samenspel.methods.words import N_, Words

from .large import Sampled, drawn, refuse_large
from .result import LeftOut
from .unfit import refuse

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Texts = Sequence[str | None]
Names = Sequence[str]
Reference = Mapping[str, str] | None


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
        self._levels: dict[str, tuple[Ints, tuple[str, ...]]] = {}
        self._lines = lines
        self.missing = tuple(missing)
        self.sampled: Sampled | None = None
        self.needed: tuple[str, ...] = ()
        self.n = lengths.pop() if lengths else 0

    @classmethod
    def read(cls, source: Source, missing: Collection[str] = ()) -> Data:
        """A CSV file with names in its first line. An empty cell is no answer, and so is what `missing`
        names. Raises MalformedFile, and UnfitData for more than memory may hold."""
        refuse_large(source)
        table = Table(source)
        return cls._of_rows(table.names, list(table.rows()), missing)

    @classmethod
    def sample(cls, path: str | Path, rows: int, seed: int = 1, missing: Collection[str] = ()) -> Data:
        """So many rows of a CSV file of any size, drawn by lot in one pass, each as likely, in the order of
        the file. What is found in them says so. Raises as `read` does."""
        table = Table.passing(lines_of(path))
        kept, of = drawn(table.rows(), rows, seed)
        made = cls._of_rows(table.names, kept, missing)
        made.sampled = Sampled(len(kept), of, seed) if len(kept) < of else None
        return made

    @classmethod
    def _of_rows(cls, names: Names, rows: Sequence[Row], missing: Collection[str]) -> Data:
        cells = zip(*(row for _line, row in rows), strict=True) if rows else [()] * len(names)
        none = {"", *missing}
        columns = {
            name: [None if cell in none else cell for cell in column]
            for name, column in zip(names, cells, strict=True)
        }
        if len(columns) < len(names):
            raise refuse(N_("Two columns have one name; keep one of them."))
        return cls(columns, [line for line, _row in rows], missing)

    @classmethod
    def of(cls, given: Data | Mapping[str, Iterable[Any]] | Any, missing: Collection[str] = ()) -> Data:
        """Of pandas, polars, or a mapping of names to as many values each."""
        if isinstance(given, Data):
            return given
        names = given.keys() if isinstance(given, Mapping) else given.columns
        return cls({str(name): _column(given[name], missing) for name in names}, missing=missing)

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
        if levels and _order(levels[-1])[0]:
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
        return Data(columns, [self.line(place) for place in places], self.missing)

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
            self._levels[name] = _of_numbers(column) if isinstance(column, np.ndarray) else _of_texts(column)
        return self._levels[name]

    def _numbers(self, name: str, column: Texts) -> Floats:
        try:
            found = np.array(["nan" if cell is None else cell for cell in column], float)
        except ValueError:
            found = np.array([self._number(name, row, cell) for row, cell in enumerate(column)], float)
        answered = np.array([cell is not None for cell in column], bool)
        if strange := np.flatnonzero(answered & ~np.isfinite(found)).tolist():
            raise self._no_number(name, strange[0], column[strange[0]])
        return found

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


def _of_texts(column: Texts) -> tuple[Ints, tuple[str, ...]]:
    levels = sorted({text for text in column if text is not None}, key=_order)
    places = {None: -1} | {level: place for place, level in enumerate(levels)}
    return np.fromiter(map(places.__getitem__, column), int, len(column)), tuple(levels)


def _of_numbers(column: Floats) -> tuple[Ints, tuple[str, ...]]:
    answered = ~np.isnan(column)
    levels, places = _unique(column[answered])
    codes = np.full(len(column), -1)
    codes[answered] = places
    return codes, tuple(f"{level:.15g}" for level in levels.tolist())


def _unique(values: Floats) -> tuple[Floats, Ints]:
    """The different values in order, and the place of each: without sorting where they are whole and near
    each other."""
    low, high = (values.min(), values.max()) if values.size else (0.0, 0.0)
    if high - low > max(1000, 4 * values.size) or (values != np.floor(values)).any():
        levels, places = np.unique(values, return_inverse=True)
        return levels, places
    whole = (values - low).astype(np.int64)
    seen = np.bincount(whole) > 0
    return np.flatnonzero(seen) + low, (np.cumsum(seen) - 1)[whole]


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


def _order(text: str) -> tuple[bool, float, str]:
    """Numbers by size before words by the alphabet."""
    try:
        return False, float(text), text
    except ValueError:
        return True, 0.0, text
