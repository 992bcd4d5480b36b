"""What is wrong with a question of each kind, apart from its condition."""

from __future__ import annotations

from datetime import date
from functools import singledispatch
from itertools import chain

from samenspel.methods.codebooks import NoAnswer
from samenspel.methods.words import Words

from .codes import Found, double_faults, name_faults, option_faults
from .drawn_faults import drawn_faults
from .faults import Place
from .kinds import (
    Choosing,
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
    Text,
)
from .options import Item

MOST_SIGNS, MOST_DECIMALS, FARTHEST = 20_000, 6, 10**12


@singledispatch
def kind_faults(question: Question, place: Place) -> Found:
    yield from ()


@kind_faults.register
def _(question: Choosing, place: Place) -> Found:
    yield from option_faults(question.options, (*place, "options"), many=isinstance(question, Multiple))
    if isinstance(question, Multiple):
        most = question.most or len(question.options)
        yield from _between(question.least, 1, most, (*place, "least"))
        yield from _between(most, 1, len(question.options), (*place, "most"))


@kind_faults.register
def _(question: Likert, place: Place) -> Found:
    if not question.items:
        yield place, Words("name the instrument that the items are from, or write items.")
    yield from option_faults(question.options, (*place, "options"))
    yield from item_faults(question.items, (*place, "items"))


@kind_faults.register
def _(question: Rating, place: Place) -> Found:
    yield from _between(question.most - question.least, 1, 100, (*place, "most"))
    yield from _kept_faults(question.least, question.most, (*place, "least"))
    yield from option_faults(question.options, (*place, "options"), least=0)
    for number, option in enumerate(question.options):
        if option.code in question.codes or not isinstance(option.code, int):
            yield (
                (*place, "options", number, "code"),
                Words("“{code}” must be a number outside of the rating.", code=option.code),
            )


@kind_faults.register
def _(question: Number, place: Place) -> Found:
    if not question.least < question.most:
        yield (*place, "most"), Words("the most must be above the least.")
    for name, end in (("least", question.least), ("most", question.most)):
        if not abs(end) <= FARTHEST:
            yield (*place, name), Words("{end} is too far from 0.", end=end)
    yield from _kept_faults(question.least, question.most, (*place, "least"))
    yield from _between(question.decimals, 0, MOST_DECIMALS, (*place, "decimals"))


@kind_faults.register
def _(question: Day, place: Place) -> Found:
    for name, day in (("least", question.least), ("most", question.most)):
        if day and not is_day(day):
            yield (*place, name), Words("“{day}” is no date; write it like 2027-03-01.", day=day)
    if question.least and question.most and question.least > question.most:
        yield (*place, "most"), Words("the last day is before the first.")


@kind_faults.register
def _(question: Text, place: Place) -> Found:
    yield from _between(question.most, 1, MOST_SIGNS, (*place, "most"))
    yield from _between(question.lines, 1, 50, (*place, "lines"))


@kind_faults.register
def _(question: Ranking, place: Place) -> Found:
    yield from option_faults(question.options, (*place, "options"))
    yield from _between(question.least, 0, len(question.options), (*place, "least"))


@kind_faults.register
def _(question: Drawn, place: Place) -> Found:
    yield from drawn_faults(question, place)


@kind_faults.register
def _(question: ListExperiment, place: Place) -> Found:
    yield from _between(len(question.items), 2, 20, (*place, "items"))
    yield from item_faults((*question.items, question.sensitive), (*place, "items"))


@kind_faults.register
def _(question: QSort, place: Place) -> Found:
    yield from item_faults(question.items, (*place, "items"))
    yield from double_faults(
        (column.value, (*place, "columns", number, "value")) for number, column in enumerate(question.columns)
    )
    room = sum(column.room for column in question.columns)
    if any(column.room < 1 for column in question.columns):
        yield (*place, "columns"), Words("every column has room for one statement at least.")
    if question.forced and room != len(question.items):
        yield (
            (*place, "columns"),
            Words(
                "there is room for {room} statements, and there are {k}.", room=room, k=len(question.items)
            ),
        )
    for column in question.columns:
        yield from _kept_faults(column.value, column.value, (*place, "columns"))


def item_faults(items: tuple[Item, ...], place: Place) -> Found:
    names = [(item.code, (*place, number, "code")) for number, item in enumerate(items)]
    yield from chain.from_iterable(name_faults(code, at) for code, at in names)
    yield from double_faults(names)
    for number, item in enumerate(items):
        if not item.text:
            yield (*place, number), Words("this statement has no text.")


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _kept_faults(least: float, most: float, place: Place) -> Found:
    """Of a range in which an answer could be taken for none."""
    if least <= max(NoAnswer) and most >= min(NoAnswer):
        yield place, Words("-6 to -10 mean that there is no answer; take other values.")


def _between(value: int, least: int, most: int, place: Place) -> Found:
    if not least <= value <= most:
        yield (
            place,
            Words("{value} is not between {least} and {most}.", value=value, least=least, most=most),
        )
