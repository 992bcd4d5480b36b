"""Drawings of what people answered."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Bar, Chart, bars
from samenspel.foundation.ui.figures import as_share, count_of

Row = tuple[Any, int]


def answers_chart(title: str, rows: Sequence[Row], people: int | None, label: Callable[[Any], str]) -> Chart:
    """A bar of everybody is full, where it is told how many these are. `rows`: codes and how many people
    each."""
    return bars(
        title,
        [Bar(label(code), count, _said(count, people), _tone(code)) for code, count in rows],
        columns=(_("Answer"), _("People")),
        whole=people or 0,
    )


def _said(count: int, people: int | None) -> str:
    return f"{count_of(count)} ({as_share(count / people)})" if people else count_of(count)


def _tone(code: Any) -> str:
    return "muted" if code is None else "accent"
