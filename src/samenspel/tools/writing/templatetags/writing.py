"""`{% load writing %}`: texts whose white space counts, as safe HTML."""

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from samenspel.tools.writing.comparing import Part

register = template.Library()
BREAKS, MARK = re.compile(r"(?<=\n)"), re.compile(r"(?:#{1,6} |[-*+>] |\d+[.)] )?")
COMPARED = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}


@register.filter
def as_written(pieces: Iterable[tuple[Any, int | None, str]]) -> SafeString:
    """Pieces of a text, each with its author and the author's pattern, if it has one. The marks at the
    beginning of a line stand back, and headings stand out, as where one writes."""
    shown, begins, is_heading = list[tuple[SafeString]](), True, False
    for person, pattern, words in pieces:
        lines = list[SafeString]()
        for line in BREAKS.split(words):
            mark = MARK.match(line)[0] if begins else ""  # type: ignore[index]  # it matches nothing too
            is_heading = mark.startswith("#") or (is_heading and not begins)
            lines.append(_line(mark, line[len(mark) :], is_heading=is_heading))
            begins = line.endswith("\n") or (begins and not line)
        shown.append((_piece(person, pattern, format_html_join("", "{}", ((line,) for line in lines))),))
    return format_html_join("", "{}", shown)


def _line(mark: str, words: str, *, is_heading: bool) -> SafeString:
    before = format_html('<span class="writing-mark">{}</span>', mark) if mark else ""
    return format_html("{}<strong>{}</strong>" if is_heading and words else "{}{}", before, words)


def _piece(person: Any, pattern: int | None, words: SafeString) -> SafeString:
    if person is None:
        return words
    return format_html('<span class="writing-by writing-by--{}" title="{}">{}</span>', pattern, person, words)


@register.filter
def as_compared(line: Iterable[Part]) -> SafeString:
    return format_html_join("", "{}", ((format_html(COMPARED[part.kind], part.words),) for part in line))
