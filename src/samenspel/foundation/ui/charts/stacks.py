"""Horizontal bars of several parts, each under its label: how a whole is divided, row after row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.foundation.ui.charts.bars import LONGEST, ROW
from samenspel.foundation.ui.charts.chart import (
    Bar,
    Chart,
    Columns,
    LegendEntry,
    drawing,
    joined,
    n,
    percent,
    short,
)
from samenspel.foundation.ui.punctuation import colon


@dataclass(frozen=True)
class Stack:
    """One row. `text`: what stands beside its label; its parts are told in words in the table."""

    label: str
    parts: Sequence[Bar]
    text: str = ""

    @property
    def words(self) -> str:
        return ", ".join(colon(part.label, part.words) for part in self.parts)


def stacks(
    title: str,
    rows: Sequence[Stack],
    *,
    whole: float,
    columns: Columns = ("", ""),
    legend: Iterable[LegendEntry] = (),
    description: str = "",
) -> Chart:
    """A bar of `whole` is full; what is missing to it stays ground."""
    drawn = joined(_stack(row, whole, ROW * place) for place, row in enumerate(rows))
    svg = drawing(title, description, "bars", ROW * len(rows), drawn)
    told = tuple((row.label, row.words) for row in rows)
    return Chart(title, svg, columns, told, tuple(legend), description)


def _stack(row: Stack, whole: float, top: float) -> SafeString:
    starts = accumulate((part.value for part in row.parts), initial=0.0)
    drawn = joined(_part(part, start, whole, top) for part, start in zip(row.parts, starts, strict=False))
    return format_html(
        '<text x="0" y="{0}em">{1}</text>'
        '<text class="sp-chart__value" x="100%" y="{0}em" text-anchor="end">{2}</text>'
        '<rect class="sp-chart__ground" x="0" y="{3}em" width="100%" height="0.6em"/>{4}',
        n(top + 1), short(row.label, LONGEST - len(row.text)), row.text, n(top + 1.35), drawn,
    )  # fmt: skip


def _part(part: Bar, start: float, whole: float, top: float) -> SafeString:
    return format_html(
        '<rect class="sp-tone--{}" x="{}%" y="{}em" width="{}%" height="0.6em"/>',
        part.tone, percent(start, whole), n(top + 1.35), percent(part.value, whole),
    )  # fmt: skip
