"""Long work: asking other sites for values, and weighing what was read."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.fetching import Unfetched, fetch
from samenspel.foundation.tasks import Failed, each, every, start, task
from samenspel.foundation.ui.words import said
from samenspel.methods.indicators import NoChange, SentRow, Series, change_since
from samenspel.phases.assess.actions.indicators import keep_weighed
from samenspel.phases.assess.actions.sources import ask_source, keep_fetched, note_failure
from samenspel.phases.assess.models.indicators import Indicator, RemoteSource, Side
from samenspel.phases.assess.queries.indicators import (
    counting_indicators,
    digest_of,
    due_sources,
    find_indicator,
    series_of,
)
from samenspel.phases.assess.sources.indicators import KINDS, NoValues, rows_from, unfetched
from samenspel.phases.assess.wording import kept

MOST_AT_ONCE = 50


@every(minutes=10)
def ask_sources() -> None:
    """Each in the queue, so that a slow site keeps nothing waiting that comes round regularly."""
    due = due_sources(clock.now())[:MOST_AT_ONCE]
    each(due, lambda remote: ask_source(actor=None, indicator=remote.indicator))


@task()
def fetch_source(indicator_id: int) -> Indicator:
    """Whoever is killed in between is run again: the same values add nothing."""
    indicator = find_indicator(indicator_id)
    remote = RemoteSource.objects.filter(indicator=indicator).select_related("indicator").first()
    if remote is None:
        raise Failed(_("No other site is asked for these values any more."))
    try:
        rows = _fetched(remote)
    except NoValues as error:
        note_failure(actor=None, indicator=indicator, address=remote.address, failure=kept(error.problem))
        raise Failed(said(error.problem)) from error
    keep_fetched(actor=None, indicator=indicator, address=remote.address, rows=rows)
    return indicator


def _fetched(remote: RemoteSource) -> list[SentRow]:
    try:
        found = fetch(remote.address, settings.INDICATOR_HOSTS, KINDS)
    except Unfetched as error:
        raise unfetched(error) from error
    return rows_from(remote, found.body)


@every(hours=12)
def weigh_what_is_counted() -> None:
    """Periods end without anybody noting a value."""
    each(counting_indicators(), lambda indicator: start("assess.weigh_indicator", indicator.pk))


@task()
def weigh_indicator(indicator_id: int) -> bool:
    """Here and not while a page is made: SciPy takes its time and its memory."""
    indicator = find_indicator(indicator_id)
    series = series_of(indicator)
    keep_weighed(actor=None, indicator=indicator, weighed=weighed(indicator, series))
    return True


def weighed(indicator: Indicator, series: Mapping[str, Series]) -> dict[str, Any]:
    """`of`: the digest of the values that were weighed."""
    return {"of": digest_of(indicator, series), **_weighed(indicator, series)}


def _weighed(indicator: Indicator, series: Mapping[str, Series]) -> dict[str, Any]:
    beside = series[Side.BESIDE]
    try:
        found = change_since(series[Side.OURS], indicator.begins_on, beside if len(beside) else None)
    except NoChange as error:
        return {"why": kept(error.problem)}
    return {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "level": found.level,
        "last": found.last.isoformat(),
        "is_compared": found.is_compared,
    }
