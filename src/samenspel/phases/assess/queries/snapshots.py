"""Feedback and indicators as a version of a report keeps them: what stood there on the day it was made."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.conf import settings

from samenspel.methods.disclosure import band
from samenspel.methods.indicators import Reading as Read
from samenspel.methods.indicators import Rhythm, Series
from samenspel.phases.assess.models.feedback import every_feedback
from samenspel.phases.assess.models.indicators import Indicator, Side
from samenspel.phases.assess.queries.feedback import standing_of, themes_counted
from samenspel.phases.assess.queries.indicators import exact, indicators_of, series_of
from samenspel.spine.initiatives.models import Initiative

Found = dict[str, Any]
WORDS = ("title", "outcome", "unit", "rhythm", "aim", "source", "comparison", "compared_with", "end_reason")
DAYS, VALUES = ("begins_on", "target_on"), ("baseline", "target")
MOST_REPLIES = 12


def feedback_in(initiative: Initiative) -> list[Found]:
    """Of each thing that people were asked about: how the promise was kept, and themes in bands."""
    found = every_feedback().filter(activity__initiative=initiative).order_by("pk")
    return [{"title": str(one), **_said_in(one), "themes": [*_themes(one)]} for one in found]


def _said_in(feedback: Any) -> Found:
    standing = standing_of(feedback)
    return {
        "days": feedback.reply_days,
        "said": standing["said"],
        "answered": standing["said"] - standing["waiting"],
        "late": standing["late"],
    }


def _themes(feedback: Any) -> Iterator[list[Any]]:
    """A number that changes by one would point at whoever just said something."""
    for theme, number in themes_counted(feedback):
        if number:
            told = band(number, settings.FEWEST_SHOWN)
            yield [theme.name, told.low, told.high]


def replies_in(initiative: Initiative) -> Found:
    """“You said, we did”: the newest, and how many there are."""
    replies = initiative.replies.all()
    shown = [[one.said, one.did, one.replied_at.date().isoformat()] for one in replies[:MOST_REPLIES]]
    return {"shown": shown, "all": replies.count()}


def indicators_in(initiative: Initiative) -> Iterator[tuple[Indicator, Mapping[str, Series], Found]]:
    """Each with its values, and as JSON keeps it."""
    for one in indicators_of(initiative).filter(archived_at=None).prefetch_related("target_changes"):
        series = series_of(one)
        yield one, series, _kept(one, series)


def _kept(indicator: Indicator, series: Mapping[str, Series]) -> Found:
    return {
        **{name: getattr(indicator, name) for name in WORDS},
        **{name: getattr(indicator, name).isoformat() for name in DAYS},
        **{name: exact(getattr(indicator, name)) for name in VALUES},
        "address": indicator.get_absolute_url(),
        "was_said_before": indicator.was_said_before,
        "moved": [
            [exact(one.target), exact(one.new_target), one.reason] for one in indicator.target_changes.all()
        ],
        "series": {
            side: [[one.period.isoformat(), str(one.value)] for one in found.readings]
            for side, found in series.items()
        },
    }


def indicator_of(kept: Mapping[str, Any]) -> tuple[Indicator, dict[str, Series]]:
    """As it was; of no database."""
    told: Found = {name: kept[name] for name in WORDS}
    told |= {name: date.fromisoformat(kept[name]) for name in DAYS}
    told |= {name: Decimal(kept[name]) if kept[name] else None for name in VALUES}
    series = {
        side: Series(kept["unit"], Rhythm(kept["rhythm"]), tuple(_readings(kept["series"].get(side, ()))))
        for side in Side.values
    }
    return Indicator(**told, weighed=kept.get("weighed", {})), series


def _readings(rows: Any) -> Iterator[Read]:
    for period, value in rows:
        yield Read(date.fromisoformat(period), Fraction(value))
