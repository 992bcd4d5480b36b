"""Which format a file is in, by the end of its name, and one way to write and to read them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from samenspel.methods.files import read_text
from samenspel.methods.words import Words

from .answers import Chunk
from .book_json import read_codebook
from .codebook import Codebook
from .csv_reading import read_csv
from .csv_writing import excel, write_csv
from .ddi_reading import read_ddi
from .faults import Fault, UnfitAnswers
from .json_files import read_json, write_json
from .offered import Written
from .spss import write_sav
from .stata import write_dta
from .statistical import read_statistical

Write = Callable[[Codebook, Iterable[Chunk], Path, str], Written]
WRITERS: dict[str, Write] = {
    ".csv": write_csv,
    ".json": write_json,
    ".sav": write_sav,
    ".dta": write_dta,
}
STATISTICAL = (".sav", ".dta")


def writer(
    path: Path, language: str, *, for_excel: bool = False, words: bool = False, wide: bool = False
) -> Write:
    """Of the format that the name ends in. Raises UnfitAnswers for one that is not known."""
    ending = path.suffix.lower()
    if ending not in WRITERS:
        raise _unknown(path)
    if ending == ".csv" and (for_excel or words):
        return partial(write_csv, dialect=excel(language), words=words)
    return partial(write_dta, wide=wide) if ending == ".dta" else WRITERS[ending]


def read_book(path: Path) -> Codebook:
    """JSON or DDI. Raises MalformedFile."""
    if path.suffix.lower() == ".xml" or read_text(path).lstrip().startswith("<"):
        return read_ddi(path)
    return read_codebook(path)


def read_answers(codebook: Codebook, path: Path) -> Iterator[Chunk]:
    """Raises MalformedFile, and UnfitAnswers after the last chunk."""
    ending = path.suffix.lower()
    if ending in STATISTICAL:
        return read_statistical(codebook, path)
    if ending == ".json":
        return read_json(path)[1]
    if ending == ".csv":
        return read_csv(codebook, path)
    raise _unknown(path)


def _unknown(path: Path) -> UnfitAnswers:
    words = Words("“{name}” ends in none of {endings}.", name=path.name, endings=", ".join(WRITERS))
    return UnfitAnswers([Fault(words)])
