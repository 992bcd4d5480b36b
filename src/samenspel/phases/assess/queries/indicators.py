"""Reading indicators and their values, those that are counted in the journal too."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.db.models import Count, DateField, QuerySet
from django.db.models.functions import TruncMonth, TruncQuarter, TruncWeek, TruncYear
from django.utils.timezone import get_default_timezone, localdate

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import entries_of_initiative
from samenspel.foundation.journal.sentences import told_in_history
from samenspel.foundation.locks.rows import fresh
from samenspel.methods.indicators import Reading as Read
from samenspel.methods.indicators import Rhythm, Series, value_words
from samenspel.phases.assess.models.indicators import (
    Indicator,
    Reading,
    RemoteSource,
    Side,
    every_indicator,
    every_reading,
)
from samenspel.spine.initiatives.models import Initiative

TRUNCATED = {
    Rhythm.WEEK: TruncWeek,
    Rhythm.MONTH: TruncMonth,
    Rhythm.QUARTER: TruncQuarter,
    Rhythm.YEAR: TruncYear,
}
MOST_SHOWN = 400
"""Periods of one page and one chart: the last ones."""


def find_indicator(indicator_id: int) -> Indicator:
    return every_indicator().get(pk=indicator_id)


def find_reading(indicator_id: int, reading_id: int) -> Reading:
    return every_reading().get(pk=reading_id, indicator=indicator_id)


def locked_indicator(indicator: Indicator) -> Indicator:
    """Others who change it or its values wait."""
    return fresh(every_indicator(), indicator.pk)


def locked_reading(reading: Reading) -> Reading:
    locked_indicator(reading.indicator)
    return fresh(every_reading(), reading.pk)


def indicators_of(initiative: Initiative) -> QuerySet[Indicator]:
    return every_indicator().filter(initiative=initiative)


def readings_of(indicator: Indicator) -> QuerySet[Reading]:
    """Those that count, the newest first."""
    return indicator.readings.filter(ended_at=None)


def exact(value: Decimal | None) -> str:
    return "" if value is None else value_words(Fraction(value))


def series_of(indicator: Indicator) -> dict[str, Series]:
    """By side. What is counted in the journal has nothing beside it."""
    rhythm = Rhythm(indicator.rhythm)
    found = {Side.OURS.value: _counted_values(indicator)} if indicator.counts else _read(indicator)
    sides = (Side.OURS.value, Side.BESIDE.value)
    return {side: Series(indicator.unit, rhythm, tuple(found.get(side, ()))) for side in sides}


def _counted_values(indicator: Indicator) -> list[Read]:
    return [Read(period, Fraction(number)) for period, number in counted(indicator) if number is not None]


def _read(indicator: Indicator) -> dict[str, list[Read]]:
    rows = readings_of(indicator).values_list("side", "period", "value")[: 2 * MOST_SHOWN]
    found: dict[str, list[Read]] = {}
    for side, period, value in rows:
        found.setdefault(side, []).append(Read(period, Fraction(value)))
    return found


def counted(indicator: Indicator) -> list[tuple[date, int | None]]:
    """How often its verbs happened in each whole period since the initiative is there; None where fewer
    people were behind it than are told."""
    rhythm, initiative = Rhythm(indicator.rhythm), indicator.initiative
    first = rhythm.after(rhythm.period_of(localdate(initiative.created_at)))
    found = _counts(initiative, indicator.counts, rhythm, first)
    return [(period, _told(*found.get(period, (0, 0)))) for period in _whole_periods(rhythm, first)]


def _told(number: int, people: int) -> int | None:
    return None if 0 < people < settings.FEWEST_SHOWN else number


def _counts(
    initiative: Initiative, verbs: Iterable[str], rhythm: Rhythm, first: date
) -> dict[date, tuple[int, int]]:
    """By period how often, and by how many people. What the house does by itself is nobody's doing."""
    zone = get_default_timezone()
    since = datetime.combine(first, time(), zone)
    entries = entries_of_initiative(initiative).filter(verb__in=verbs, at__gte=since).exclude(actor="")
    period = TRUNCATED[rhythm]("at", output_field=DateField(), tzinfo=zone)
    rows = entries.order_by().annotate(period=period).values_list("period")
    return {
        one: (number, people)
        for one, number, people in rows.annotate(number=Count("pk"), people=Count("actor", distinct=True))
    }


def _whole_periods(rhythm: Rhythm, first: date) -> list[date]:
    """Those that are over, the last ones."""
    found, period, today = [], first, clock.today()
    while (later := rhythm.after(period)) <= today:
        found.append(period)
        period = later
    return found[-MOST_SHOWN:]


def digest_of(indicator: Indicator, series: Mapping[str, Series]) -> str:
    """Of all that is weighed."""
    rows = [
        f"{side} {one.period} {value_words(one.value)}"
        for side, found in series.items()
        for one in found.readings
    ]
    return hashlib.sha256("\n".join([str(indicator.begins_on), *rows]).encode()).hexdigest()


def due_sources(moment: datetime) -> QuerySet[RemoteSource]:
    """Of what is still measured."""
    due = RemoteSource.objects.filter(next_at__lte=moment, indicator__ended_at=None)
    return due.select_related("indicator__initiative").order_by("next_at")


def failing_sources(initiatives: Iterable[Any]) -> QuerySet[RemoteSource]:
    failing = RemoteSource.objects.filter(failures__gt=0, indicator__ended_at=None)
    return failing.filter(indicator__initiative__in=initiatives).select_related("indicator")


def counting_indicators() -> QuerySet[Indicator]:
    """Those whose values are counted in the journal."""
    return every_indicator().filter(ended_at=None).exclude(counts=[])


def verbs_of(initiative: Initiative) -> list[str]:
    """What has happened there of what its public history tells, by name."""
    entries = entries_of_initiative(initiative).filter(verb__in=told_in_history())
    return sorted(entries.order_by().values_list("verb", flat=True).distinct())


def values_as_csv(indicator: Indicator) -> str:
    """All that was noted, what ended with its reason."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["period", "series", "value", "unit", "note", "noted", "ended", "reason"])
    rhythm = Rhythm(indicator.rhythm)
    if indicator.counts:
        for period, number in counted(indicator):
            writer.writerow(
                [rhythm.name_of(period), Side.OURS.value, "" if number is None else number, indicator.unit]
            )
    for one in indicator.readings.order_by("period", "-side", "pk"):
        ended = localdate(one.ended_at).isoformat() if one.ended_at else ""
        writer.writerow(
            [rhythm.name_of(one.period), one.side, exact(one.value), indicator.unit, one.note,
             localdate(one.noted_at).isoformat(), ended, one.end_reason]
        )  # fmt: skip
    return target.getvalue()
