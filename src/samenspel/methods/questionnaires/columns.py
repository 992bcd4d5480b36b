"""The variables of a file of answers: from the questionnaire, not from the answers, so that all are there."""

from __future__ import annotations

from functools import singledispatch

from .kinds import Multiple, QSort, Question, Ranking
from .schema import Code


@singledispatch
def columns(question: Question) -> dict[str, Code]:
    """The names of its variables in the order of the file. Where an answer holds several things at once each
    has a variable, with the code of the option or the item that it is about."""
    return dict.fromkeys(question.domains, "")


@columns.register
def _(question: Multiple) -> dict[str, Code]:
    of_options = {column_of(question, option.code): option.code for option in question.options}
    return of_options | {name: "" for name in question.domains if name != question.code}


@columns.register
def _(question: Ranking) -> dict[str, Code]:
    return {column_of(question, option.code): option.code for option in question.options}


@columns.register
def _(question: QSort) -> dict[str, Code]:
    return {column_of(question, item.code): item.code for item in question.items}


def column_of(question: Question, code: Code) -> str:
    """Without the signs that a name of a variable cannot have."""
    return f"{question.code}_{code}".replace("_-", "_m").replace("-", "_")
