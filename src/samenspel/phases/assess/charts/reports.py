"""What of a report is drawn."""

from collections.abc import Mapping, Sequence
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


def scale_chart(title: str, scale: Mapping[str, Any]) -> Chart:
    """Means with what else fits the answers, in words beside them; a bar is empty at the least that the scale
    can be, and full at the most."""
    least, most = scale.get("least") or 0, scale.get("most")
    rows = [
        Bar(_("Wave %(number)s") % {"number": one["wave"]}, one["mean"] - least, mean_said(one))
        for one in scale["waves"]
        if one["mean"] is not None
    ]
    ends = {"least": _end(least), "most": _end(most or 0)}
    said = _("From %(least)s to %(most)s; in brackets what else fits these answers well.") % ends
    about = {"whole": most - least, "description": said} if most is not None else {}
    return bars(title, rows, columns=(_("When"), _("Mean")), **about)


def _end(value: float) -> str:
    return str(number_format(value, 0 if float(value).is_integer() else 1))


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
