"""Horizontal bars, each under its label; readable on a phone with hundreds of rows."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.foundation.ui.charts.chart import (
    Bar,
    Chart,
    Columns,
    LegendEntry,
    Marker,
    drawing,
    joined,
    n,
    named,
    percent,
    short,
    table,
    tick,
)  # fmt: skip

ROW = 2.6
LONGEST = 44  # label and number together, on a phone


def bars(
    title: str,
    rows: Sequence[Bar],
    *,
    columns: Columns = ("", ""),
    legend: Iterable[LegendEntry] = (),
    marker: Marker | None = None,
    description: str = "",
    whole: float = 0,
) -> Chart:
    """`columns` are the heads of the table; a legend is wanted when tones differ. A bar of `whole` is full;
    without it the longest is."""
    most = max([row.value for row in rows] + [marker.value if marker else 0, whole], default=0)
    head = 1.6 if marker else 0.0
    drawn = joined(_bar(row, most, head + ROW * place) for place, row in enumerate(rows))
    line = _marker(marker, most, [head + ROW * place for place in range(len(rows))]) if marker else ()
    svg = drawing(title, description, "bars", head + ROW * len(rows), drawn, *line)
    return Chart(title, svg, columns, table(rows), tuple(legend), description)


def _marker(marker: Marker, most: float, tops: Sequence[float]) -> Iterable[SafeString]:
    at = percent(marker.value, most)
    return named(marker, at), *(tick(at, top + 1.2, top + 2.1) for top in tops)


def _bar(row: Bar, most: float, top: float) -> SafeString:
    label = short(row.label, LONGEST - len(row.words))
    return format_html(
        '<text x="0" y="{0}em">{1}</text>'
        '<text class="sp-chart__value" x="100%" y="{0}em" text-anchor="end">{2}</text>'
        '<rect class="sp-chart__ground" x="0" y="{3}em" width="100%" height="0.6em" rx="0.3em"/>'
        '<rect class="sp-tone--{4}" x="0" y="{3}em" width="{5}%" height="0.6em" rx="0.3em"/>',
        n(top + 1), label, row.words, n(top + 1.35), row.tone, percent(row.value, most),
    )  # fmt: skip
