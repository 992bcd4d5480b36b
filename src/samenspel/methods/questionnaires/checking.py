"""What is wrong with a questionnaire whose form is right, all of it at once."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.methods.words import Words

from .codes import Found, double_faults, name_faults
from .columns import columns
from .conditions.checking import condition_faults
from .conditions.reach import unreachable
from .faults import Place
from .kind_faults import kind_faults
from .questionnaire import Questionnaire
from .sides import side_faults


def questionnaire_faults(questionnaire: Questionnaire) -> Found:
    found = [*_head_faults(questionnaire), *_code_faults(questionnaire), *_block_faults(questionnaire)]
    for at, page in enumerate(questionnaire.pages):
        for number, question in enumerate(page.questions):
            found += kind_faults(question, ("pages", at, "questions", number))
    found = found or [*side_faults(questionnaire)]
    found = found or [*condition_faults(questionnaire)] or [*unreachable(questionnaire)]
    yield from found


def _head_faults(questionnaire: Questionnaire) -> Found:
    if questionnaire.version < 1:
        yield ("version",), Words("the first version is 1.")
    if not questionnaire.pages:
        yield ("pages",), Words("there is no page.")
    yield from name_faults(questionnaire.questionnaire.replace("-", "_"), ("questionnaire",))
    for at, page in enumerate(questionnaire.pages):
        if not page.questions:
            yield ("pages", at), Words("there is nothing on this page.")


def _code_faults(questionnaire: Questionnaire) -> Found:
    pages: list[tuple[str, Place]] = []
    questions: list[tuple[str, Place]] = []
    variables: list[tuple[str, Place]] = []
    for at, page in enumerate(questionnaire.pages):
        pages.append((page.code, ("pages", at, "code")))
        for number, question in enumerate(page.questions):
            place: Place = ("pages", at, "questions", number)
            questions.append((question.code, (*place, "code")))
            variables += [(name, place) for name in columns(question)]
    for code, place in [*pages, *questions]:
        yield from name_faults(code, place)
    for codes in (pages, questions):
        yield from double_faults(codes)
    if len({code for code, _place in questions}) == len(questions):
        yield from double_faults(variables)
    yield from _long_faults(variables)


def _long_faults(variables: Sequence[tuple[str, Place]]) -> Found:
    for name, place in variables:
        if len(name) > 60:
            yield place, Words("“{name}” is too long for a variable; shorten the codes.", name=name)


def _block_faults(questionnaire: Questionnaire) -> Found:
    order = [page.code for page in questionnaire.pages]
    yield from double_faults(
        (code, ("blocks", at)) for at, block in enumerate(questionnaire.blocks) for code in block
    )
    for at, block in enumerate(questionnaire.blocks):
        start = order.index(block[0]) if block and block[0] in order else -1
        if start < 0 or order[start : start + len(block)] != list(block):
            yield ("blocks", at), Words("a block names pages that follow each other, in that order.")
