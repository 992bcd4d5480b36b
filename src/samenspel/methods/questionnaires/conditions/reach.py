"""Questions that nobody could ever see: found by trying all answers that matter, where these are few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, combinations, product
from math import prod
from typing import Any

from samenspel.methods.questionnaires.faults import Place
from samenspel.methods.questionnaires.kinds import Multiple, Question
from samenspel.methods.questionnaires.options import Domain
from samenspel.methods.questionnaires.questionnaire import Page, Questionnaire
from samenspel.methods.words import Words

from .meaning import Atom, Chosen, Comparison, Condition, Constant, In, atoms, holds, names_in
from .parsing import parse

Found = Iterator[tuple[Place, Words]]
MOST_TRIES, MOST_TRIES_IN_ALL, MOST_NAMES, MOST_CODES = 5_000, 50_000, 12, 12


def unreachable(questionnaire: Questionnaire) -> Found:
    """Where there are more answers to try than MOST_TRIES nothing is said."""
    search = _Search(questionnaire)
    for at, page in enumerate(questionnaire.pages):
        if page.show_if and not search.can_hold(search.conditions(page)):
            yield (
                ("pages", at, "show_if"),
                Words("this page would never be shown: its conditions never hold together."),
            )
            continue
        for number, question in enumerate(page.questions):
            if question.show_if and not search.can_hold(search.conditions(page, question)):
                yield (
                    ("pages", at, "questions", number, "show_if"),
                    Words(
                        "“{code}” would never be asked: its conditions never hold together.",
                        code=question.code,
                    ),
                )


@dataclass
class _Search:
    questionnaire: Questionnaire
    tries: int = 0

    @cached_property
    def guards(self) -> Mapping[str, tuple[Condition, ...]]:
        """Of each answer, the conditions under which it is asked for, in the order of the file."""
        return {
            name: self.conditions(page, question)
            for page in self.questionnaire.pages
            for question in page.questions
            for name in question.domains
        }

    @cached_property
    def place(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.guards)}

    def conditions(self, page: Page, question: Question | None = None) -> tuple[Condition, ...]:
        texts = (page.show_if, question.show_if if question else "")
        return tuple(parse(text) for text in texts if text.strip())

    def can_hold(self, wanted: tuple[Condition, ...]) -> bool:
        """True too where it would take too long to know."""
        names = self._all_behind(wanted)
        if len(names) > MOST_NAMES:
            return True
        asked = [condition for name in names for condition in self.guards[name]]
        constants = list(chain.from_iterable(atoms(one) for one in [*wanted, *asked]))
        values = [self._values(name, constants) for name in names]
        count = prod(map(len, values))
        if count > MOST_TRIES or self.tries + count > MOST_TRIES_IN_ALL:
            return True
        self.tries += count
        return any(self._hold(wanted, names, one) for one in product(*values))

    def _all_behind(self, wanted: Iterable[Condition]) -> list[str]:
        """The answers that decide, and those that decide whether these are asked for."""
        found: set[str] = set()
        waiting = list(wanted)
        while waiting and len(found) <= MOST_NAMES:
            for name in names_in(waiting.pop()) - found:
                found.add(name)
                waiting += self.guards[name]
        return sorted(found, key=self.place.__getitem__)

    def _hold(self, wanted: tuple[Condition, ...], names: list[str], values: tuple[Any, ...]) -> bool:
        """Asked in the order of the file, so that what is not shown counts for nothing further on."""
        domains, seen = self.questionnaire.domains, dict[str, Any]()
        for name, value in zip(names, values, strict=True):
            if value is not None and all(holds(one, seen, domains) for one in self.guards[name]):
                seen[name] = value
        return all(holds(one, seen, domains) for one in wanted)

    def _values(self, name: str, constants: Iterable[Atom]) -> list[Any]:
        """Answers of which one behaves like any other: those that are named, and beside them."""
        question, domain = self.questionnaire.asked_by[name], self.questionnaire.domains[name]
        named = [atom for atom in constants if atom.name == name]
        may_lack = not question.required or question.side != "both" or name.endswith("_text")
        return [*([None] if may_lack else []), *_answers(question, domain, named)]


def _answers(question: Question, domain: Domain, named: list[Atom]) -> list[Any]:
    constants = list(chain.from_iterable(_constants(atom) for atom in named))
    if isinstance(question, Multiple) and domain.sort == "many":
        return _choices(question, constants)
    if domain.codes:
        return _codes(domain, constants)
    if domain.sort == "other":
        return ["x"]
    around = chain.from_iterable(map(_around, constants))
    ends = (end for end in (domain.least, domain.most) if end is not None)
    values = sorted({*around, *ends})
    inside = [one for one in values if domain.includes(one)]
    return inside or ["2000-01-01"]


def _constants(atom: Atom) -> tuple[Constant, ...]:
    match atom:
        case Comparison(_, _, value):
            return (value,)
        case In(_, values):
            return values
        case Chosen(_, option):
            return (option,)
        case _:
            return ()


def _codes(domain: Domain, constants: list[Constant]) -> list[Any]:
    if len(domain.codes) <= MOST_CODES:
        return list(domain.codes)
    numbers = [one for one in constants if isinstance(one, int | float)]
    near = {
        one for number in numbers for one in domain.codes if isinstance(one, int) and abs(one - number) <= 1
    }
    others = [code for code in domain.codes if code not in constants and code not in near]
    ends = [domain.codes[0], domain.codes[-1]]
    return list(
        dict.fromkeys([*ends, *(code for code in domain.codes if code in constants), *near, *others[:1]])
    )


def _choices(question: Multiple, constants: list[Constant]) -> list[Any]:
    named = [option for option in question.options if option.code in constants]
    others = [option for option in question.options if option.code not in constants and not option.exclusive]
    tried = [*named, *others[:1]]
    most = question.most or len(question.options)
    return [
        [option.code for option in chosen]
        for k in range(1, min(most, len(tried)) + 1)
        for chosen in combinations(tried, k)
        if k == 1 or not any(option.exclusive for option in chosen)
    ]


def _around(value: Constant) -> list[Any]:
    if isinstance(value, str):
        day = date.fromisoformat(value).toordinal()
        near = (min(max(day + step, 1), date.max.toordinal()) for step in (-1, 0, 1))
        return [date.fromordinal(one).isoformat() for one in near]
    return [value - 1, value - 1e-6, value, value + 1e-6, value + 1]
