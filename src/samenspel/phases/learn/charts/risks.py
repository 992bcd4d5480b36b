"""A bow-tie: what leads to an event, the event, and what follows, with a mark for each measure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.ui.charts import Chart, LegendEntry
from samenspel.foundation.ui.charts.chart import drawing, joined, n, short

BOX, GAP, WIDE = 2.4, 0.8, 14.0
MIDDLE, HALF = 50.0, 14.0


@dataclass(frozen=True)
class Line:
    """One cause or consequence, with the mark that it has in the list; of each measure whether it is done."""

    mark: str
    text: str
    measures: Sequence[bool]


def bow_tie(event: str, causes: Sequence[Line], consequences: Sequence[Line]) -> Chart:
    rows = max(len(causes), len(consequences), 1)
    height = rows * (BOX + GAP) - GAP
    title, middle = _("Bow-tie: %(event)s") % {"event": event}, height / 2
    drawn = [
        *(_side(one, place, len(causes), height, is_left=True) for place, one in enumerate(causes)),
        *(
            _side(one, place, len(consequences), height, is_left=False)
            for place, one in enumerate(consequences)
        ),
        _knot(middle),
    ]
    words = _("Causes stand on the left, the event in the middle, consequences on the right.")
    return Chart(
        title,
        drawing(title, words, "bow-tie", height, joined(drawn)),
        (_("Cause or consequence"), _("Measures")),
        tuple((f"{one.mark} {one.text}", _measures(one)) for one in (*causes, *consequences)),
        (
            LegendEntry("accent", _("A measure that is done")),
            LegendEntry("muted", _("A measure that is agreed")),
        ),
        words,
    )


def _measures(line: Line) -> str:
    words = ngettext("%(count)d measure", "%(count)d measures", len(line.measures))
    return words % {"count": len(line.measures)}


def _top(place: int, count: int, height: float) -> float:
    return (height - count * (BOX + GAP) + GAP) / 2 + place * (BOX + GAP)


def _side(line: Line, place: int, count: int, height: float, *, is_left: bool) -> SafeString:
    top = _top(place, count, height)
    edge, knot = (WIDE, MIDDLE - HALF) if is_left else (100 - WIDE, MIDDLE + HALF)
    left = 0 if is_left else 100 - WIDE
    across = format_html(
        '<line class="sp-chart__axis" x1="{}%" y1="{}em" x2="{}%" y2="{}em"/>',
        n(edge), n(top + BOX / 2), n(knot), n(height / 2),
    )  # fmt: skip
    box = format_html(
        '<rect class="sp-chart__box" x="{}%" y="{}em" width="{}%" height="{}em" rx="0.4em"/>'
        '<text x="{}%" y="{}em" text-anchor="middle">{}</text>',
        n(left), n(top), n(WIDE), n(BOX), n(left + WIDE / 2), n(top + 1.55), line.mark,
    )  # fmt: skip
    return joined([across, box, *_marks(line, edge, knot, top, height)])


def _marks(line: Line, edge: float, knot: float, top: float, height: float) -> list[SafeString]:
    """Across the line, as many as there are measures."""
    found, start, end = [], top + BOX / 2, height / 2
    for place, is_done in enumerate(line.measures):
        along = (place + 1) / (len(line.measures) + 1)
        at, level = edge + (knot - edge) * along, start + (end - start) * along
        found.append(_mark("accent" if is_done else "muted", at, level))
    return found


def _mark(tone: str, at: float, level: float) -> SafeString:
    return format_html(
        '<rect class="sp-tone--{}" x="{}%" y="{}em" width="0.45em" height="1.3em"/>',
        tone, n(at), n(level - 0.65),
    )  # fmt: skip


def _knot(middle: float) -> SafeString:
    return format_html(
        '<rect class="sp-chart__box" x="{}%" y="{}em" width="{}%" height="{}em" rx="0.4em"/>'
        '<text x="{}%" y="{}em" text-anchor="middle">{}</text>',
        n(MIDDLE - HALF), n(middle - BOX / 2), n(HALF * 2), n(BOX),
        n(MIDDLE), n(middle + 0.35), short(_("Event"), 10),
    )  # fmt: skip
