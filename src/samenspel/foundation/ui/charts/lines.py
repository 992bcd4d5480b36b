"""Values over time as dots on a line, with what else tells whether they changed: a goal, usual limits, a
comparison, a start. The line stops where a value is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.foundation.ui.charts.chart import (
    Chart,
    Columns,
    LegendEntry,
    Marker,
    drawing,
    joined,
    n,
    named,
    short,
    tick,
)
from samenspel.foundation.ui.punctuation import colon

TALL, TOP = 14.0, 3.2
LEFT, WIDE = 1.5, 97.0  # percent, so that a dot at either end is whole
ROOM = 0.08


@dataclass(frozen=True)
class Moment:
    """`at`: from 0 to 1 along the time. `value` None: it is missing. `text`: how the value is written."""

    label: str
    at: float
    value: float | None
    text: str = ""
    stands_out: bool = False


@dataclass(frozen=True)
class Line:
    """`tone` accent has round dots, any other one square ones, so that nobody needs the colours."""

    moments: Sequence[Moment]
    tone: str = "accent"


@dataclass(frozen=True)
class Band:
    """Where values usually are, and their middle."""

    low: float
    high: float
    middle: float


@dataclass(frozen=True)
class Scale:
    low: float
    high: float

    def y(self, value: float) -> float:
        return TOP + TALL * (1 - (value - self.low) / (self.high - self.low))


def lines(
    title: str,
    drawn: Sequence[Line],
    *,
    goal: Marker | None = None,
    band: Band | None = None,
    begins: Marker | None = None,
    ends: tuple[str, str] = ("", ""),
    columns: Columns = ("", ""),
    legend: Iterable[LegendEntry] = (),
    description: str = "",
) -> Chart:
    """The first line is drawn last, on top, and stands in the table. `begins`: its value is along the time;
    `ends`: what stands below the first and the last moment."""
    scale = _scale(drawn, goal, band)
    inside = [
        *_ground(scale, ends),
        *_band(scale, band),
        *_goal(scale, goal),
        *_begins(begins),
        *(joined(_line(line, scale)) for line in reversed(drawn)),
    ]
    svg = drawing(title, description, "lines", TOP + TALL + 1.8, *inside)
    rows = tuple((one.label, one.text) for one in drawn[0].moments) if drawn else ()
    return Chart(title, svg, columns, rows, tuple(legend), description)


def _scale(drawn: Sequence[Line], goal: Marker | None, band: Band | None) -> Scale:
    values = [one.value for line in drawn for one in line.moments if one.value is not None]
    values += [goal.value] if goal else []
    values += [band.low, band.high] if band else []
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or abs(high) or 1.0) * ROOM
    return Scale(0.0 if 0 <= low < 2 * room else low - room, high + room)


def _ground(scale: Scale, ends: tuple[str, str]) -> Iterator[SafeString]:
    yield format_html(
        '<line class="sp-chart__axis" x1="0" x2="100%" y1="{0}em" y2="{0}em"/>'
        '<text class="sp-chart__quiet" x="0" y="{1}em">{2}</text>'
        '<text class="sp-chart__quiet" x="100%" y="{1}em" text-anchor="end">{3}</text>',
        n(TOP + TALL), n(TOP + TALL + 1.5), short(ends[0], 18), short(ends[1], 18),
    )  # fmt: skip


def _band(scale: Scale, band: Band | None) -> Iterator[SafeString]:
    if band is None:
        return
    top, foot = scale.y(band.high), scale.y(band.low)
    yield format_html(
        '<rect class="sp-chart__ground" x="0" y="{}em" width="100%" height="{}em"/>'
        '<line class="sp-chart__grid" x1="0" x2="100%" y1="{}em" y2="{}em"/>',
        n(top), n(max(foot - top, 0.1)), n(scale.y(band.middle)), n(scale.y(band.middle)),
    )  # fmt: skip


def _goal(scale: Scale, goal: Marker | None) -> Iterator[SafeString]:
    if goal is None:
        return
    y = scale.y(goal.value)
    yield format_html(
        '<line class="sp-chart__goal" x1="0" x2="100%" y1="{0}em" y2="{0}em"/>'
        '<text class="sp-chart__value" x="0" y="{1}em">{2}</text>',
        n(y), n(y - 0.35), short(goal.label, 32),
    )  # fmt: skip


def _begins(begins: Marker | None) -> Iterator[SafeString]:
    if begins is None or not 0 <= begins.value <= 1:
        return
    at = n(LEFT + WIDE * begins.value)
    yield named(Marker(begins.value, short(begins.label, 32)), at)
    yield tick(at, 1.4, TOP + TALL)


def _line(line: Line, scale: Scale) -> Iterator[SafeString]:
    for one, other in pairwise(line.moments):
        if one.value is not None and other.value is not None:
            yield format_html(
                '<line class="sp-chart__line sp-chart__line--{}" x1="{}%" y1="{}em" x2="{}%" y2="{}em"/>',
                line.tone, _x(one), n(scale.y(one.value)), _x(other), n(scale.y(other.value)),
            )  # fmt: skip
    for one in line.moments:
        if one.value is not None:
            yield _dot(one, line.tone, scale.y(one.value))


def _dot(one: Moment, tone: str, y: float) -> SafeString:
    told = colon(one.label, one.text)
    if tone == "accent":
        return format_html(
            '<circle class="sp-tone--{}{}" cx="{}%" cy="{}em" r="{}em"><title>{}</title></circle>',
            tone, " sp-chart__out" if one.stands_out else "", _x(one), n(y),
            "0.5" if one.stands_out else "0.34", told,
        )  # fmt: skip
    return format_html(
        '<svg x="{}%" y="{}em" overflow="visible"><rect class="sp-tone--{}" x="-0.26em" y="-0.26em" '
        'width="0.52em" height="0.52em"><title>{}</title></rect></svg>',
        _x(one), n(y), tone, told,
    )  # fmt: skip


def _x(one: Moment) -> str:
    return n(LEFT + WIDE * one.at)
