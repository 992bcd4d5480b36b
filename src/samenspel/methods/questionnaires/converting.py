"""samenspel questionnaire convert: from XLSForm or LimeSurvey, or to XLSForm, with all that was left out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from samenspel.methods.terminal import BadFile, say, using
from samenspel.methods.words import Words

from .faults import FaultyFile
from .files import read_questionnaire, write_questionnaire
from .foreign import Note, read_foreign, write_xlsform
from .questionnaire import Questionnaire

OURS, XLSFORM = (".yaml", ".yml"), ".xlsx"


def convert_file(options: argparse.Namespace) -> int:
    """Nothing is written where the file has faults."""
    ending = options.output.suffix.lower()
    if ending not in (*OURS, XLSFORM):
        raise BadFile(
            str(Words("“{name}” ends in none of {endings}.", name=options.output, endings=".yaml, .xlsx"))
        )
    with using(options.file):
        found, notes = _read(options.file, options.language)
    told = [*told_of(notes)]
    if ending == XLSFORM:
        data, more = write_xlsform(found)
        options.output.write_bytes(data)
        told += told_of(more)
    else:
        options.output.write_text(write_questionnaire(found), encoding="utf-8")
    return say("\n".join([*told, str(Words("Questions: {number}.", number=len(found.question)))]))


def _read(path: Path, language: str) -> tuple[Questionnaire, Iterable[Note]]:
    if path.suffix.lower() in OURS:
        try:
            return read_questionnaire(path), ()
        except FaultyFile as error:
            raise BadFile("\n".join(f"{path}: {fault}" for fault in error.faults)) from None
    carried = read_foreign(path.read_bytes(), language)
    if carried.questionnaire is None:
        raise BadFile("\n".join(f"{path}: {line}" for line in told_of(carried.faults)))
    return carried.questionnaire, carried.notes


def told_of(notes: Iterable[Note]) -> Iterator[str]:
    for note in notes:
        yield ": ".join(filter(None, (str(note.at), note.what, str(note.why))))
