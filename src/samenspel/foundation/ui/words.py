"""What the methods say, in the words of the person who reads."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext

from samenspel.foundation.ui.figures import count_of, figure_of
from samenspel.methods.words import Count, Figure, Money, Name, Words

NO_NAMES: Mapping[str, str] = {}


def said(words: Words, money: Callable[[int], str] = count_of, names: Mapping[str, str] = NO_NAMES) -> str:
    """`money` writes an amount; `names` tells what is called otherwise than by its id."""

    def show(value: object) -> object:
        if isinstance(value, Money):
            return money(value)
        if isinstance(value, Figure):
            return figure_of(value)
        if isinstance(value, Name):
            return f"“{names.get(value, value)}”"
        return count_of(value) if isinstance(value, Count) else value

    return words.said(gettext, show)


def at_line(line: int, problem: Words, column: str = "") -> str:
    """What is wrong with a file; line 0: with the whole of it."""
    told = {"line": line, "column": column, "problem": said(problem)}
    if column:
        return gettext("Line %(line)d, column “%(column)s”: %(problem)s") % told
    return gettext("Line %(line)d: %(problem)s") % told if line else str(told["problem"])
