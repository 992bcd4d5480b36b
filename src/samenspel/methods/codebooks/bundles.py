"""One zip with the same answers in every format, for whoever takes them along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from .answers import Chunk
from .book_json import codebook_as_json
from .codebook import Codebook
from .csv_writing import excel, write_csv
from .ddi_writing import codebook_as_ddi
from .files import Write
from .json_files import read_json, write_json
from .spss import write_sav
from .stata import write_dta

Tell = Callable[[int, int], None]
STATISTICAL: dict[str, Write] = {"answers.sav": write_sav, "answers.dta": write_dta}


def bundle(source: bytes, tell: Tell) -> bytes:
    """`source`: a line with the language of labels, and a file of `write_json`. Where pyreadstat is not
    installed there are no .sav and .dta; what a format could not hold as it was stands in notes.txt. Raises
    UnfitAnswers, and MalformedFile for another file."""
    language, _break, file = source.partition(b"\n")
    codebook, read = read_json(file)
    chunks, writers, notes = [*read], _writers(language.decode()), list[str]()
    with TemporaryDirectory() as folder:
        for number, (name, write) in enumerate(writers.items()):
            tell(number, len(writers))
            written = write(codebook, iter(chunks), Path(folder, name), language.decode())
            notes += [f"{name}: {note}\n" for note in written.notes]
        texts = {"notes.txt": "".join(notes)} if notes else {}
        return _zipped(Path(folder), dict(_books(codebook, chunks)) | texts)


def _writers(language: str) -> dict[str, Write]:
    plain: dict[str, Write] = {
        "answers.csv": write_csv,
        "answers-excel.csv": partial(write_csv, dialect=excel(language)),
        "answers.json": write_json,
    }
    return plain | (STATISTICAL if find_spec("pyreadstat") else {})


def _books(codebook: Codebook, chunks: list[Chunk]) -> Iterator[tuple[str, str]]:
    rows = sum(len(chunk[codebook.variables[0].id]) for chunk in chunks)
    yield "codebook.json", codebook_as_json(codebook)
    yield "codebook-ddi.xml", codebook_as_ddi(codebook, rows=rows)


def _zipped(folder: Path, texts: dict[str, str]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for path in sorted(folder.iterdir()):
            packed.write(path, path.name)
        for name, text in texts.items():
            packed.writestr(name, text)
    return target.getvalue()
