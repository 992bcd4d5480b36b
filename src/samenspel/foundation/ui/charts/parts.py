"""One bar divided in parts that make a whole."""

from collections.abc import Sequence
from itertools import accumulate

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts.chart import (
    Bar,
    Chart,
    Columns,
    LegendEntry,
    drawing,
    joined,
    percent,
    table,
)
from samenspel.foundation.ui.figures import as_money, as_share

WIDE_ENOUGH = 0.13


def shares(title: str, parts: Sequence[Bar], *, columns: Columns = ("", ""), description: str = "") -> Chart:
    """The parts with their legend; give each its own tone."""
    whole = sum(part.value for part in parts) or 1
    starts = accumulate((part.value for part in parts[:-1]), initial=0.0)
    drawn = joined(_part(part, start, whole) for part, start in zip(parts, starts, strict=False))
    legend = tuple(LegendEntry(part.tone, part.label, part.words) for part in parts)
    svg = drawing(title, description, "shares", 2.5, drawn)
    return Chart(title, svg, columns, table(parts), legend, description)


def budget(title: str, *, spent: int, total: int, currency: str = "EUR") -> Chart:
    """How far the money went: spent and left, both in cents."""
    left = max(0, total - spent)
    parts = [
        Bar(_("Spent"), spent, as_money(spent, currency)),
        Bar(_("Left"), left, as_money(left, currency), "muted"),
    ]
    return shares(title, parts, columns=(_("Part"), _("Amount")))


def _part(part: Bar, start: float, whole: float) -> SafeString:
    return format_html(
        '<rect class="sp-tone--{}" x="{}%" y="0" width="{}%" height="2.5em"/>{}',
        part.tone, percent(start, whole), percent(part.value, whole), _share(part, start, whole),
    )  # fmt: skip


def _share(part: Bar, start: float, whole: float) -> SafeString | str:
    if part.value / whole < WIDE_ENOUGH:
        return ""
    return format_html(
        '<text class="sp-on--{}" x="{}%" y="1.6em" text-anchor="middle">{}</text>',
        part.tone, percent(start + part.value / 2, whole), as_share(part.value / whole),
    )  # fmt: skip
