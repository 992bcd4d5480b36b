"""`{% load writing %}`: texts whose white space counts, as safe HTML."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from samenspel.tools.writing.comparing import Part

register = template.Library()
COMPARED = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}


@register.filter
def as_written(pieces: Iterable[tuple[Any, int | None, str]]) -> SafeString:
    """Pieces of a text, each with its author and the author's pattern, if it has one."""
    return format_html_join("", "{}", ((_piece(*piece),) for piece in pieces))


def _piece(person: Any, pattern: int | None, words: str) -> SafeString:
    if person is None:
        return format_html("{}", words)
    return format_html('<span class="writing-by writing-by--{}" title="{}">{}</span>', pattern, person, words)


@register.filter
def as_compared(line: Iterable[Part]) -> SafeString:
    return format_html_join("", "{}", ((format_html(COMPARED[part.kind], part.words),) for part in line))
