"""Reading reports of the whole site, and what they say in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.charts import Bar, Chart, columns
from samenspel.foundation.ui.figures import as_share, figure_of
from samenspel.foundation.ui.pages import Context
from samenspel.methods.disclosure import ALL
from samenspel.methods.scale.catalogue import Catalogue, UnfitParts, read_catalogue
from samenspel.methods.scale.queries import UNKNOWN
from samenspel.methods.scale.report import NO_PHASE, OTHERS
from samenspel.pages.scale.models import SiteReport
from samenspel.spine.initiatives.models import Initiative, Side
from samenspel.spine.initiatives.phases import Phase


@dataclass(frozen=True)
class Line:
    """A row of a table, with its name and perhaps a page; a count that is not told is None."""

    name: str | Promise
    counts: list[int | None]
    address: str = ""


@dataclass(frozen=True)
class Shown:
    """A table of a report in words. `why`: nothing of it can be told."""

    columns: list[str | Promise]
    lines: list[Line]
    why: str = ""


def find_report(report_id: int) -> SiteReport:
    return SiteReport.objects.get(pk=report_id)


def told_apart() -> list[int]:
    """Initiatives that everyone may know of; the others count together."""
    return [*Initiative.objects.filter(is_public=True).values_list("pk", flat=True)]


def parts_now(folder: Path) -> Catalogue | None:
    """What is exported; None when the list of it can't be read."""
    try:
        return read_catalogue(folder)
    except UnfitParts:
        return None


def sides_shown(report: SiteReport) -> Shown:
    """The largest initiatives first, then all others, then all."""
    found = report.told["sides"]
    keys = [int(name) for name in found["rows"] if name.isdecimal()]
    initiatives = Initiative.objects.filter(is_public=True).in_bulk(keys)
    lines = []
    for name, counts in zip(found["rows"], found["counts"], strict=True):
        initiative = initiatives.get(int(name)) if name.isdecimal() else None
        label = initiative.title if initiative else WORDS.get(name, NOT_TOLD)
        lines.append(Line(label, counts, initiative.get_absolute_url() if initiative else ""))
    lines[: len(keys)] = sorted(lines[: len(keys)], key=lambda line: -(line.counts[-1] or 0))
    return Shown([WORDS[name] for name in found["columns"]], lines, found["why"])


def months_shown(report: SiteReport) -> Shown:
    """The latest month first; phases in their order."""
    found = report.told["months_by_phase"]
    order = sorted(range(len(found["columns"])), key=lambda place: PHASE_ORDER.index(found["columns"][place]))
    lines = [
        Line(month_of(name) if name.isdecimal() else WORDS[name], [counts[place] for place in order])
        for name, counts in zip(found["rows"], found["counts"], strict=True)
    ]
    return Shown(
        [WORDS[found["columns"][place]] for place in order], lines[-2::-1] + lines[-1:], found["why"]
    )


def month_of(number: str | int) -> str:
    return date_format(date(int(number) // 100, int(number) % 100, 1), "YEAR_MONTH_FORMAT")


def told_of(report: SiteReport) -> Context:
    """What stands above the tables."""
    months = [month_of(month) for month in report.told["months"] if month]
    even = report.told["concentration"]
    return {
        "since": months[0] if months else "",
        "up_to": months[-1] if months else "",
        "people": even and even["people"],
        "entries": even and even["entries"],
        "gini": even and figure_of(f"{Decimal(even['gini']):.2f}"),
        "top_tenth": even and as_share(float(even["top_tenth"])),
    }


def chart_of(months: Shown) -> Chart | None:
    """The oldest month first. None where a month is not told: what is left would look like all."""
    told = [(line.name, line.counts[-1]) for line in months.lines[-2::-1]]
    bars = [Bar(str(name), count) for name, count in told if count is not None]
    return (
        columns(gettext("People who did something, by month"), bars)
        if bars and len(bars) == len(told)
        else None
    )


WORDS: dict[str, str | Promise] = {
    ALL: _("Together"),
    OTHERS: _("All others"),
    NO_PHASE: _("No phase"),
    UNKNOWN: _("Not a member"),
    **dict(Side.choices),
    **dict(Phase.choices),
}
NOT_TOLD = _("An initiative that is gone")
PHASE_ORDER = [*Phase.values, NO_PHASE, ALL]
