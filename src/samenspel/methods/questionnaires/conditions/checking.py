"""Whether a condition asks what can be answered, in time, and compares like with like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from samenspel.methods.questionnaires.faults import Place
from samenspel.methods.questionnaires.options import Domain, Side
from samenspel.methods.questionnaires.questionnaire import Questionnaire
from samenspel.methods.words import Words

from .meaning import ORDERING, Answered, Atom, Chosen, Comparison, Constant, In, atoms
from .parsing import UnfitCondition, parse

Found = Iterator[tuple[Place, Words]]
Positions = Mapping[str, tuple[int, int]]
"""Of each answer: which page, and which question on it."""


def condition_faults(questionnaire: Questionnaire) -> Found:
    positions = {
        name: (at, number)
        for at, page in enumerate(questionnaire.pages)
        for number, question in enumerate(page.questions)
        for name in question.domains
    }
    checker = _Checker(questionnaire, positions)
    for at, page in enumerate(questionnaire.pages):
        yield from checker.faults(page.show_if, (at, -1), ("pages", at, "show_if"))
        for number, question in enumerate(page.questions):
            place: Place = ("pages", at, "questions", number, "show_if")
            yield from checker.faults(question.show_if, (at, number), place)


class _Checker:
    def __init__(self, questionnaire: Questionnaire, positions: Positions) -> None:
        self._questionnaire, self._positions = questionnaire, positions
        self._block = {page: at for at, block in enumerate(questionnaire.blocks) for page in block}

    def faults(self, text: str, here: tuple[int, int], place: Place) -> Found:
        """`here`: the page and the question that have this condition; question -1: the page itself."""
        if not text.strip():
            return
        try:
            condition = parse(text)
        except UnfitCondition as error:
            yield place, _at(error.at, error.problem)
            return
        for atom in atoms(condition):
            problem = self._problem(atom.name, here)
            if problem is None:
                problem = misfit(atom, self._questionnaire.domains[atom.name])
            if problem is not None:
                yield place, _at(atom.at, problem)

    def _problem(self, name: str, here: tuple[int, int]) -> Words | None:
        if name not in self._positions:
            return self._unknown(name)
        there = self._positions[name]
        if there == here:
            return Words("“{name}” is this question itself.", name=name)
        if there > here:
            return Words("“{name}” is asked later; a condition looks back only.", name=name)
        pages = self._questionnaire.pages
        page, other = pages[here[0]], pages[there[0]]
        if page.encounter != other.encounter:
            return Words(
                "“{name}” is asked on another occasion than this; encounters stand alone.", name=name
            )
        if here[1] >= 0 and self._is_of_others(name, page.questions[here[1]].side):
            return Words("“{name}” is asked of the other side, never of the same person.", name=name)
        if page is other and page.shuffle:
            return Words("“{name}” may be asked later: this page is in random order.", name=name)
        block = self._block.get(page.code)
        if page is not other and block is not None and block == self._block.get(other.code):
            return Words("“{name}” may be asked later: these pages are in random order.", name=name)
        return None

    def _is_of_others(self, name: str, side: Side) -> bool:
        question = self._questionnaire.asked_by[name]
        items = {item.code: item.side for item in getattr(question, "items", ())}
        sides = {side, question.side, items.get(name, "both")} - {"both"}
        return len(sides) > 1

    def _unknown(self, name: str) -> Words:
        question = self._questionnaire.question.get(name)
        if question is not None:
            names = ", ".join(question.domains)
            return Words("“{name}” has more than one answer: {names}.", name=name, names=names or "–")
        if near := get_close_matches(name, self._positions, 1):
            return Words("“{name}” is asked nowhere; did you mean “{near}”?", name=name, near=near[0])
        return Words("“{name}” is asked nowhere.", name=name)


def misfit(atom: Atom, domain: Domain) -> Words | None:
    """Why it could never be compared so; None if it can."""
    if isinstance(atom, Answered):
        return None
    if domain.sort == "other":
        return Words("of “{name}” only answered({name}) can be asked.", name=atom.name)
    if isinstance(atom, Chosen) != (domain.sort == "many"):
        said = "=" if isinstance(atom, Chosen) else "chosen"
        return Words("write it with “{said}”, as “{name}” is answered.", said=said, name=atom.name)
    if isinstance(atom, Chosen):
        return _impossible(atom.name, atom.option, domain)
    ordering = isinstance(atom, Comparison) and atom.operator in ORDERING
    if ordering and domain.sort == "word":
        return Words("“{name}” has words as answers; no word is more than another.", name=atom.name)
    values = atom.values if isinstance(atom, In) else (atom.value,)
    for value in values:
        if problem := _unlike(atom.name, value, domain) or (
            None if ordering else _impossible(atom.name, value, domain)
        ):
            return problem
    return None


def _unlike(name: str, value: Constant, domain: Domain) -> Words | None:
    if domain.sort == "number" and isinstance(value, str):
        return Words("“{name}” is a number, and “{value}” is a word.", name=name, value=value)
    if domain.sort == "word" and not isinstance(value, str):
        return Words("“{name}” is a word, and {value} is a number.", name=name, value=value)
    if domain.sort == "date" and not _is_date(value):
        return Words("“{name}” is a date, and “{value}” is none.", name=name, value=value)
    return None


def _impossible(name: str, value: Constant, domain: Domain) -> Words | None:
    if domain.includes(value):
        return None
    near = get_close_matches(value, map(str, domain.codes), 1) if isinstance(value, str) else []
    if near:
        return Words(
            "“{name}” is never “{value}”; did you mean “{near}”?", name=name, value=value, near=near[0]
        )
    return Words("“{name}” is never “{value}”.", name=name, value=value)


def _is_date(value: Constant) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _at(sign: int, problem: Words) -> Words:
    return Words("sign {sign} of the condition: {problem}", sign=sign, problem=problem)
