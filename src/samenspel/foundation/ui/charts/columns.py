"""Upright columns side by side, such as a histogram or one value per week."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.foundation.ui.charts.chart import Bar, Chart, Columns, drawing, joined, n, short, table

LABELS = 5
FOOT, TALL = 11.5, 10


def columns(title: str, rows: Sequence[Bar], *, columns: Columns = ("", ""), description: str = "") -> Chart:
    """At most five labels are written under the columns; the table has them all."""
    most = max((row.value for row in rows), default=0) or 1
    width = 100 / max(1, len(rows))
    every = -(-len(rows) // LABELS)
    drawn = joined(_column(row, place * width, width, most) for place, row in enumerate(rows))
    words = joined(
        _label(row, (place * every + 0.5) * width) for place, row in enumerate(rows[:: every or 1])
    )
    top = max(rows, key=lambda row: row.value).words if rows else ""
    svg = drawing(title, description, "columns", 13.2, _axis(top), drawn, words)
    return Chart(title, svg, columns, table(rows), (), description)


def _axis(top: str) -> SafeString:
    return format_html(
        '<line class="sp-chart__grid" x1="0" x2="100%" y1="{0}em" y2="{0}em"/>'
        '<text class="sp-chart__quiet" x="100%" y="1.1em" text-anchor="end">{2}</text>'
        '<line class="sp-chart__axis" x1="0" x2="100%" y1="{1}em" y2="{1}em"/>',
        n(FOOT - TALL), n(FOOT), top,
    )  # fmt: skip


def _column(row: Bar, left: float, width: float, most: float) -> SafeString:
    tall = max(0.0, row.value) / most * TALL
    return format_html(
        '<rect class="sp-tone--{}" x="{}%" y="{}em" width="{}%" height="{}em" rx="0.15em"/>',
        row.tone, n(left + width * 0.08), n(FOOT - tall), n(width * 0.84), n(tall),
    )  # fmt: skip


def _label(row: Bar, middle: float) -> SafeString:
    return format_html(
        '<text class="sp-chart__quiet" x="{}%" y="12.8em" text-anchor="middle">{}</text>',
        n(middle), short(row.label, 10),
    )  # fmt: skip
