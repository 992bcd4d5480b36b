"""A row of a file as what somebody answered: the way back from `row` and `coded`, with the eyes of a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Any

from samenspel.methods.codebooks import Chunk, Codebook, Kind, NoAnswer, Variable
from samenspel.methods.questionnaires.columns import columns
from samenspel.methods.questionnaires.draws import Draws, UnfitDraws, draw_faults
from samenspel.methods.questionnaires.kinds import Choosing, Multiple, Question, beside
from samenspel.methods.questionnaires.options import Of
from samenspel.methods.questionnaires.questionnaire import Questionnaire
from samenspel.methods.questionnaires.reading import read_sent
from samenspel.methods.questionnaires.sent import Sent, Unfit
from samenspel.methods.questionnaires.walking import Answer, walk
from samenspel.methods.words import Words

from .matching import Matched
from .undrawn import undrawn

Problems = dict[str, Words]
"""By the name of a variable; empty: of the whole row."""
SIDES: Mapping[str, Of] = {"citizen": "citizen", "professional": "professional", "neutral": "neutral"}
_SPECIAL = {int(one) for one in NoAnswer}


def told_of(ours: Codebook, found: Matched, chunk: Chunk) -> Iterator[dict[str, object]]:
    """Of each row what it says, by the ids of ours, with words where options are words."""
    columns = {id: chunk[theirs] for id, theirs in found.ids.items()}
    lists = {id: (one.values.tolist(), one.why.tolist()) for id, one in columns.items()}
    size = len(next(iter(columns.values()))) if columns else 0
    ids = {one.id: {value.code: value.id for value in one.values if value.id} for one in ours.variables}
    for place in range(size):
        yield {
            id: _value(ours.by_id[id], values[place], whys[place], found.codes.get(id, {}), ids[id])
            for id, (values, whys) in lists.items()
        }


def _value(
    variable: Variable, value: Any, why: int, codes: Mapping[Any, Any], ids: Mapping[Any, str]
) -> object:
    if why in _SPECIAL:
        return NoAnswer(why)
    if why or variable.kind in (Kind.CHOICE, Kind.OPTION, Kind.NUMBER):
        number = float(why or value)
        whole: int | float = int(number) if number.is_integer() else number
        whole = codes.get(whole, whole)
        return ids.get(whole, whole)
    return value.isoformat() if hasattr(value, "isoformat") else value


def answers_of(
    questionnaire: Questionnaire, told: Mapping[str, object], side: Of
) -> tuple[dict[str, Answer], tuple[str, ...], Draws, Problems]:
    """The answers, those that are unclear on paper, what was drawn, and what is wrong."""
    there = {name: value for name, value in told.items() if not isinstance(value, NoAnswer)}
    draws, unknown = undrawn(questionnaire, there, side)
    problems: Problems = {"": unknown[0]} if unknown else {}
    for words in draw_faults(draws, questionnaire) if not unknown else ():
        problems[""] = words
    answers, unclear = dict[str, Answer](), list[str]()
    for question in questionnaire.questions:
        unclear += _unclear(question, told)
        try:
            answers |= (
                read_sent(question, Sent(form_of(question, there), must=False), draws)
                if not problems.get("")
                else {}
            )
        except Unfit as error:
            problems |= error.problems
    way = walk(questionnaire, draws, answers)
    for name in answers.keys() - way.names if not problems else ():
        problems[name] = Words("it is answered, though the answers before it hide it.")
    return answers, tuple(name for name in unclear if name not in answers), draws, problems


def _unclear(question: Question, told: Mapping[str, object]) -> list[str]:
    """Names of answers; where one holds several things, one of them is enough."""
    names = {name for name in columns(question) if told.get(name) == NoAnswer.UNCLEAR}
    return [name for name in question.domains if name in names or (names and name == question.code)]


@singledispatch
def form_of(question: Question, there: Mapping[str, object]) -> dict[str, list[str]]:
    """As a form would have sent it."""
    return {name: [_typed(there[name])] for name in columns(question) if name in there}


@form_of.register
def _(question: Multiple, there: Mapping[str, object]) -> dict[str, list[str]]:
    chosen = [str(code) for name, code in columns(question).items() if code != "" and there.get(name) == 1]
    return {question.code: chosen, **_beside(question, there)}


def _beside(question: Choosing, there: Mapping[str, object]) -> dict[str, list[str]]:
    name = beside(question.code)
    return {name: [_typed(there[name])]} if question.write_in and name in there else {}


def _typed(value: object) -> str:
    """A number that nobody could take for thousands."""
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.15g}"
    return f"{text}0" if "." in text and "e" not in text else text


__all__ = ["SIDES", "UnfitDraws", "answers_of", "told_of"]
