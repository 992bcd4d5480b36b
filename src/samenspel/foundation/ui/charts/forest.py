"""What studies found, each with its interval, and beside each other by how precise they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.foundation.ui.charts.chart import Chart, Columns, drawing, joined, n, number, short, tick

ROW, LONGEST, ROOM = 2.6, 60, 0.05
TALL = 16.0
WIDE = 1.96


@dataclass(frozen=True)
class Interval:
    """`error`: the standard error of what one study found; that of all together has none. `tone`: as of a
    Bar."""

    label: str
    value: float
    low: float
    high: float
    error: float = 0.0
    tone: str = "accent"

    @property
    def words(self) -> str:
        return f"{number(self.value)} [{number(self.low)}; {number(self.high)}]"


def forest(title: str, rows: Sequence[Interval], *, columns: Columns, description: str = "") -> Chart:
    """One row for each, with a line where there is no effect."""
    scale = _Scale.of([0.0, *(end for row in rows for end in (row.low, row.high))])
    height = ROW * len(rows) + 1.6
    drawn = (_row(row, scale, ROW * place) for place, row in enumerate(rows))
    svg = drawing(
        title,
        description,
        "forest",
        height,
        _nothing(scale, height - 1.4),
        joined(drawn),
        _ends(scale, height),
    )
    return Chart(title, svg, columns, tuple((row.label, row.words) for row in rows), (), description)


def funnel(
    title: str, rows: Sequence[Interval], mean: float, *, columns: Columns, description: str = ""
) -> Chart:
    """The more precise a study, the higher its dot; 95 % of them lie between the lines when nothing but
    chance divides them."""
    widest = max((row.error for row in rows), default=1.0) * 1.1
    reach = WIDE * widest
    scale = _Scale.of([mean - reach, mean + reach, *(row.value for row in rows)])
    lines = joined(_side(scale, mean, end) for end in (mean - reach, mean, mean + reach))
    dots = joined(_dot(row, scale, widest) for row in rows)
    svg = drawing(title, description, "funnel", TALL + 1.8, lines, dots, _ends(scale, TALL + 1.8))
    table = tuple((row.label, f"{number(row.value)} ({number(row.error)})") for row in rows)
    return Chart(title, svg, columns, table, (), description)


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float

    @classmethod
    def of(cls, ends: Iterable[float]) -> "_Scale":
        found = [*ends]
        low, high = min(found), max(found)
        room = (high - low) * ROOM or 1.0
        return cls(low - room, high + room)

    def at(self, value: float) -> str:
        return n((value - self.low) / (self.high - self.low) * 100)


def _row(row: Interval, scale: _Scale, top: float) -> SafeString:
    label = format_html('<text x="0" y="{}em">{}</text>', n(top + 1.1), short(row.label, LONGEST))
    line = format_html(
        '<line class="sp-chart__axis" x1="{0}%" x2="{1}%" y1="{3}em" y2="{3}em"><title>{2}</title></line>',
        scale.at(row.low), scale.at(row.high), f"{row.label}: {row.words}", n(top + 1.9),
    )  # fmt: skip
    at = scale.at(row.value), n(top + 1.9)
    dot = format_html('<circle class="sp-tone--{}" cx="{}%" cy="{}em" r="0.38em"/>', row.tone, *at)
    return joined((label, line, dot))


def _nothing(scale: _Scale, foot: float) -> SafeString:
    return tick(scale.at(0.0), 0, foot)


def _ends(scale: _Scale, height: float) -> SafeString:
    return format_html(
        '<text class="sp-chart__quiet" x="0" y="{0}em">{1}</text>'
        '<text class="sp-chart__quiet" x="100%" y="{0}em" text-anchor="end">{2}</text>',
        n(height - 0.4), number(scale.low), number(scale.high),
    )  # fmt: skip


def _side(scale: _Scale, mean: float, end: float) -> SafeString:
    ends = scale.at(mean), scale.at(end), n(TALL)
    return format_html('<line class="sp-chart__axis" x1="{}%" x2="{}%" y1="0" y2="{}em"/>', *ends)


def _dot(row: Interval, scale: _Scale, widest: float) -> SafeString:
    return format_html(
        '<circle class="sp-tone--{}" cx="{}%" cy="{}em" r="0.38em"><title>{}</title></circle>',
        row.tone, scale.at(row.value), n(row.error / widest * TALL), f"{row.label}: {row.words}",
    )  # fmt: skip
