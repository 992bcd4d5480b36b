"""Answers out of a CSV file, by a codebook that says what its columns are."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from itertools import islice

from samenspel.methods.files import Source, as_bytes, read_saved
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import rows_of, separator_of
from samenspel.methods.words import N_, Words

from .answers import ROWS, Chunk
from .cells import Parser
from .checks import Checker
from .codebook import Codebook
from .columns import placed
from .faults import Fault, refuse
from .sound import check_codebook

HEADER = 1
UNEVEN = N_("cells on this line: {found}; columns in the first line: {expected}.")


def read_csv(codebook: Codebook, source: Source, size: int = ROWS) -> Iterator[Chunk]:
    """Chunks of answers; the codebook's names are those of the columns. An empty cell was skipped. Raises
    MalformedFile for what is no CSV; UnfitAnswers, after the last chunk, with all faults, their rows counted
    as spreadsheets do, with the header as row 1."""
    check_codebook(codebook)
    data = as_bytes(source)
    text = read_saved(data)
    rows = rows_of(text, separator_of(text.partition("\n")[0]) or ",", strict=False)
    _line, names = next(rows, (1, []))
    if not names:
        raise MalformedFile(1, Words("the file is empty."))
    places, faults = placed(codebook, names)
    refuse(faults)
    parser = Parser(codebook, places, for_excel=data.startswith(codecs.BOM_UTF8))
    checker = Checker(codebook, HEADER)
    while some := [cells for _line, cells in islice(rows, size)]:
        before = checker.rows
        faults += _uneven(some, len(names), before)
        chunk, wrong = parser.chunk(some, before)
        faults += wrong
        yield checker.see(chunk)
    refuse(sorted([*faults, *checker.faults], key=lambda fault: fault.row or 0))


def _uneven(rows: Sequence[list[str]], width: int, before: int) -> Iterator[Fault]:
    """Fills up short rows and cuts long ones, and says so of each."""
    for place, cells in enumerate(rows, before + 1):
        if len(cells) != width:
            words = Words(UNEVEN, found=len(cells), expected=width)
            yield Fault(words, place, "*")
            cells += [""] * (width - len(cells))
            del cells[width:]
