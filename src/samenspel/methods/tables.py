"""One reader of tables for all commands and pages: what spreadsheets and other programs save as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from .files import Source, read_saved
from .malformed import MalformedFile
from .words import Words

Row = tuple[int, list[str]]
Fault = Callable[[int, Words], object]
SEPARATORS = ";\t,"
_SAYS_SEPARATOR = re.compile(r'"?sep=([;\t,])"?\r?\n', re.IGNORECASE)
_QUOTED = re.compile('"[^"]*"')
QUOTE = Words("a quotation mark is opened in this row and not closed, or stands inside a cell.")
csv.field_size_limit(2**30)


def rows_of(text: str, separator: str, *, strict: bool = True) -> Iterator[Row]:
    """Every row with the line on which it begins. Raises MalformedFile for quotation marks that go wrong; if
    not `strict`, only for those that draw other lines into a row."""
    lines = list[str]()
    for line, cells, last in _rows(io.StringIO(text, newline=""), separator, strict=strict):
        if not strict and last > line:
            lines = lines or [*io.StringIO(text, newline="")]
            _check_quotes(line, lines[line - 1 : last], separator)
        yield line, cells


def _rows(
    lines: Iterable[str], separator: str, *, strict: bool = True
) -> Iterator[tuple[int, list[str], int]]:
    """Each row between the lines on which it begins and ends; no line is kept."""
    reader = csv.reader(lines, delimiter=separator, strict=strict, skipinitialspace=strict)
    line = 1
    try:
        for cells in reader:
            yield line, cells, reader.line_num
            line = reader.line_num + 1
    except csv.Error:
        raise MalformedFile(line, QUOTE) from None


def _check_quotes(line: int, lines: Sequence[str], separator: str) -> None:
    try:
        for _cells in csv.reader(lines, delimiter=separator, strict=True):
            pass
    except csv.Error:
        raise MalformedFile(line, QUOTE) from None


def separator_of(header: str) -> str | None:
    """The commonest of semicolon, tab and comma outside of quotation marks; None where there is none."""
    bare = _QUOTED.sub("", header)
    best = max(SEPARATORS, key=bare.count)
    return best if best in bare else None


def form_of(name: str) -> str:
    """A name of a column in any writing: “Voter ID”, voter_id and voter-id are one."""
    return "-".join(re.findall(r"[^\s_-]+", name.casefold()))


class Table:
    """The rows below a header. `names` are the columns as the file has them, `separator` stands between them;
    so many lines above are `skipped`."""

    def __init__(self, source: Source) -> None:
        self._begin(io.StringIO(read_saved(source), newline=""))

    @classmethod
    def passing(cls, lines: Iterator[str]) -> Table:
        """Of lines that are read once and not kept, so that a file may be larger than memory."""
        self = cls.__new__(cls)
        self._begin(lines)
        return self

    def _begin(self, lines: Iterator[str]) -> None:
        head = [next(lines, "")]
        said = _SAYS_SEPARATOR.fullmatch(head[0])
        self.skipped = 1 if said else 0
        while not said and not head[-1].strip() and (line := next(lines, "")):
            head.append(line)
        self.separator = (said[1] if said else separator_of(head[-1].lstrip())) or ","
        self._rows = (
            (line + self.skipped, [cell.strip() for cell in cells])
            for line, cells, _last in _rows(chain([] if said else head, lines), self.separator)
            if any(cell.strip() for cell in cells)
        )
        self.line, self.names = next(self._rows, (1, []))
        while self.names and not self.names[-1]:
            self.names.pop()
        if not self.names:
            raise MalformedFile(1, Words("the file is empty."))
        self._forms = [form_of(name) for name in self.names]

    def place(self, *names: str) -> int | None:
        """Of the column with the first of these names that is there."""
        for name in names:
            places = self._places(name)
            if len(places) > 1:
                raise MalformedFile(self.line, Words("two columns are called “{name}”; keep one.", name=name))
            if places:
                return places[0]
        return None

    def _places(self, name: str) -> Sequence[int]:
        exact = [place for place, found in enumerate(self.names) if found == name]
        return exact or [place for place, found in enumerate(self._forms) if found == form_of(name)]

    def required(self, *names: str) -> int:
        if (place := self.place(*names)) is None:
            raise MalformedFile(
                self.line, Words("there is no column “{name}”; name it in the first line.", name=names[0])
            )
        return place

    def rows(self, *, whole: bool = True, fault: Fault | None = None) -> Iterator[Row]:
        """With as many cells as the header; rows that are not `whole` are filled with empty ones. Of a row
        that does not fit `fault` hears, and the others follow; without it MalformedFile is raised."""
        width = len(self.names)
        for line, cells in self._rows:
            if len(cells) > width and not any(cells[width:]):
                del cells[width:]
            if len(cells) < width and not whole:
                cells += [""] * (width - len(cells))
            if len(cells) == width:
                yield line, cells
                continue
            words = Words(
                "cells on this line: {found}; columns in the first line: {expected}.",
                found=len(cells),
                expected=width,
            )
            if fault is None:
                raise MalformedFile(line, words)
            fault(line, words)
