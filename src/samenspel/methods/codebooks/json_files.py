"""Answers with their codebook in one JSON file: names of columns, and of each answer a list as long."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.files import Source, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .answers import ROWS, Chunk
from .book_json import as_object, from_object
from .cells import Parser
from .checks import Checker, checked
from .codebook import Codebook
from .columns import placed
from .faults import refuse
from .layout import Field, fields_of, flat
from .names import with_legal_names
from .offered import Written, offered
from .sound import check_codebook

FORMAT = "samenspel-answers/1"


def write_json(codebook: Codebook, chunks: Iterable[Chunk], path: Path, language: str) -> Written:
    """All languages of the codebook. Raises UnfitAnswers."""
    check_codebook(codebook)
    named = with_legal_names(codebook)
    fields = fields_of(named, language)
    head = {"format": FORMAT, "codebook": as_object(named), "columns": [one.name for one in fields]}
    rows = 0
    with offered(path) as aside, aside.open("w", encoding="utf-8") as file:
        file.write(f'{json.dumps(head, ensure_ascii=False)[:-1]},\n"answers": [')
        for chunk in checked(named, chunks):
            for line in _lines(named, fields, chunk):
                file.write(f"{',' if rows else ''}\n{line}")
                rows += 1
        file.write("\n]}\n")
    return Written(path, named, rows)


def read_json(source: Source, size: int = ROWS) -> tuple[Codebook, Iterator[Chunk]]:
    """The codebook, and chunks of answers. Raises MalformedFile; the last chunk raises UnfitAnswers."""
    text = read_text(source)
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise MalformedFile(line, Words("this is not JSON.")) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        words = Words("this is no file of answers: its “format” is not {format}.", format=FORMAT)
        raise MalformedFile(1, words)
    codebook = from_object(found.get("codebook"))
    check_codebook(codebook)
    return codebook, _chunks(codebook, found.get("columns"), found.get("answers"), size)


def _chunks(codebook: Codebook, names: Any, answers: Any, size: int) -> Iterator[Chunk]:
    rows = _rows(names, answers)
    places, faults = placed(codebook, names)
    refuse(faults)
    parser, checker = Parser(codebook, places, for_excel=False), Checker(codebook)
    while some := list(islice(rows, size)):
        chunk, wrong = parser.chunk(some, checker.rows)
        faults += wrong
        yield checker.see(chunk)
    refuse(sorted([*faults, *checker.faults], key=lambda fault: fault.row or 0))


def _rows(names: Any, answers: Any) -> Iterator[list[str]]:
    if not isinstance(names, list) or not isinstance(answers, list):
        raise MalformedFile(1, Words("there are no “columns” or no “answers”."))
    for place, row in enumerate(answers, 1):
        if not isinstance(row, list) or len(row) != len(names):
            raise MalformedFile(1, Words("answer {number} has not a cell for each column.", number=place))
    return (["" if cell is None else str(cell) for cell in row] for row in answers)


def _lines(codebook: Codebook, fields: Sequence[Field], chunk: Chunk) -> Iterator[str]:
    laid_out = flat(codebook, fields, chunk)
    columns = [_plain(one, laid_out[one.name]) for one in fields]
    return (json.dumps(row, ensure_ascii=False) for row in zip(*columns, strict=True))


def _plain(field: Field, values: NDArray[Any]) -> list[Any]:
    if values.dtype == object:
        return [*values]
    if not field.is_numeric:
        return [None if value == "NaT" else value for value in np.datetime_as_string(values).tolist()]
    return [int(value) if value.is_integer() else value for value in values.tolist()]
