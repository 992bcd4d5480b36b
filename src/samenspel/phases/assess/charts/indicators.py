"""An indicator as a drawing: its values, what is usual, goal, start, and what is measured beside it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Band, Chart, LegendEntry, Line, Marker, Moment, lines
from samenspel.methods.indicators import Judgement, Rhythm, Series
from samenspel.phases.assess.models.indicators import Indicator, Side
from samenspel.phases.assess.periods import as_value, period_words


def indicator_chart(indicator: Indicator, series: Mapping[str, Series], judged: Judgement) -> Chart | None:
    """None while there are not two periods to draw a line between."""
    periods = _periods(series)
    if len(periods) < 2:
        return None
    rhythm = Rhythm(indicator.rhythm)
    drawn = [_line(indicator, series[Side.OURS], periods, judged.standing_out)]
    if len(series[Side.BESIDE]):
        drawn.append(_line(indicator, series[Side.BESIDE], periods, (), "muted"))
    limits = judged.limits
    return lines(
        indicator.title,
        drawn,
        goal=_goal(indicator),
        band=Band(limits.low, limits.high, limits.middle) if limits else None,
        begins=Marker(_along(indicator.begins_on, periods), _("Start")),
        ends=(period_words(rhythm, periods[0]), period_words(rhythm, periods[-1])),
        columns=(_("Period"), _("Value")),
        legend=_legend(indicator) if len(drawn) > 1 else (),
        description=_description(judged),
    )


def _goal(indicator: Indicator) -> Marker:
    words = _("Goal %(value)s") % {"value": as_value(indicator.target, indicator.unit)}
    return Marker(float(indicator.target), words)


def _periods(series: Mapping[str, Series]) -> list[date]:
    return sorted({one.period for found in series.values() for one in found.readings})


def _along(day: date, periods: Sequence[date]) -> float:
    return (day - periods[0]).days / (periods[-1] - periods[0]).days


def _line(
    indicator: Indicator,
    series: Series,
    periods: Sequence[date],
    standing_out: Sequence[date],
    tone: str = "accent",
) -> Line:
    """Every period from the first to the last, also those without a value."""
    values, rhythm = {one.period: one.value for one in series.readings}, series.rhythm
    moments, period = list[Moment](), periods[0]
    while period <= periods[-1]:
        value = values.get(period)
        text = _("no value") if value is None else as_value(value, indicator.unit)
        at, label = _along(period, periods), period_words(rhythm, period)
        moments.append(
            Moment(label, at, None if value is None else float(value), text, period in standing_out)
        )
        period = rhythm.after(period)
    return Line(moments, tone)


def _legend(indicator: Indicator) -> tuple[LegendEntry, ...]:
    return LegendEntry("accent", indicator.title), LegendEntry("muted", indicator.compared_with)


def _description(judged: Judgement) -> str:
    if judged.limits is None:
        return ""
    if judged.is_against_before:
        words = _("The grey band is where values lay before the start, with their usual ups and downs.")
    else:
        words = _("The grey band is where nearly all values lie with their usual ups and downs.")
    out = _("Larger dots with an edge stand out from it.") if judged.standing_out else ""
    return f"{words} {out}".strip()
