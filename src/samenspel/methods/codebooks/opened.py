"""A .sav or .dta file that is there, some rows at a time, by pyreadstat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .codebook import Kind
from .offered import READ_AT_ONCE
from .sheet import Array
from .spss import FROM_1582
from .stata import DAY, FROM_1960

SPSS_DATES = ("DATE", "ADATE", "EDATE", "SDATE", "JDATE")
LETTERED = -100
"""Stata's .a is read as −101, .b as −102… unless a codebook knows better."""


class Opened:
    """`meta` is pyreadstat's. Raises MalformedFile for what it cannot read."""

    def __init__(self, path: Path) -> None:
        import pyreadstat

        self.is_spss = path.suffix.lower() in (".sav", ".zsav")
        self._path = path
        self._read: Callable[..., Any] = pyreadstat.read_sav if self.is_spss else pyreadstat.read_dta
        # The last two it raises itself, over names that are none.
        self._fault = (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, TypeError)
        self.meta = self._part(metadataonly=True)[1]
        self.names: list[str] = self.meta.column_names
        if not all(self.names):
            raise MalformedFile(1, Words("a column of this file has no name."))

    def parts(self, size: int = READ_AT_ONCE) -> Iterator[dict[str, list[Any]]]:
        """Values as they are in the file: numbers, texts, None, and letters of Stata."""
        before = 0
        while True:
            columns, _meta = self._part(row_offset=before, row_limit=size)
            rows = len(columns[self.names[0]]) if self.names else 0
            if rows:
                yield columns
            if rows < size:
                return
            before += rows

    def kind(self, name: str) -> Kind:
        """Of an unlabelled column."""
        form = str(self.meta.original_variable_types.get(name) or "").upper()
        if self.meta.readstat_variable_types.get(name) == "string":
            return Kind.TEXT
        if form.startswith(("DATETIME", "YMDHMS", "%TC")):
            return Kind.MOMENT
        return Kind.DATE if form.startswith((*SPSS_DATES, "%TD", "%D")) else Kind.NUMBER

    def column(self, kind: Kind, found: list[Any], letters: Mapping[str, int]) -> Array:
        """As the layout has it; NaN, NaT or "" for what the file has nothing for."""
        if kind is Kind.TEXT:
            return np.array(["" if one is None else str(one) for one in found], dtype=object)
        numbers = np.array([self._number(one, letters) for one in found], dtype=float)
        if kind in (Kind.DATE, Kind.MOMENT):
            return self._moments(kind, numbers)
        return numbers

    def _moments(self, kind: Kind, numbers: Array) -> Array:
        if self.is_spss:
            seconds = numbers - FROM_1582
        else:
            seconds = (numbers * DAY if kind is Kind.DATE else numbers / 1000) - FROM_1960
        found = np.full(len(seconds), np.datetime64("NaT"), dtype="datetime64[s]")
        is_there = np.isfinite(seconds)
        found[is_there] = np.round(seconds[is_there]).astype(np.int64).astype("datetime64[s]")
        return found.astype("datetime64[D]") if kind is Kind.DATE else found

    @staticmethod
    def _number(one: Any, letters: Mapping[str, int]) -> float:
        if isinstance(one, str):
            return letters.get(one, LETTERED - (ord(one[0]) - ord("a") + 1))
        return np.nan if one is None else one

    def _part(self, **asked: Any) -> Any:
        always = {"user_missing": True, "disable_datetime_conversion": True, "output_format": "dict"}
        try:
            return self._read(self._path, **always, **asked)
        except self._fault as error:
            words = Words("this cannot be read as an SPSS or Stata file: {problem}.", problem=error)
            raise MalformedFile(1, words) from None
