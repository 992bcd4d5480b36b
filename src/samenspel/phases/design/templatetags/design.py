"""`{% load design %}`: lines of a script, with their emphasis, as safe HTML."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
STYLES = {"bold": "<strong>{}</strong>", "italic": "<em>{}</em>", "underlined": "<u>{}</u>"}


@register.filter
def as_line(runs: Iterable[Mapping[str, Any]]) -> SafeString:
    """Runs of one style, as `pages.scripts` lays them out."""
    return mark_safe("".join(_shown(run) for run in runs))  # noqa: S308 -- every part went through format_html


def _shown(run: Mapping[str, Any]) -> SafeString:
    shown = format_html("{}", run["text"])
    for style, tag in STYLES.items():
        if run.get(style):
            shown = format_html(tag, shown)
    return shown
