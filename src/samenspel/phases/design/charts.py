"""Drawings: an opinion map, in which who stands near each other votes alike; and where people stumbled."""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.ui.charts import Bar, Stack, stacks
from samenspel.foundation.ui.charts.chart import Chart, LegendEntry, drawing, joined, n
from samenspel.phases.design.counting import GRID, Found, Spot
from samenspel.phases.design.models.prototypes import Step, Went
from samenspel.phases.design.results import Counted

TALL, ROOM, SMALLEST, LARGEST = 22.0, 1.5, 0.3, 1.4
TONES = ("accent", "second", "positive", "warning", "negative")
NO_GROUP = "muted"
TONE_OF = {Went.WELL: "positive", Went.HESITATED: "warning", Went.STUCK: "negative", Went.STOPPED: "muted"}


def map_of(found: Found) -> Chart:
    """A circle for those who stand in the same place, larger for more people; a letter in the middle of each
    group, so that nobody needs the colours."""
    most = max((spot.count for spot in found.spots), default=1)
    circles = [_circle(spot, most) for spot in sorted(found.spots, key=lambda spot: -spot.count)]
    names = [_name(found, place) for place in range(len(found.groups))] if len(found.groups) > 1 else []
    title = _("The map")
    svg = drawing(title, _explanation(), "scatter", TALL + 2 * ROOM, joined([*circles, *names]))
    table = tuple((key.label, key.text) for key in _legend(found))
    return Chart(title, svg, (_("Group"), _("People")), table, _legend(found), _explanation())


def _explanation() -> str:
    return _("Who stands near each other voted alike. Left, right, up and down have no meaning of their own.")


def _legend(found: Found) -> tuple[LegendEntry, ...]:
    groups = [
        LegendEntry(tone, _("Group %(name)s") % {"name": group.name}, str(group.size))
        for tone, group in zip(TONES, found.groups, strict=False)
    ]
    rest = [LegendEntry(NO_GROUP, _("In no group"), str(found.left_out))] if found.left_out else []
    return (*groups, *rest)


def _circle(spot: Spot, most: int) -> SafeString:
    tone = TONES[spot.group] if 0 <= spot.group < len(TONES) else NO_GROUP
    radius = SMALLEST + (LARGEST - SMALLEST) * sqrt((spot.count - 1) / max(most - 1, 1))
    x, y = _at(spot.along, spot.upwards)
    words = ngettext("%(count)d person", "%(count)d people", spot.count) % {"count": spot.count}
    return format_html(
        '<circle class="sp-tone--{} design-spot" cx="{}%" cy="{}em" r="{}em"><title>{}</title></circle>',
        tone, x, y, n(radius), words,
    )  # fmt: skip


def _name(found: Found, place: int) -> SafeString:
    inside = [spot for spot in found.spots if spot.group == place]
    people = sum(spot.count for spot in inside) or 1
    middle = [_mean(inside, name, people) for name in ("along", "upwards")]
    x, y = _at(*middle)
    return format_html(
        '<text x="{}%" y="{}em" text-anchor="middle">'
        '<tspan class="design-group" dy="0.35em">{}</tspan></text>',
        x, y, found.groups[place].name,
    )  # fmt: skip


def _mean(spots: Iterable[Spot], name: str, people: int) -> float:
    total: float = sum(getattr(spot, name) * spot.count for spot in spots)
    return total / people


def _at(along: float, upwards: float) -> tuple[str, str]:
    """With room for a circle at every side."""
    return n(4 + along / GRID * 92), n(ROOM + TALL - upwards / GRID * TALL)


def stumbles(steps: Sequence[Step], counts: Mapping[int, Counted], people: int) -> Chart:
    """A bar of all who tried it for each step; what is empty are those who did not come so far."""
    return stacks(
        _("Where people stumbled"),
        [_stumble(step, counts.get(step.pk, Counted())) for step in steps],
        whole=people,
        columns=(_("Step"), _("How it went")),
        legend=[LegendEntry(tone, str(went.label)) for went, tone in TONE_OF.items()],
        description=_("Each bar is all who tried it. Who is missing did not come to that step."),
    )


def _stumble(step: Step, counted: Counted) -> Stack:
    parts = [Bar(str(went.label), counted.went[went], tone=tone) for went, tone in TONE_OF.items()]
    words = _("%(stumbled)s of %(answers)s") % {"stumbled": counted.stumbled, "answers": counted.answers}
    return Stack(f"{step.place}. {step.title}", parts, words)
