"""The variables of each kind of question, as a codebook describes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch
from itertools import product

from samenspel.methods.codebooks import Kind, Value, Variable

from .columns import column_of, columns
from .draws import ARMS, all_codes
from .kinds import (
    NO,
    YES,
    Choosing,
    Conjoint,
    Consent,
    Day,
    Drawn,
    Likert,
    ListExperiment,
    Multiple,
    Number,
    QSort,
    Question,
    Ranking,
    Rating,
    Single,
    Text,
    Vignette,
    beside,
)
from .options import Attribute, Option
from .questionnaire import Page, Questionnaire
from .rows import arm_name, level_name, page_place, place_name
from .schema import Said


def variables_of(question: Question) -> Iterator[Variable]:
    """In the order of its columns, and behind them what was drawn for it."""
    for variable in (*described(question), *drawn(question), *order_of(question)):
        yield replace(variable, question=question.text)


def order_of(question: Question) -> Iterator[Variable]:
    """Where each of its options, items or statements stood, if that was drawn."""
    codes = all_codes(question) if question.shuffled else ()
    for code in codes:
        yield _place(place_name(column_of(question, code)), question.text, len(codes))


def orders_of(questionnaire: Questionnaire, page: Page) -> Iterator[Variable]:
    """Where a page and its questions stood, if that was drawn."""
    if questionnaire.blocks:
        yield _place(page_place(page.code), page.title, len(questionnaire.pages))
    if page.shuffle:
        for question in page.questions:
            yield _place(place_name(question.code), question.text, len(page.questions))


def _place(name: str, label: Said, most: int) -> Variable:
    return replace(_number(name, label, 1, most), derived="drawn by lot: the place at which it stood")


def values_of(options: Iterable[Option], text_in: str = "") -> tuple[Value, ...]:
    """Words get the numbers 1, 2… in the order of the file, and stay beside them as ids."""
    return tuple(
        Value(
            option.code if isinstance(option.code, int) else place,
            option.text,
            bool(option.no_answer),
            "" if isinstance(option.code, int) else option.code,
            text_in if option.write_in else "",
        )
        for place, option in enumerate(options, 1)
    )


@singledispatch
def described(question: Question) -> Iterator[Variable]:
    """Nothing of what asks nothing."""
    yield from ()


@described.register
def _(question: Single) -> Iterator[Variable]:
    values = values_of(question.options, beside(question.code))
    yield Variable(question.code, question.code, Kind.CHOICE, question.text, values)
    yield from _beside(question)


@described.register
def _(question: Multiple) -> Iterator[Variable]:
    names = {code: name for name, code in columns(question).items()}
    for option in question.options:
        name = names[option.code]
        yield Variable(name, name, Kind.OPTION, option.text, of=question.code)
    yield from _beside(question)


def _beside(question: Choosing) -> Iterator[Variable]:
    if question.write_in is not None:
        name = beside(question.code)
        yield Variable(name, name, Kind.TEXT, question.write_in.text)


@described.register
def _(question: Likert) -> Iterator[Variable]:
    for item in question.items:
        source = f"{question.instrument}, {item.code}" if question.instrument else ""
        values = values_of(question.options)
        yield Variable(item.code, item.code, Kind.CHOICE, item.text, values, source=source)


@described.register
def _(question: Rating) -> Iterator[Variable]:
    ends = [
        Value(code, text) for code, text in ((question.least, question.low), (question.most, question.high))
    ]
    values = (*(end for end in ends if end.label), *values_of(question.options))
    yield _number(question.code, question.text, question.least, question.most, values)


@described.register
def _(question: Number) -> Iterator[Variable]:
    told = _number(question.code, question.text, question.least, question.most)
    yield replace(told, decimals=question.decimals, unit=next(iter(question.unit.values()), ""))


@described.register
def _(question: Day | Text) -> Iterator[Variable]:
    kind = Kind.DATE if isinstance(question, Day) else Kind.TEXT
    yield Variable(question.code, question.code, kind, question.text)


@described.register
def _(question: Ranking) -> Iterator[Variable]:
    texts = {option.code: option.text for option in question.options}
    for name, code in columns(question).items():
        yield _number(name, texts[code], 1, len(texts))


@described.register
def _(question: Consent) -> Iterator[Variable]:
    values = (Value(1, id=YES), Value(0, id=NO))
    told = Variable(question.code, question.code, Kind.CHOICE, question.text, values)
    yield replace(told, concept=f"{question.purpose}, version {question.version}")


@described.register
def _(question: Vignette) -> Iterator[Variable]:
    for name in question.names:
        yield Variable(name, name, Kind.CHOICE, question.text, values_of(question.options))


@described.register
def _(question: Conjoint) -> Iterator[Variable]:
    neither = (Value(0, question.neither),) if question.neither else ()
    values = (*neither, *(Value(number) for number in range(1, question.profiles + 1)))
    for name in question.names:
        yield Variable(name, name, Kind.CHOICE, question.text, values)


@described.register
def _(question: ListExperiment) -> Iterator[Variable]:
    yield _number(question.code, question.text, 0, len(question.items) + 1)


@described.register
def _(question: QSort) -> Iterator[Variable]:
    values = [column.value for column in question.columns]
    texts = {item.code: item.text for item in question.items}
    for name, code in columns(question).items():
        yield _number(name, texts[str(code)], min(values), max(values))


def _number(name: str, label: Said, least: float, most: float, values: tuple[Value, ...] = ()) -> Variable:
    return Variable(name, name, Kind.NUMBER, label, values, least=least, most=most)


def drawn(question: Question) -> Iterator[Variable]:
    """The variables of `drawn_row`."""
    if isinstance(question, ListExperiment):
        name = arm_name(question.code)
        values = tuple(Value(number, id=arm) for number, arm in enumerate(ARMS))
        yield Variable(name, name, Kind.CHOICE, question.sensitive.text, values)
    if isinstance(question, Drawn):
        places = product(range(1, question.tasks + 1), range(1, question.side_by_side + 1))
        for (task, number), attribute in product(places, question.attributes):
            yield _level(level_name(question.code, task, number, attribute.code), attribute)


def _level(name: str, attribute: Attribute) -> Variable:
    return Variable(name, name, Kind.CHOICE, attribute.text, values_of(attribute.levels))
