"""A dot for each value on a line; where many fall together they are stacked."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts.chart import (
    Chart,
    Marker,
    drawing,
    joined,
    n,
    named,
    number,
    percent,
    tick,
)

BINS = 32
HIGHEST_STACK = 12
STEP = 0.8
HEAD = 1.4


def dots(
    title: str,
    values: Sequence[float],
    *,
    low: float,
    high: float,
    marker: Marker | None = None,
) -> Chart:
    """Values from `low` to `high`; in large sets a dot stands for several values, and the chart says so."""
    counts = _counts(values, low, high)
    each = max(1, -(-max(counts) // HIGHEST_STACK))
    stacks = [-(-count // each) for count in counts]
    foot = HEAD + STEP * max(stacks)
    description = _("Each dot stands for %(count)s.") % {"count": each} if each > 1 else ""
    line = _marker(marker, percent(marker.value - low, high - low), foot) if marker else ()
    svg = drawing(title, description, "dots", foot + 1.7, _axis(foot, low, high), _dots(stacks, foot), *line)
    return Chart(title, svg, (_("From–to"), _("How many")), _rows(counts, low, high), (), description)


def _marker(marker: Marker, at: str, foot: float) -> Iterable[SafeString]:
    return named(marker, at), tick(at, HEAD + 0.1, foot)


def _counts(values: Iterable[float], low: float, high: float) -> list[int]:
    counts = [0] * BINS
    for value in values:
        counts[min(BINS - 1, max(0, int((value - low) / (high - low) * BINS)))] += 1
    return counts


def _dots(stacks: Sequence[int], foot: float) -> SafeString:
    return joined(
        format_html(
            '<circle class="sp-tone--accent" cx="{}%" cy="{}em" r="0.31em"/>',
            n((place + 0.5) * 100 / len(stacks)), n(foot - 0.5 - STEP * level),
        )
        for place, stack in enumerate(stacks)
        for level in range(stack)
    )  # fmt: skip


def _axis(foot: float, low: float, high: float) -> SafeString:
    return format_html(
        '<line class="sp-chart__axis" x1="0" x2="100%" y1="{0}em" y2="{0}em"/>'
        '<text class="sp-chart__quiet" x="0" y="{1}em">{2}</text>'
        '<text class="sp-chart__quiet" x="100%" y="{1}em" text-anchor="end">{3}</text>',
        n(foot), n(foot + 1.3), number(low), number(high),
    )  # fmt: skip


def _rows(counts: Sequence[int], low: float, high: float) -> tuple[tuple[str, str], ...]:
    step = (high - low) / len(counts)
    return tuple(
        (f"{number(low + step * place)}–{number(low + step * (place + 1))}", str(count))
        for place, count in enumerate(counts)
        if count
    )
