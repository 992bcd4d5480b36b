"""Instruments and questionnaires from files and stored data, and back: what comes out is what went in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from samenspel.methods.files import Source
from samenspel.methods.words import Words
from samenspel.methods.yaml_trees import Tree, read_tree, tree_of, write_yaml

from .checking import questionnaire_faults
from .faults import Fault, FaultyFile, Place
from .instrument_faults import instrument_faults
from .instruments import Instrument
from .kinds import Likert, Question
from .questionnaire import Questionnaire
from .schema import Reader, plain, read_object

Find = Callable[[str], Instrument | None]


def read_instrument(source: Source) -> Instrument:
    """From YAML. Raises MalformedFile for what is no YAML, FaultyFile with all other faults."""
    return _instrument(read_tree(source))


def instrument_from(stored: Mapping[str, Any]) -> Instrument:
    """From what `plain` made of it. Raises FaultyFile."""
    return _instrument(tree_of(stored))


def _instrument(tree: Tree) -> Instrument:
    found, reader = read_object(Instrument, tree)
    _refuse(reader, instrument_faults(found))
    return found


def shipped() -> tuple[Instrument, ...]:
    """The instruments that come with the house, by their names."""
    return tuple(_shipped().values())


def find_shipped(key: str) -> Instrument | None:
    """By name and version, such as “coproduction-motives@1”."""
    return _shipped().get(key)


@cache
def _shipped() -> dict[str, Instrument]:
    folder = files("samenspel.methods.questionnaires") / "instruments"
    paths = sorted(
        (path for path in folder.iterdir() if path.name.endswith(".yaml")), key=lambda one: one.name
    )
    found = [read_instrument(path.read_bytes()) for path in paths]
    return {instrument.key: instrument for instrument in found}


def read_questionnaire(source: Source, find: Find = find_shipped) -> Questionnaire:
    """From YAML, with the items of the instruments that it names. Raises MalformedFile for what is no YAML,
    FaultyFile with all other faults: first those of form, then those of meaning."""
    return _questionnaire(read_tree(source), find)


def questionnaire_from(stored: Mapping[str, Any]) -> Questionnaire:
    """From what `plain` made of it, which needs no instrument any more. Raises FaultyFile."""
    return _questionnaire(tree_of(stored), find_shipped)


def _questionnaire(tree: Tree, find: Find) -> Questionnaire:
    read, reader = read_object(Questionnaire, tree)
    unknown: list[tuple[Place, Words]] = []
    pages = tuple(
        replace(
            page,
            questions=tuple(
                _filled(question, find, ("pages", at, "questions", number), unknown)
                for number, question in enumerate(page.questions)
            ),
        )
        for at, page in enumerate(read.pages)
    )
    _refuse(reader, iter(unknown))
    found = replace(read, pages=pages)
    _refuse(reader, questionnaire_faults(found))
    return found


def _filled(question: Question, find: Find, place: Place, unknown: list[tuple[Place, Words]]) -> Question:
    """With the items and options of its instrument, if it has none of its own."""
    if not isinstance(question, Likert) or not question.instrument or question.items:
        return question
    instrument = find(question.instrument)
    problem = _problem(question, instrument)
    if problem is not None or instrument is None:
        unknown.append(((*place, "instrument"), problem or Words("")))
        return question
    filled = instrument.question(question.code, question.use, question.side)
    return replace(question, items=filled.items, options=question.options or filled.options)


def _problem(question: Likert, instrument: Instrument | None) -> Words | None:
    if instrument is None:
        return Words("there is no instrument “{key}”; write name@version.", key=question.instrument)
    if not instrument.has_words:
        return Words(
            "“{key}” comes without its items; paste them from {source}.",
            key=instrument.key,
            source=instrument.source,
        )
    items = [instrument.item.get(code) for code in question.use] or [*instrument.items_for(question.side)]
    if None in items or not items:
        strange = ", ".join(code for code in question.use if code not in instrument.item)
        return Words("“{key}” has no item “{code}”.", key=instrument.key, code=strange)
    if len({item.format for item in items if item}) > 1:
        return Words("these items are answered in several formats; make a question of each.")
    return None


def write_instrument(instrument: Instrument) -> str:
    """As YAML."""
    return write_yaml(plain(instrument))


def write_questionnaire(questionnaire: Questionnaire) -> str:
    """As YAML."""
    return write_yaml(plain(questionnaire))


def _refuse(reader: Reader, found: Iterator[tuple[Place, Words]]) -> None:
    faults = [Fault(place, words, reader.line(place)) for place, words in found]
    if faults:
        raise FaultyFile(faults)
