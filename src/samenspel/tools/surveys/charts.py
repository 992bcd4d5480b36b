"""Drawings of what people answered."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Bar, Chart, bars
from samenspel.foundation.ui.figures import as_share, count_of

Row = tuple[Any, int]


def answers_chart(title: str, rows: Sequence[Row], people: int, label: Callable[[Any], str]) -> Chart:
    """A bar of everybody is full. `rows`: codes and how many people each."""
    return bars(
        title,
        [
            Bar(label(code), count, f"{count_of(count)} ({as_share(count / people)})", _tone(code))
            for code, count in rows
        ],
        columns=(_("Answer"), _("People")),
        whole=people,
    )


def _tone(code: Any) -> str:
    return "muted" if code is None else "accent"
