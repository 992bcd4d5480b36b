"""What of a report is drawn."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Bar, Chart, LegendEntry, Stop, bars, flow
from samenspel.foundation.ui.figures import as_share


def census_chart(title: str, groups: Sequence[dict[str, Any]]) -> Chart:
    """Of each group its share among who took part, and below it that in the census."""
    rows = []
    for one in groups:
        if one["people"] is not None:
            rows.append(Bar(one["level"], one["share"], as_share(one["share"])))
            name = _("%(group)s, of everyone") % {"group": one["level"]}
            rows.append(Bar(name, one["census"], as_share(one["census"]), "muted"))
    legend = (LegendEntry("accent", _("Of who took part")), LegendEntry("muted", _("Of everyone")))
    return bars(title, rows, columns=(_("Group"), _("Share")), legend=legend, whole=1)


def scale_chart(title: str, waves: Sequence[dict[str, Any]]) -> Chart:
    """Means with what else fits the answers, in words beside them."""
    rows = [
        Bar(_("Wave %(number)s") % {"number": one["wave"]}, one["mean"], mean_said(one))
        for one in waves
        if one["mean"] is not None
    ]
    return bars(title, rows, columns=(_("When"), _("Mean")))


def mean_said(one: dict[str, Any]) -> str:
    mean = number_format(one["mean"], 1)
    if one["low"] is None:
        return mean
    told = {"mean": mean, "low": number_format(one["low"], 1), "high": number_format(one["high"], 1)}
    return _("%(mean)s (%(low)s to %(high)s)") % told


def doing_chart(title: str, rows: Sequence[tuple[str, int]]) -> Chart:
    return bars(title, [Bar(name, people) for name, people in rows], columns=(_("Phase"), _("People")))


def flow_chart(
    title: str,
    first: tuple[str, str],
    left: Sequence[tuple[str, str]],
    last: tuple[str, str],
    description: str,
) -> Chart:
    """Who was there at first, who left and why, and who was there at last."""
    columns = (_("What became of them"), _("People"))
    return flow(title, [Stop(*first, left), Stop(*last)], columns=columns, description=description)
