"""A dot for each thing that has two values, one along and one upwards."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.foundation.ui.charts.chart import Chart, Columns, LegendEntry, drawing, joined, n, percent
from samenspel.foundation.ui.punctuation import colon

TALL, TOP, ROOM = 16.0, 2.0, 1.02


@dataclass(frozen=True)
class Dot:
    """`text`: both values as they are written."""

    label: str
    along: int
    upwards: int
    text: tuple[str, str]
    tone: str = "accent"


@dataclass(frozen=True)
class Axis:
    """What it measures, and how its largest value is written."""

    label: str
    words: Callable[[int], str]


def scatter(
    title: str,
    dots: Sequence[Dot],
    axes: tuple[Axis, Axis],
    *,
    columns: Columns,
    legend: tuple[LegendEntry, ...],
    mark: str,
) -> Chart:
    """Both axes (along, upwards) begin at 0. What stands first in the legend lies on top. `mark`: a class
    for every dot."""
    widest = max((dot.along for dot in dots), default=0)
    highest = max((dot.upwards for dot in dots), default=0)
    tones = [key.tone for key in legend]
    drawn = sorted(dots, key=lambda dot: -tones.index(dot.tone))
    circles = joined(_circles(drawn, widest, highest, mark))
    svg = drawing(title, "", "scatter", TOP + TALL + 2.6, _axes(axes, widest, highest), circles)
    table = tuple((dot.label, " / ".join(dot.text)) for dot in dots)
    return Chart(title, svg, columns, table, legend)


def _axes(axes: tuple[Axis, Axis], widest: int, highest: int) -> SafeString:
    along, upwards = axes
    return format_html(
        '<text class="sp-chart__quiet" x="0" y="1.1em">{0} ({1})</text>'
        '<line class="sp-chart__axis" x1="0" x2="100%" y1="{2}em" y2="{2}em"/>'
        '<line class="sp-chart__axis" x1="0" x2="0" y1="{3}em" y2="{2}em"/>'
        '<text class="sp-chart__quiet" x="0" y="{4}em">0</text>'
        '<text class="sp-chart__quiet" x="100%" y="{4}em" text-anchor="end">{5} ({6})</text>',
        upwards.label, upwards.words(highest), n(TOP + TALL), n(TOP), n(TOP + TALL + 1.4),
        along.label, along.words(widest),
    )  # fmt: skip


def _circles(dots: Iterable[Dot], widest: int, highest: int, mark: str) -> Iterable[SafeString]:
    for dot in dots:
        height = dot.upwards / highest * TALL if highest else 0
        yield format_html(
            '<circle class="sp-tone--{} {}" cx="{}%" cy="{}em" r="0.42em"><title>{}</title></circle>',
            dot.tone, mark, percent(dot.along, widest * ROOM), n(TOP + TALL - height),
            colon(dot.label, ", ".join(dot.text)),
        )  # fmt: skip
