"""samenspel questionnaire check|convert: what is wrong with a file, where answers lead; and other formats."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.terminal import BadFile, run, say, using
from samenspel.methods.words import Words
from samenspel.methods.yaml_trees import plain_of, read_tree

from .answering import Form, check_page
from .columns import columns
from .converting import convert_file
from .draws import Draws, draw
from .faults import FaultyFile
from .files import find_shipped, read_instrument, read_questionnaire
from .instruments import Instrument
from .questionnaire import Questionnaire
from .rows import row
from .walking import Answers, walk

Step = tuple[str, list[tuple[str, str]]]
"""A page with its questions and what is answered there, or what is wrong with that."""


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word questionnaire. Answers 1 for a file with faults, 2 for wrong options."""
    return run(_parser(), argv, lambda options: options.do(options))


def _check(options: argparse.Namespace) -> int:
    own = [_read_instrument(path) for path in options.instrument]
    try:
        found = _read(options.file, {one.key: one for one in own})
    except FaultyFile as error:
        raise BadFile("\n".join(f"{options.file}: {fault}" for fault in error.faults)) from None
    if isinstance(found, Instrument):
        return say(str(_about(found)))
    draws = draw(found, options.seed)
    if options.answers is None:
        return say(str(_counted(found)))
    with using(options.answers):
        form = _form(plain_of(read_tree(options.answers)))
    steps, answers = path_of(found, draws, form)
    if options.format == "json":
        told = {"path": steps, "row": row(found, draws, answers)}
        return say(json.dumps(told, ensure_ascii=False, indent=2))
    return say("\n".join(_told(steps)))


def _read(path: Path, own: Mapping[str, Instrument]) -> Questionnaire | Instrument:
    with using(path):
        tree = read_tree(path)
        if isinstance(tree.value, dict) and "instrument" in tree.value:
            return read_instrument(path)
        return read_questionnaire(path, lambda key: own.get(key) or find_shipped(key))


def _read_instrument(path: Path) -> Instrument:
    try:
        with using(path):
            return read_instrument(path)
    except FaultyFile as error:
        raise BadFile("\n".join(f"{path}: {fault}" for fault in error.faults)) from None


def path_of(questionnaire: Questionnaire, draws: Draws, form: Form) -> tuple[list[Step], Answers]:
    """From the first page to the last, or to the first on which something is wrong."""
    answers: Answers = {}
    steps = list[Step]()
    way = walk(questionnaire, draws, answers)
    page = way.next()
    while page is not None:
        checked = check_page(way, page.code, form)
        answers = checked.onto(answers)
        way = walk(questionnaire, draws, answers)
        names = way.page[page.code].names if page.code in way.page else ()
        shown = {name: _said(answers.get(name)) for name in names}
        steps.append(
            (page.code, list((shown | {name: f"! {one}" for name, one in checked.faults.items()}).items()))
        )
        page = way.next(page.code) if checked.is_right else None
    return steps, answers


def _said(answer: Any) -> str:
    return "–" if answer is None else json.dumps(answer, ensure_ascii=False)


def _told(steps: Sequence[Step]) -> Iterator[str]:
    for page, asked in steps:
        yield page
        yield from (f"  {name}: {said}" for name, said in asked)


def _form(plain: Any) -> dict[str, list[str]]:
    if not isinstance(plain, dict):
        raise MalformedFile(1, Words("write one “name: answer” on each line."))
    return {name: _texts(value) for name, value in plain.items()}


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _counted(questionnaire: Questionnaire) -> Words:
    questions = list(questionnaire.questions)
    return Words(
        "No faults. Pages: {pages}; questions: {questions}; variables: {variables}.",
        pages=len(questionnaire.pages),
        questions=len(questions),
        variables=sum(len(columns(question)) for question in questions),
    )


def _about(instrument: Instrument) -> Words:
    if not instrument.has_words:
        return Words(
            "No faults, but the items are still to be pasted from: {source}", source=instrument.source
        )
    return Words(
        "No faults. Items: {items}; scales: {scales}.",
        items=len(instrument.items),
        scales=len(instrument.scales),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel questionnaire",
        description="Questionnaires and instruments (YAML): every fault with its line, and the way through.",
        epilog="docs/reference/questionnaire.md explains the files and their conditions.",
    )
    commands = parser.add_subparsers(required=True, metavar="check|convert")
    check = commands.add_parser("check", help="say what is wrong, and which pages given answers lead to")
    check.set_defaults(do=_check)
    check.add_argument("file", metavar="FILE", type=Path, help="a questionnaire or an instrument (YAML)")
    check.add_argument("--answers", metavar="FILE", type=Path, help="one “name: answer” on each line (YAML)")
    check.add_argument(
        "--instrument",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="an instrument of your own that the questionnaire takes items from",
    )
    check.add_argument("--seed", default="check", help="what orders and profiles are drawn from")
    check.add_argument("--format", choices=("table", "json"), default="table")
    convert = commands.add_parser("convert", help="from XLSForm or LimeSurvey, or to XLSForm")
    convert.set_defaults(do=convert_file)
    convert.add_argument("file", metavar="IN", type=Path, help="a questionnaire: .xlsx, .lss or .yaml")
    convert.add_argument("output", metavar="OUT", type=Path, help="where to: .yaml or .xlsx")
    convert.add_argument("--language", default="en", help="of texts for which the file names none")
    return parser
