"""What every chart is made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Columns = tuple[str, str]


@dataclass(frozen=True)
class Bar:
    """One value. `text` is how it is written.

    `tone` is accent, second, muted, positive, warning or negative.
    """

    label: str
    value: float
    text: str = ""
    tone: str = "accent"

    @property
    def words(self) -> str:
        return self.text or number(self.value)


@dataclass(frozen=True)
class Marker:
    """A line across a chart, such as what was needed."""

    value: float
    label: str


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend."""

    tone: str
    label: str
    text: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing with its legend and its table."""

    title: str
    svg: SafeString
    columns: Columns
    rows: tuple[tuple[str, str], ...]
    legend: tuple[LegendEntry, ...] = ()
    description: str = ""


def drawing(title: str, description: str, kind: str, height: float, *inside: SafeString) -> SafeString:
    """The SVG around `inside`, `height` em high."""
    described = format_html("<desc>{}</desc>", description) if description else ""
    return format_html(
        '<svg class="sp-chart sp-chart--{}" role="img" width="100%" height="{}em">'
        "<title>{}</title>{}{}</svg>",
        kind, n(height), title, described, joined(inside),
    )  # fmt: skip


def tick(at: str, top: float, foot: float) -> SafeString:
    """A line across, `at` percent of the width."""
    return format_html(
        '<line class="sp-chart__marker" x1="{0}%" x2="{0}%" y1="{1}em" y2="{2}em"/>', at, n(top), n(foot)
    )


def named(marker: Marker, at: str) -> SafeString:
    """The marker's label on top, on the side with more room."""
    shift, anchor = ("0.3em", "end") if float(at) > 50 else ("-0.3em", "start")
    return format_html(
        '<text class="sp-chart__quiet" x="{}%" y="1em" dx="{}" text-anchor="{}">{}</text>',
        at, shift, anchor, marker.label,
    )  # fmt: skip


def joined(pieces: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def table(rows: Iterable[Bar]) -> tuple[tuple[str, str], ...]:
    return tuple((row.label, row.words) for row in rows)


def short(label: str, longest: int) -> str:
    """The whole label stands in the table."""
    return label if len(label) <= longest else label[: longest - 1].rstrip() + "…"


def percent(value: float, whole: float) -> str:
    return n(min(100.0, max(0.0, value / whole * 100)) if whole else 0.0)


def number(value: float) -> str:
    """As people read it."""
    return str(formats.number_format(round(value, 2), force_grouping=True))


def n(value: float) -> str:
    """As SVG reads it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
