"""One row per response: every variable of the questionnaire, with an answer or why there is none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import singledispatch

from samenspel.methods.codebooks import NoAnswer

from .columns import column_of, columns
from .draws import Draws
from .kinds import Choosing, Likert, Multiple, QSort, Question, Ranking, Single, beside
from .questionnaire import Questionnaire
from .schema import Code
from .walking import Answer, Answers, Walk, walk

Value = int | float | str | NoAnswer


def row(
    questionnaire: Questionnaire,
    draws: Draws,
    answers: Answers,
    *,
    reached: str | None = None,
    withdrawn: bool = False,
    unclear: Collection[str] = (),
) -> dict[str, Value]:
    """`reached`: the last page that was sent, of a response that is not complete; what comes after it was not
    reached, shown or not. Whoever withdrew has no answer at all. `unclear`: names of answers that nobody can
    read from a sheet of paper."""
    way = walk(questionnaire, draws, answers)
    order = way.order if reached is None else way.order[: way.order.index(reached) + 1]
    found: dict[str, Value] = {}
    for page in questionnaire.pages:
        for question in page.questions:
            if withdrawn:
                found |= dict.fromkeys(columns(question), NoAnswer.WITHDRAWN)
            elif page.code not in order:
                found |= dict.fromkeys(columns(question), NoAnswer.NOT_REACHED)
            else:
                found |= _with_unclear(question, _values(question, way), unclear)
    return found


def _values(question: Question, way: Walk) -> dict[str, Value]:
    names, nothing = way.draws.names_of(question), dict.fromkeys(columns(question), NoAnswer.NOT_SHOWN)
    if not names or not way.names.issuperset(names):
        return {**nothing}
    found = values(question, way.answers)
    if isinstance(question, Likert):
        return {**nothing, **{name: found[name] for name in names}}
    return found


def _with_unclear(question: Question, told: dict[str, Value], names: Collection[str]) -> dict[str, Value]:
    """All variables of an answer that holds several things at once."""
    vague: set[str] = set()
    for name in question.domains.keys() & {*names}:
        vague |= {name} & told.keys() or told.keys() - question.domains.keys()
    return {
        name: NoAnswer.UNCLEAR if name in vague and value == NoAnswer.SKIPPED else value
        for name, value in told.items()
    }


def drawn_row(questionnaire: Questionnaire, draws: Draws) -> dict[str, Code]:
    """What was drawn for a response, as variables: the arm of a list experiment as code_arm, the level of an
    attribute as code_task_profile_attribute, and where each thing stood whose order was drawn as …_place."""
    arms: dict[str, Code] = {arm_name(code): arm for code, arm in draws.arms.items()}
    return (
        arms
        | _places(questionnaire, draws)
        | {
            level_name(code, task, number, name): level
            for code, tasks in draws.profiles.items()
            for task, profiles in enumerate(tasks, 1)
            for number, profile in enumerate(profiles, 1)
            for name, level in profile.items()
        }
    )


def _places(questionnaire: Questionnaire, draws: Draws) -> dict[str, Code]:
    """From 1 on. Pages count among all pages, questions on their page."""
    pages: dict[str, Code] = {page_place(code): place for place, code in enumerate(draws.pages, 1)}
    questions = {
        place_name(code): place for order in draws.questions.values() for place, code in enumerate(order, 1)
    }
    return {**pages, **questions} | {
        place_name(column_of(questionnaire.question[code], one)): place
        for code, order in draws.options.items()
        for place, one in enumerate(order, 1)
    }


def page_place(code: str) -> str:
    return place_name(f"page_{code}")


def place_name(name: str) -> str:
    return f"{name}_place"


def arm_name(code: str) -> str:
    return f"{code}_arm"


def level_name(code: str, task: int, profile: int, attribute: str) -> str:
    return f"{code}_{task}_{profile}_{attribute}"


def final(questionnaire: Questionnaire, draws: Draws, answers: Answers) -> dict[str, Answer]:
    """What is kept at the end: without the answers to what is not shown. Twice changes nothing more."""
    return walk(questionnaire, draws, answers).answers


@singledispatch
def values(question: Question, answers: Mapping[str, Answer]) -> dict[str, Value]:
    """Of each variable of a question that was shown."""
    return {name: _single(answers.get(name, NoAnswer.SKIPPED)) for name in question.domains}


@values.register
def _(question: Single, answers: Mapping[str, Answer]) -> dict[str, Value]:
    found = {question.code: _single(answers.get(question.code, NoAnswer.SKIPPED))}
    return found | _beside(question, answers, found[question.code])


def _beside(question: Choosing, answers: Mapping[str, Answer], *chosen: object) -> dict[str, Value]:
    """The text beside an option is asked for where that is chosen."""
    if question.write_in is None:
        return {}
    name = beside(question.code)
    asked = question.write_in.code in chosen
    return {name: _single(answers.get(name, NoAnswer.SKIPPED)) if asked else NoAnswer.NOT_SHOWN}


@values.register
def _(question: Multiple, answers: Mapping[str, Answer]) -> dict[str, Value]:
    """1 and 0; without any choice all are missing together."""
    chosen = answers.get(question.code)
    if not isinstance(chosen, list):
        return dict.fromkeys(columns(question), NoAnswer.SKIPPED)
    found = {name: int(code in chosen) for name, code in columns(question).items()}
    return found | _beside(question, answers, *chosen)


@values.register
def _(question: Ranking, answers: Mapping[str, Answer]) -> dict[str, Value]:
    """The rank of each option."""
    order = answers.get(question.code)
    ranks = {code: rank for rank, code in enumerate(order, 1)} if isinstance(order, list) else {}
    return {name: ranks.get(code, NoAnswer.SKIPPED) for name, code in columns(question).items()}


@values.register
def _(question: QSort, answers: Mapping[str, Answer]) -> dict[str, Value]:
    """The column of each statement."""
    lying = answers.get(question.code)
    found = lying if isinstance(lying, dict) else {}
    return {name: found.get(str(code), NoAnswer.SKIPPED) for name, code in columns(question).items()}


def _single(value: Answer | NoAnswer) -> Value:
    return value if isinstance(value, int | float | str) else NoAnswer.SKIPPED
