"""What the pages of indicators show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.figures import as_share
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.indicators import Aim, Judgement, Series, State, apart, judge
from samenspel.phases.assess.actions.readings import Sorted
from samenspel.phases.assess.charts.indicators import indicator_chart
from samenspel.phases.assess.models.indicators import Indicator, Reading, Side
from samenspel.phases.assess.periods import as_value, number_words, period_words, with_unit
from samenspel.phases.assess.queries.indicators import (
    counted,
    digest_of,
    indicators_of,
    series_of,
)
from samenspel.phases.assess.rules.indicators import notes_values
from samenspel.phases.assess.wording import told
from samenspel.spine.initiatives.models import Initiative

ON_AN_INDICATOR = (
    "change_indicator",
    "change_target",
    "end_indicator",
    "resume_indicator",
    "archive_indicator",
    "add_reading",
    "import_readings",
    "set_source",
    "drop_source",
    "ask_source",
    "count_entries",
)
AT_ONCE, MOST_GAPS, MOST_PREVIEWED = 24, 6, 100


@dataclass(frozen=True)
class Row:
    """One value, as the list has it."""

    reading: Reading
    period: str
    value: str
    side: str
    may_correct: bool


def indicator_page(indicator: Indicator, person: Any, asked: Any) -> Context:
    series = series_of(indicator)
    ours = series[Side.OURS]
    judged = judge(ours, Aim(indicator.aim), begins_on=indicator.begins_on)
    return {
        "indicator": indicator,
        "initiative": indicator.initiative,
        "latest": latest_words(indicator, ours),
        "judged": said(judged.words),
        "tone": TONES.get(judged.state, "info"),
        "beside": beside_words(indicator, series),
        "weighed": weighed_words(indicator, series),
        "gaps": gap_words(ours),
        "at_goal": goal_words(indicator, ours),
        "chart": indicator_chart(indicator, series, judged),
        "goals": [_goal(change, indicator) for change in indicator.target_changes.all()],
        "target": as_value(indicator.target, indicator.unit),
        "baseline": None if indicator.baseline is None else as_value(indicator.baseline, indicator.unit),
        "page": readings_page(indicator, person, asked),
        "counted": _counted(indicator),
        "failure": told(indicator.remote.failure) if _has_remote(indicator) else "",
        "remote": indicator.remote if _has_remote(indicator) else None,
        **may_do(person, "assess", ON_AN_INDICATOR, indicator),
    }


TONES = {State.BETTER: "success", State.WORSE: "warning", State.BOTH: "warning"}


def _has_remote(indicator: Indicator) -> bool:
    return getattr(indicator, "remote", None) is not None


def latest_words(indicator: Indicator, ours: Series) -> str:
    if not ours.readings:
        return ""
    last = ours.readings[-1]
    shown = {
        "value": as_value(last.value, indicator.unit),
        "period": period_words(indicator.rhythm, last.period),
    }
    return _("%(value)s (%(period)s)") % shown


def beside_words(indicator: Indicator, series: Mapping[str, Series]) -> str:
    """What is said of the distance from the comparison."""
    if not len(series[Side.BESIDE]):
        return ""
    distance = apart(series[Side.OURS], series[Side.BESIDE])
    found = judge(distance, Aim(indicator.aim), begins_on=indicator.begins_on)
    return said(found.words)


def weighed_words(indicator: Indicator, series: Mapping[str, Series]) -> str:
    """How far it stands from where the line before led, once the task has said so of these very values."""
    weighed = indicator.weighed
    if weighed.get("of") != digest_of(indicator, series) or "value" not in weighed:
        return ""
    low, high = weighed["low"], weighed["high"]
    if high < 0:
        low, high = -high, -low
    shown = {
        "value": with_unit(number_words(abs(weighed["value"])), indicator.unit),
        "level": as_share(weighed["level"]),
        "low": number_words(low),
        "high": number_words(high),
        "period": period_words(indicator.rhythm, date.fromisoformat(weighed["last"])),
    }
    if weighed["low"] <= 0 <= weighed["high"]:
        words = _(
            "In %(period)s it may stand anywhere from %(low)s to %(high)s away from where the values before "
            "the start would have led: no change that stands out."
        )
    elif weighed["value"] > 0:
        words = _(
            "In %(period)s it stands %(value)s higher than where the values before the start would have led "
            "(with %(level)s confidence: %(low)s to %(high)s)."
        )
    else:
        words = _(
            "In %(period)s it stands %(value)s lower than where the values before the start would have led "
            "(with %(level)s confidence: %(low)s to %(high)s)."
        )
    return words % shown


def gap_words(ours: Series) -> str:
    gaps = [period_words(ours.rhythm, period) for period in ours.gaps()]
    more = [_("%(count)d more") % {"count": len(gaps) - MOST_GAPS}] if len(gaps) > MOST_GAPS else []
    return ", ".join([*gaps[:MOST_GAPS], *more])


def goal_words(indicator: Indicator, ours: Series) -> str:
    """The value of the period for which the goal was set, where there is one."""
    period = ours.rhythm.period_of(indicator.target_on)
    found = next((one.value for one in ours.readings if one.period == period), None)
    return "" if found is None else as_value(found, indicator.unit)


def _goal(change: Any, indicator: Indicator) -> Context:
    return {
        "change": change,
        "before": as_value(change.target, indicator.unit),
        "now": as_value(change.new_target, indicator.unit),
    }


def readings_page(indicator: Indicator, person: Any, asked: Any) -> Any:
    """The values of an indicator, those that ended too, the newest period first."""
    rows = indicator.readings.select_related("corrected_by")
    page = page_of(rows, asked.get("page"), AT_ONCE)
    may = bool(notes_values(person, indicator))
    page.object_list = [_row(reading, indicator, may=may) for reading in page.object_list]
    return page


def _row(reading: Reading, indicator: Indicator, *, may: bool) -> Row:
    side = indicator.compared_with if reading.side == Side.BESIDE else ""
    period = period_words(indicator.rhythm, reading.period)
    value = as_value(reading.value, indicator.unit)
    return Row(reading, period, value, side, may and reading.ended_at is None)


def _counted(indicator: Indicator) -> list[tuple[str, str]]:
    """Those of few people too, without their number."""
    if not indicator.counts:
        return []
    rows = reversed(counted(indicator))
    return [
        (
            period_words(indicator.rhythm, period),
            "" if number is None else as_value(Fraction(number), indicator.unit),
        )
        for period, number in rows
    ]


def list_page(initiative: Initiative, person: Any) -> Context:
    rows = [_listed(indicator) for indicator in indicators_of(initiative)]
    return {
        "initiative": initiative,
        "rows": [row for row in rows if not row["indicator"].archived_at],
        "archived": [row for row in rows if row["indicator"].archived_at],
        **may_do(person, "assess", ("add_indicator",), initiative),
    }


def _listed(indicator: Indicator) -> Context:
    ours = series_of(indicator)[Side.OURS]
    return {
        "indicator": indicator,
        "latest": latest_words(indicator, ours),
        "target": as_value(indicator.target, indicator.unit),
        "judged": said(_judged(indicator, ours).words),
    }


def _judged(indicator: Indicator, ours: Series) -> Judgement:
    return judge(ours, Aim(indicator.aim), begins_on=indicator.begins_on)


def preview_page(indicator: Indicator, found: Sorted) -> Context:
    """What would be taken: the first of it."""
    rows = [(*_key(indicator, key), "", as_value(said[0], indicator.unit)) for key, said in found.new.items()]
    rows += [
        (*_key(indicator, key), as_value(now.value, indicator.unit), as_value(said[0], indicator.unit))
        for key, (said, now) in found.other.items()
    ]
    return {
        "indicator": indicator,
        "rows": rows[:MOST_PREVIEWED],
        "more": max(0, len(rows) - MOST_PREVIEWED),
        "new": len(found.new),
        "other": len(found.other),
        "known": found.known,
    }


def _key(indicator: Indicator, key: tuple[str, date]) -> tuple[str, str]:
    side, period = key
    return period_words(indicator.rhythm, period), indicator.compared_with if side == Side.BESIDE else ""
