"""What was drawn for somebody, out of the variables that tell it: the way back from `drawn_row`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from samenspel.methods.questionnaires.columns import column_of, columns
from samenspel.methods.questionnaires.draws import ARMS, Arm, Draws, Task, all_codes, draw
from samenspel.methods.questionnaires.kinds import Drawn, ListExperiment, Question
from samenspel.methods.questionnaires.options import Of
from samenspel.methods.questionnaires.questionnaire import Questionnaire
from samenspel.methods.questionnaires.rows import arm_name, level_name, page_place, place_name
from samenspel.methods.questionnaires.schema import Code
from samenspel.methods.words import Words

SEED = "imported"
Told = Mapping[str, object]
"""Of a row what is an answer, or was drawn: nothing that says why there is none."""


def undrawn(questionnaire: Questionnaire, told: Told, side: Of) -> tuple[Draws, list[Words]]:
    """An order that is not told is as it is written; what else is not, is a problem if it was answered."""
    begun = draw(questionnaire, SEED, side)
    problems = list[Words]()
    for question in questionnaire.questions:
        lacks = _lacking(question, told)
        if lacks and columns(question).keys() & told.keys():
            problems.append(
                Words(
                    "what was drawn for “{code}” is not in the file: {names}.",
                    code=question.code,
                    names=lacks,
                )
            )
    if problems:
        return begun, problems
    pages = [(page.code, page_place(page.code)) for page in questionnaire.pages]
    return replace(
        begun,
        pages=_ordered(pages, told) if begun.pages else (),
        questions={
            page.code: _ordered([(one.code, place_name(one.code)) for one in page.questions], told)
            for page in questionnaire.pages
            if page.shuffle
        },
        options={code: _options(questionnaire.question[code], told) for code in begun.options},
        profiles={
            code: _tasks(questionnaire.question[code], told) or tasks
            for code, tasks in begun.profiles.items()
        },
        arms={code: _arm(told.get(arm_name(code)), arm) for code, arm in begun.arms.items()},
    ), []


def _ordered(places: Iterable[tuple[Code, str]], told: Told) -> tuple[str, ...]:
    listed = list(places)
    known = [told.get(name) for _code, name in listed]
    if {*known} != {*range(1, len(listed) + 1)}:
        return tuple(str(code) for code, _name in listed)
    return tuple(str(code) for code, _name in sorted(listed, key=lambda one: int(str(told[one[1]]))))


def _options(question: Question, told: Told) -> tuple[Code, ...]:
    codes = {str(code): code for code in all_codes(question)}
    order = _ordered([(code, place_name(column_of(question, code))) for code in codes.values()], told)
    return tuple(codes[code] for code in order)


def _lacking(question: Question, told: Told) -> str:
    names = {*_levels(question)} | (
        {arm_name(question.code)} if isinstance(question, ListExperiment) else set()
    )
    return ", ".join(sorted(names - told.keys())[:3])


def _levels(question: Question) -> Iterable[str]:
    if not isinstance(question, Drawn):
        return
    for task in range(1, question.tasks + 1):
        for number in range(1, question.side_by_side + 1):
            for one in question.attributes:
                yield level_name(question.code, task, number, one.code)


def _tasks(question: Question, told: Told) -> tuple[Task, ...]:
    if not isinstance(question, Drawn) or not {*_levels(question)} <= told.keys():
        return ()
    code, names, beside = question.code, [one.code for one in question.attributes], question.side_by_side
    return tuple(
        tuple(
            {name: _level(told[level_name(code, task, number, name)]) for name in names}
            for number in range(1, beside + 1)
        )
        for task in range(1, question.tasks + 1)
    )


def _level(value: object) -> Code:
    return value if isinstance(value, int) else str(value)


def _arm(value: object, begun: Arm) -> Arm:
    return next((arm for arm in ARMS if arm == value), begun)
