"""Answers as CSV: plain, for programs; and for Excel, which has ways of its own."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.words import Count, Words

from .answers import Chunk
from .checks import checked
from .codebook import Codebook
from .layout import Field, fields_of, flat
from .names import with_legal_names
from .offered import NotAsWritten, Written, offered
from .shortened import without_nul
from .sound import check_codebook

BOM = "\ufeff"
WITH_COMMA = {"nl", "fr", "de", "es", "it", "pt", "da", "fi", "nb", "sv", "pl", "cs", "ro"}
"""Languages whose spreadsheets write 2,5 and hence keep cells apart by semicolons."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""And what an apostrophe stands before already, so that one can be taken off again."""
_AT_ONCE = 2**20


@dataclass(frozen=True)
class Dialect:
    """`for_excel` begins with a byte order mark, and puts an apostrophe before what it would compute."""

    separator: str = ","
    decimal: str = "."
    for_excel: bool = False


PLAIN = Dialect()


def excel(language: str) -> Dialect:
    """As spreadsheets in this language (nl, or nl-BE) want it."""
    if language.partition("-")[0].lower() in WITH_COMMA:
        return Dialect(";", ",", for_excel=True)
    return Dialect(",", ".", for_excel=True)


def write_csv(
    codebook: Codebook,
    chunks: Iterable[Chunk],
    path: Path,
    language: str,
    *,
    dialect: Dialect = PLAIN,
    words: bool = False,
) -> Written:
    """Codes under names; with `words` labels under labels, for the eye alone. UTF-8, one answer a row. Raises
    UnfitAnswers, and NotAsWritten when the disk did not keep what was written."""
    check_codebook(codebook)
    named = with_legal_names(codebook)
    fields = fields_of(named, language)
    cells = _Cells(dialect, words)
    heads = [cells.text(one.label or one.name if words else one.name) for one in fields]
    rows = 0
    with offered(path) as aside:
        digest = blake2b()
        with aside.open("wb") as file:
            for lines, number in _blocks(named, fields, chunks, cells, heads):
                digest.update(lines)
                file.write(lines)
                rows += number
        if _digest(aside) != digest.digest():
            raise NotAsWritten(f"{path}: the bytes on the disk are not those that were written.")
    return Written(path, named, rows, tuple(cells.notes()))


class _Cells:
    """Writes columns as texts, and counts what it changed."""

    def __init__(self, dialect: Dialect, words: bool) -> None:
        self.dialect, self.words = dialect, words
        self._formulas = self._nuls = 0

    def column(self, field: Field, values: NDArray[Any]) -> Sequence[object]:
        if self.words and field.labels:
            said = {code: self.text(label) for code, label in field.labels.items()}
            return [said.get(value) or self._number(value) for value in values.tolist()]
        if field.is_numeric:
            return self._numbers(values)
        if values.dtype == object:
            return [self.text(value) for value in values]
        return ["" if value == "NaT" else value for value in np.datetime_as_string(values).tolist()]

    def text(self, text: str) -> str:
        bare = without_nul(text) if "\0" in text else text
        self._nuls += bare is not text
        if self.dialect.for_excel and _FORMULA.match(bare):
            self._formulas += 1
            return f"'{bare}"
        return bare

    def notes(self) -> Iterator[Words]:
        if self._nuls:
            yield Words("Texts that NUL was taken out of: {number}.", number=Count(self._nuls))
        if self._formulas:
            yield Words(
                "Cells that begin like a formula and have an apostrophe before them: {number}.",
                number=Count(self._formulas),
            )

    def _numbers(self, values: NDArray[Any]) -> Sequence[object]:
        whole = values.astype(np.int64)
        if (whole == values).all():
            return list[object](whole.tolist())
        return [self._number(value) for value in values.tolist()]

    def _number(self, value: float) -> str:
        """The shortest that reads back the same."""
        found = str(int(value)) if value.is_integer() else repr(value)
        return found.replace(".", self.dialect.decimal)


def _blocks(
    codebook: Codebook, fields: Sequence[Field], chunks: Iterable[Chunk], cells: _Cells, heads: Sequence[str]
) -> Iterator[tuple[bytes, int]]:
    """Bytes, and how many answers they hold."""
    write = _lines_of(cells.dialect.separator)
    yield f"{BOM if cells.dialect.for_excel else ''}{write([heads])}".encode(), 0
    for chunk in checked(codebook, chunks):
        laid_out = flat(codebook, fields, chunk)
        columns = [cells.column(one, laid_out[one.name]) for one in fields]
        yield write(zip(*columns, strict=True)).encode(), len(columns[0])


def _lines_of(separator: str) -> Callable[[Iterable[Iterable[object]]], str]:
    def write(rows: Iterable[Iterable[object]]) -> str:
        lines = StringIO(newline="")
        csv.writer(lines, delimiter=separator, lineterminator="\r\n").writerows(rows)
        return lines.getvalue()

    return write


def _digest(path: Path) -> bytes:
    digest = blake2b()
    with path.open("rb") as file:
        while some := file.read(_AT_ONCE):
            digest.update(some)
    return digest.digest()
