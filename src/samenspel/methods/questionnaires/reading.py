"""What was sent for a question as its answers, by the kind of the question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import singledispatch

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.words import Words

from .columns import columns
from .draws import Draws
from .kinds import (
    Choosing,
    Conjoint,
    Consent,
    Day,
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
from .schema import Code
from .sent import NotYet, Sent, Unfit, code_of, cut
from .walking import Answer

Read = dict[str, Answer]
MOST_BESIDE = 500
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)


@singledispatch
def read_sent(question: Question, sent: Sent, draws: Draws) -> Read:
    """By name; nothing for what was left open. Raises Unfit, NotYet."""
    return {}


@read_sent.register
def _(question: Single, sent: Sent, draws: Draws) -> Read:
    chosen = sent.code(question.code, [option.code for option in question.options])
    told: Read = {} if chosen is None else {question.code: chosen}
    return told | _text_beside(question, sent, [] if chosen is None else [chosen])


@read_sent.register
def _(question: Multiple, sent: Sent, draws: Draws) -> Read:
    name, offered = question.code, [option.code for option in question.options]
    given = {code_of(name, text, offered) for text in sent.texts(name)}
    chosen = [code for code in offered if code in given]
    written = _text_beside(question, sent, chosen)
    if not chosen:
        if sent.must:
            raise Unfit({name: Words("This question needs an answer.")})
        return {}
    _check_many(question, chosen)
    return {name: chosen, **written}


def _check_many(question: Multiple, chosen: list[Code]) -> None:
    alone = any(option.exclusive for option in question.options if option.code in chosen)
    if alone and len(chosen) > 1:
        raise Unfit({question.code: Words("One of these answers goes with no other; leave one of them out.")})
    if question.most and len(chosen) > question.most:
        raise Unfit(
            {
                question.code: Words(
                    "Chosen: {found}; choose {most} at most.",
                    found=len(chosen),
                    most=question.most,
                )
            }
        )
    if len(chosen) < question.least and not alone:
        raise NotYet(
            {
                question.code: Words(
                    "Chosen: {found}; choose {least} at least.",
                    found=len(chosen),
                    least=question.least,
                )
            }
        )


def _text_beside(question: Choosing, sent: Sent, chosen: list[Code]) -> Read:
    """Typed, but not chosen: we ask rather than guess."""
    option = question.write_in
    if option is None:
        return {}
    name = beside(question.code)
    text = sent.text(name, MOST_BESIDE, lines=1)
    if text is not None and option.code not in chosen:
        raise Unfit({name: Words("Choose the answer that this text belongs to, or take the text away.")})
    return {} if text is None else {name: text}


@read_sent.register
def _(question: Likert, sent: Sent, draws: Draws) -> Read:
    offered = [option.code for option in question.options]
    return _each(draws.names_of(question), lambda name: sent.code(name, offered))


@read_sent.register
def _(question: Vignette, sent: Sent, draws: Draws) -> Read:
    offered = [option.code for option in question.options]
    return _each(question.names, lambda name: sent.code(name, offered))


@read_sent.register
def _(question: Conjoint, sent: Sent, draws: Draws) -> Read:
    offered = range(0 if question.neither else 1, question.profiles + 1)
    return _each(question.names, lambda name: sent.code(name, offered))


def _each(names: Iterable[str], read: Callable[[str], Code | None]) -> Read:
    """All of them, or every problem at once."""
    found, problems = Read(), dict[str, Words]()
    for name in names:
        try:
            code = read(name)
        except Unfit as error:
            problems |= error.problems
            continue
        if code is not None:
            found[name] = code
    if problems:
        raise Unfit(problems)
    return found


@read_sent.register
def _(question: Rating, sent: Sent, draws: Draws) -> Read:
    return _each([question.code], lambda name: sent.code(name, question.domains[name].codes))


@read_sent.register
def _(question: Consent, sent: Sent, draws: Draws) -> Read:
    return _each([question.code], lambda name: sent.code(name, question.domains[name].codes))


@read_sent.register
def _(question: ListExperiment, sent: Sent, draws: Draws) -> Read:
    """No more than there were statements to see."""
    seen = len(draws.shown_items(question))
    return _each([question.code], lambda name: sent.code(name, range(seen + 1)))


@read_sent.register
def _(question: Number, sent: Sent, draws: Draws) -> Read:
    text = sent.one(question.code)
    if text is None:
        return {}
    try:
        value = read_number(text)
    except NoNumber as error:
        short = NoNumber(cut(text), error.readings)
        raise Unfit({question.code: short.about(Words("The answer"))}) from None
    if problem := _misfit(question, value):
        raise Unfit({question.code: problem})
    return {question.code: int(value) if value == int(value) else float(value)}


def _misfit(question: Number, value: Fraction) -> Words | None:
    if (value * 10**question.decimals).denominator > 1:
        if not question.decimals:
            return Words("Write a whole number.")
        return Words("Digits behind the decimal sign: at most {most}.", most=question.decimals)
    if not question.least <= value <= question.most:
        least, most = f"{question.least:g}", f"{question.most:g}"
        return Words("The answer must be from {least} to {most}.", least=least, most=most)
    return None


@read_sent.register
def _(question: Day, sent: Sent, draws: Draws) -> Read:
    text = sent.one(question.code)
    if text is None:
        return {}
    day = _day(text.strip())
    if day is None:
        raise Unfit({question.code: Words("“{text}” is no date; write it like 31-12-2027.", text=cut(text))})
    if (question.least and day < question.least) or (question.most and day > question.most):
        raise Unfit(
            {
                question.code: Words(
                    "{day} is outside of the days that can be answered here: {least} to {most}.",
                    day=day,
                    least=question.least or "…",
                    most=question.most or "…",
                )
            }
        )
    return {question.code: day}


def _day(text: str) -> str | None:
    """As browsers send it, or with the day first."""
    if found := _DAY_FIRST.fullmatch(text):
        text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    try:
        return date.fromisoformat(text).isoformat() if len(text) == 10 else None
    except ValueError:
        return None


@read_sent.register
def _(question: Text, sent: Sent, draws: Draws) -> Read:
    text = sent.text(question.code, question.most, question.lines)
    if text is None and sent.must:
        raise Unfit({question.code: Words("This question needs an answer.")})
    return {} if text is None else {question.code: text}


@read_sent.register
def _(question: Ranking, sent: Sent, draws: Draws) -> Read:
    ranks = _placed(question, sent, range(1, len(question.options) + 1))
    twice = [rank for rank, count in Counter(ranks.values()).items() if count > 1]
    if twice:
        raise Unfit({question.code: Words("Place {rank} is given twice.", rank=min(map(int, twice)))})
    order = sorted(ranks, key=lambda code: int(ranks[code]))
    least = question.least or len(question.options)
    if order and len(order) < least:
        raise NotYet(
            {question.code: Words("Places given: {n}; give {least} at least.", n=len(order), least=least)}
        )
    if max(map(int, ranks.values()), default=0) > len(order):
        raise Unfit({question.code: Words("Begin with place 1, and leave none out.")})
    return {question.code: order} if order else {}


@read_sent.register
def _(question: QSort, sent: Sent, draws: Draws) -> Read:
    lying = _placed(question, sent, [column.value for column in question.columns])
    counts = Counter(lying.values())
    if question.forced:
        for column in question.columns:
            if counts[column.value] > column.room:
                raise Unfit(
                    {
                        question.code: Words(
                            "In column {column} lie {found} statements; there is room for {room}.",
                            column=column.value,
                            found=counts[column.value],
                            room=column.room,
                        )
                    }
                )
    left = len(question.items) - len(lying)
    if lying and left:
        raise NotYet({question.code: Words("Statements that lie nowhere yet: {left}.", left=left)})
    return {question.code: {str(code): int(value) for code, value in lying.items()}} if lying else {}


def _placed(question: Question, sent: Sent, places: Iterable[int]) -> Mapping[Code, Code]:
    """Of each option or statement that has a place, which. Raises Unfit of the whole question."""
    offered = list(places)
    fields = Sent(sent.form, must=False)
    try:
        found = {code: fields.code(name, offered) for name, code in columns(question).items()}
    except Unfit as error:
        raise Unfit({question.code: next(iter(error.problems.values()))}) from None
    placed = {code: place for code, place in found.items() if place is not None}
    if not placed and sent.must:
        raise Unfit({question.code: Words("This question needs an answer.")})
    return placed
