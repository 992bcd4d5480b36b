"""Questionnaires with one thing changed: each gives a new one, and leaves the old one as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from .kinds import Question
from .questionnaire import Page, Questionnaire

LONGEST_NAME = 20
NO_SIGN = re.compile(r"[^a-z0-9]+")


def with_question(questionnaire: Questionnaire, question: Question, page: str = "") -> Questionnaire:
    """In place of the one with the same code, or else at the end of a page; without a page, on a new one."""
    if question.code in questionnaire.question:
        return _each_page(
            questionnaire,
            lambda one: tuple(question if each.code == question.code else each for each in one.questions),
        )
    if page in questionnaire.page:
        return _each_page(
            questionnaire, lambda one: (*one.questions, question) if one.code == page else one.questions
        )
    code = free_code(questionnaire, f"page {len(questionnaire.pages) + 1}")
    return replace(questionnaire, pages=(*questionnaire.pages, Page(code=code, questions=(question,))))


def in_place(questionnaire: Questionnaire, code: str, question: Question) -> Questionnaire:
    """Another question where that one stood."""
    return _each_page(
        questionnaire, lambda page: tuple(question if one.code == code else one for one in page.questions)
    )


def without(questionnaire: Questionnaire, code: str) -> Questionnaire:
    """A page that is empty then goes too."""
    return _each_page(questionnaire, lambda page: tuple(one for one in page.questions if one.code != code))


def moved(questionnaire: Questionnaire, code: str, *, up: bool) -> Questionnaire:
    """One place, also onto the page before or after; at either end it stays."""
    order = [(page.code, one) for page in questionnaire.pages for one in page.questions]
    at = next(place for place, (_page, one) in enumerate(order) if one.code == code)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(order):
        return questionnaire
    (here, one), (there, other) = order[at], order[to]
    if here == there:
        order[at], order[to] = (here, other), (there, one)
    else:
        order[at] = (there, one)
    return _each_page(questionnaire, lambda page: tuple(each for code, each in order if code == page.code))


def free_code(questionnaire: Questionnaire, words: str) -> str:
    """A code made of words, that no page, question or answer has yet."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = NO_SIGN.sub("_", plain).strip("_")[:LONGEST_NAME].strip("_") or "question"
    name = name if name[0].isalpha() else f"q_{name}"
    taken = {*questionnaire.page, *questionnaire.question, *questionnaire.domains}
    if name not in taken:
        return name
    return next(code for number in range(2, len(taken) + 3) if (code := f"{name}_{number}") not in taken)


def _each_page(questionnaire: Questionnaire, change: Callable[[Page], tuple[Question, ...]]) -> Questionnaire:
    changed = (replace(page, questions=change(page)) for page in questionnaire.pages)
    pages = tuple(page for page in changed if page.questions)
    left = {page.code for page in pages}
    blocks = (tuple(code for code in block if code in left) for block in questionnaire.blocks)
    return replace(questionnaire, pages=pages, blocks=tuple(block for block in blocks if len(block) > 1))
