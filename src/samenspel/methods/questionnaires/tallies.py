"""Answers as tables of counts: of which variables there can be some, and what everybody knows of how these
hang together, because the questions say who is asked what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from itertools import product
from math import prod

from samenspel.methods.disclosure import CountTable, Follows, Variable, count_people

from .columns import column_of, columns
from .conditions import holds, names_in, parse
from .kinds import Consent, Likert, Multiple, Question, Rating, Single
from .questionnaire import Questionnaire
from .rows import Value
from .schema import Code
from .sides import mirrored

Rows = Sequence[Mapping[str, Value]]
NO_ANSWER, SKIPPED, NOT_ASKED = "no answer", "no answer: skipped", "no answer: not asked"
"""No code of an option has a space."""
CHOSEN, LEFT, OTHERS = "1", "0", "not chosen, or no answer"
MOST_WAYS = 1_000
"""With more ways to meet a condition it counts as one that nobody knows the numbers of."""


@dataclass(frozen=True)
class Tallied:
    """A variable of a question of which tables can be made, and its `codes`. An `option` of several has none:
    it was chosen or not."""

    name: str
    question: Question
    codes: tuple[Code, ...]
    option: Code | None = None

    @property
    def variable(self) -> Variable:
        if self.option is not None:
            return Variable(
                self.name, (CHOSEN, OTHERS), ((CHOSEN,), tuple(sorted((LEFT, SKIPPED, NOT_ASKED))))
            )
        known = tuple(map(category, self.codes))
        parts = (*((one,) for one in known), tuple(sorted((SKIPPED, NOT_ASKED))))
        return Variable(self.name, (*known, NO_ANSWER), parts)

    def answer(self, row: Mapping[str, Value]) -> str:
        """The category of a row."""
        value = row.get(self.name)
        if self.option is not None:
            return CHOSEN if value == 1 else OTHERS
        known = (category(code) for code in self.codes if type(code) is type(value) and code == value)
        return next(known, NO_ANSWER)


def category(code: Code) -> str:
    """What a code is called in tables, where “all” stands for totals."""
    return "all." if code == "all" else str(code)


def tallied(questionnaire: Questionnaire) -> dict[str, Tallied]:
    """By name. None of texts and days, of what a number of people says little about without a model, nor of
    statements that mirror each other: of those the means of both sides are told."""
    paired = {one.code for pair in mirrored(questionnaire) for one in (pair.citizen, pair.professional)}
    every = (one for question in asked_alone(questionnaire) for one in _tallied(question))
    return {one.name: one for one in every if one.name not in paired}


def asked_alone(questionnaire: Questionnaire) -> Iterator[Question]:
    """All questions but those that both sides of an encounter answer, as often as they meet."""
    return (one for page in questionnaire.pages if not page.encounter for one in page.questions)


@singledispatch
def _tallied(question: Question) -> Iterator[Tallied]:
    yield from ()


@_tallied.register(Single)
@_tallied.register(Likert)
@_tallied.register(Consent)
@_tallied.register(Rating)
def _(question: Question) -> Iterator[Tallied]:
    for name, domain in question.domains.items():
        if domain.codes:
            yield Tallied(name, question, tuple(domain.codes))


@_tallied.register
def _(question: Multiple) -> Iterator[Tallied]:
    for name, code in columns(question).items():
        if code != "":
            yield Tallied(name, question, (), code)


def table_of(asked: Sequence[Tallied], rows: Rows) -> CountTable:
    """People by these variables."""
    counted = {one.name: [one.answer(row) for row in rows] for one in asked}
    found = count_people(counted, [*counted], {one.name: one.variable.categories for one in asked})
    return CountTable(tuple(one.variable for one in asked), found.counts)


def follows_in(questionnaire: Questionnaire) -> tuple[Follows, ...]:
    """Who was not asked something, who had to answer it, and which options are never chosen together."""
    known, found = tallied(questionnaire), list[Follows]()
    like: dict[tuple[str, str], str] = {}
    for page in questionnaire.pages:
        for question in page.questions:
            names = [one.name for one in known.values() if one.question is question]
            conditions = (page.show_if.strip(), question.show_if.strip())
            for name in names:
                found += _not_asked(name, conditions, questionnaire, known, like)
                found += [Follows(name, SKIPPED, (), ())] if question.required else []
            if isinstance(question, Multiple):
                found += _together(question, names, known)
    return tuple(found)


def _not_asked(
    name: str,
    conditions: tuple[str, str],
    questionnaire: Questionnaire,
    known: Mapping[str, Tallied],
    like: dict[tuple[str, str], str],
) -> Iterator[Follows]:
    by = _asked_before(conditions, known)
    if by is not None:
        yield Follows(name, NOT_ASKED, by, tuple(_unmet(conditions, by, questionnaire, known)))
    elif conditions in like:
        yield Follows(name, NOT_ASKED, (like[conditions],), ((NOT_ASKED,),))
    like.setdefault(conditions, name)


def _asked_before(conditions: Iterable[str], known: Mapping[str, Tallied]) -> tuple[str, ...] | None:
    """The variables that say whether these hold; None where there is no table of one of them."""
    named = {name for one in conditions if one for name in names_in(parse(one))}
    found = dict[str, Tallied]()
    for name in named:
        of = {key: one for key, one in known.items() if key == name or _is_option_of(one, name)}
        if not of:
            return None
        found |= of
    ways = prod(len(_parts(one)) for one in found.values())
    return tuple(sorted(found)) if ways <= MOST_WAYS else None


def _is_option_of(one: Tallied, name: str) -> bool:
    return one.option is not None and one.question.code == name


def _parts(one: Tallied) -> tuple[str, ...]:
    return tuple(part for kind in one.variable.kinds for part in kind)


def _unmet(
    conditions: Iterable[str], by: Sequence[str], questionnaire: Questionnaire, known: Mapping[str, Tallied]
) -> Iterator[tuple[str, ...]]:
    """All ways to be in these variables in which the question is not asked."""
    asked = [parse(one) for one in conditions if one]
    for kind in product(*(_parts(known[name]) for name in by)):
        answers = _answers(dict(zip(by, kind, strict=True)), known)
        if not all(holds(one, answers, questionnaire.domains) for one in asked):
            yield kind


def _answers(kind: Mapping[str, str], known: Mapping[str, Tallied]) -> dict[str, object]:
    """As somebody gave them who is of this kind."""
    found: dict[str, object] = {}
    for name, part in kind.items():
        one = known[name]
        if part in (SKIPPED, NOT_ASKED):
            continue
        if one.option is None:
            found[name] = next(code for code in one.codes if category(code) == part)
        else:
            chosen = found.setdefault(one.question.code, [])
            chosen += [one.option] if part == CHOSEN else []  # type: ignore[operator]
    return found


def _together(question: Multiple, names: Sequence[str], known: Mapping[str, Tallied]) -> Iterator[Follows]:
    """Options of one question are skipped together, and some are chosen alone."""
    first, *others = names
    for name in others:
        yield Follows(name, SKIPPED, (first,), ((SKIPPED,),))
    alone = {column_of(question, one.code) for one in question.options if one.exclusive}
    for one in sorted(alone & {*names}):
        for name in (name for name in names if name not in (one, *sorted(alone)) or name > one):
            if name != one:
                yield Follows(name, CHOSEN, (name, one), ((CHOSEN, LEFT),))


def in_all(found: Sequence[tuple[Follows, ...]]) -> tuple[Follows, ...]:
    """What holds in each of several editions of the questions."""
    first, *others = found
    return tuple(one for one in first if all(one in other for other in others))


def renamed(table: CountTable, names: Mapping[str, str]) -> CountTable:
    return replace(
        table,
        variables=tuple(replace(one, name=names.get(one.name, one.name)) for one in table.variables),
    )
