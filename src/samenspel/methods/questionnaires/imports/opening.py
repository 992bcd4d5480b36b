"""A file of answers with a codebook: its own, one that came with it, or that of the survey."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from samenspel.methods.codebooks import (
    Chunk,
    Codebook,
    Fault,
    UnfitAnswers,
    Variable,
    read_csv,
    read_foreign,
    read_json,
    with_legal_names,
)
from samenspel.methods.codebooks.csv_reading import HEADER
from samenspel.methods.codebooks.files import STATISTICAL, read_answers, read_book
from samenspel.methods.codebooks.layout import fields_of
from samenspel.methods.codebooks.names import clashes
from samenspel.methods.files import read_saved
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import rows_of, separator_of
from samenspel.methods.words import Words

ENDINGS = (".csv", ".json", ".sav", ".dta")


@dataclass
class OpenedFile:
    """`before`: rows that are counted before the first answer. `unknown`: columns that nobody asked for."""

    codebook: Codebook
    chunks: Iterable[Chunk]
    before: int = 0
    notes: list[Words] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def opened(path: Path, book: Path | None, ours: Codebook) -> OpenedFile:
    """Raises MalformedFile and UnfitAnswers."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        words = Words("“{name}” ends in none of {endings}.", name=path.name, endings=", ".join(ENDINGS))
        raise MalformedFile(1, words)
    before = HEADER if ending == ".csv" else 0
    if book is not None and ending != ".json":
        found = with_legal_names(read_book(book))
        return OpenedFile(found, read_answers(found, path), before)
    if ending == ".json":
        codebook, chunks = read_json(path)
        return OpenedFile(codebook, chunks)
    if ending in STATISTICAL:
        foreign = read_foreign(path, ours.languages[0], ours.zone)
        return OpenedFile(foreign.codebook, foreign.chunks(), notes=foreign.notes)
    return _by_ours(path, ours)


def _by_ours(path: Path, ours: Codebook) -> OpenedFile:
    """Of the columns of a table those that the survey has a variable for; others are told."""
    data = path.read_bytes()
    text = read_saved(data)
    rows = rows_of(text, separator_of(text.partition("\n")[0]) or ",", strict=False)
    _line, names = next(rows, (1, []))
    _refuse_clashes(names)
    known = {one.name.casefold(): one.variable for one in fields_of(ours, ours.languages[0])}
    kept = [place for place, name in enumerate(names) if name.strip().casefold() in known]
    ids = {known[names[place].strip().casefold()].id for place in kept}
    if not kept:
        raise MalformedFile(1, Words("no column of this file is called as a variable of the survey is."))
    variables = tuple(_within(one, ids) for one in ours.variables if one.id in ids)
    some = replace(ours, variables=variables, key="", wave="")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    source = mark + _written([names, *(cells for _at, cells in rows)], kept, len(names)).encode()
    unknown = [name for place, name in enumerate(names) if place not in kept and name.strip()]
    return OpenedFile(some, read_csv(some, source), HEADER, unknown=unknown)


def _within(variable: Variable, ids: Collection[str]) -> Variable:
    """Texts beside options may have no column."""
    values = (replace(one, text_in=one.text_in if one.text_in in ids else "") for one in variable.values)
    return replace(variable, values=tuple(values))


def _refuse_clashes(names: Sequence[str]) -> None:
    found = [
        Fault(Words("The columns “{first}” and “{other}” differ by case alone.", first=first, other=other))
        for first, other in clashes(name.strip() for name in names if name.strip())
    ]
    if found:
        raise UnfitAnswers(found)


def _written(rows: Iterable[Sequence[str]], kept: Sequence[int], width: int) -> str:
    """Rows that are not as wide as the header stay so, and are told."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    for cells in rows:
        writer.writerow(_kept(cells, kept, width))
    return target.getvalue()


def _kept(cells: Sequence[str], kept: Sequence[int], width: int) -> Iterator[str]:
    yield from (cells[place] if place < len(cells) else "" for place in kept)
    if len(cells) != width:
        yield ""
