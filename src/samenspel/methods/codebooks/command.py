"""samenspel codebook convert|describe: files of answers from one format into another, without a database."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from samenspel.methods.terminal import BadFile, run, say, using

from .answers import Chunk
from .book_json import codebook_as_json
from .codebook import Codebook
from .ddi_writing import codebook_as_ddi
from .faults import UnfitAnswers
from .files import STATISTICAL, read_answers, read_book, writer
from .foreign import read_foreign
from .json_files import read_json
from .offered import NotAsWritten, Written


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word codebook. Answers 1 when a file cannot be used, 2 for wrong options."""
    return run(_parser(), argv, _do)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel codebook",
        description="Files of answers: CSV, SPSS, Stata and JSON, with a codebook in JSON or DDI.",
        epilog="docs/reference/codebook.md says what each format holds.",
    )
    commands = parser.add_subparsers(required=True, metavar="convert|describe")
    convert = commands.add_parser("convert", help="write the answers of one file into another")
    describe = commands.add_parser("describe", help="write the codebook: DDI for .xml, else JSON")
    for command, do in ((convert, _convert), (describe, _describe)):
        command.set_defaults(do=do)
        command.add_argument("source", metavar="IN", type=Path, help="answers: .csv, .json, .sav or .dta")
        command.add_argument("output", metavar="OUT", type=Path, help="where to; the ending says the format")
        command.add_argument("--codebook", metavar="FILE", type=Path, help="what the columns of IN mean")
        command.add_argument("--language", metavar="LANGUAGE", help="of labels (default: its first)")
        command.add_argument("--zone", default="UTC", help="of moments, without a codebook (default: UTC)")
    convert.add_argument("--excel", action="store_true", help="CSV as Excel in this language wants it")
    convert.add_argument("--words", action="store_true", help="labels instead of codes, for Excel")
    convert.add_argument("--wide", action="store_true", help="more columns than Stata’s basic edition opens")
    return parser


def _do(options: argparse.Namespace) -> int:
    try:
        with using(options.source):
            return say(options.do(options))
    except UnfitAnswers as error:
        raise BadFile(f"{options.source}:\n{error}") from None
    except NotAsWritten as error:
        raise BadFile(
            f"{options.output} was not written, because it would not say the same: {error}"
        ) from None


def _convert(options: argparse.Namespace) -> str:
    codebook, chunks, notes = _read(options)
    language = options.language or codebook.languages[0]
    write = writer(options.output, language, for_excel=options.excel, words=options.words, wide=options.wide)
    written = write(codebook, chunks, options.output, language)
    return "\n".join([_told(written), *notes, *map(str, written.notes)])


def _describe(options: argparse.Namespace) -> str:
    codebook, _chunks, notes = _read(options)
    languages = [options.language] if options.language else ()
    is_ddi = options.output.suffix.lower() == ".xml"
    text = codebook_as_ddi(codebook, languages) if is_ddi else f"{codebook_as_json(codebook)}\n"
    options.output.write_text(text, encoding="utf-8")
    return "\n".join([f"{options.output}: variables {len(codebook.variables)}.", *notes])


def _read(options: argparse.Namespace) -> tuple[Codebook, Iterable[Chunk], list[str]]:
    ending = options.source.suffix.lower()
    if options.codebook:
        with using(options.codebook):
            codebook = read_book(options.codebook)
        return codebook, read_answers(codebook, options.source), []
    if ending == ".json":
        return *read_json(options.source), []
    if ending in STATISTICAL:
        found = read_foreign(options.source, options.language or "en", options.zone)
        return found.codebook, found.chunks(), [*map(str, found.notes)]
    raise BadFile(f"{options.source} does not say what its columns mean: name a codebook with --codebook.")


def _told(written: Written) -> str:
    return f"{written.path}: answers {written.rows}, variables {len(written.codebook.variables)}."
