"""Where an initiative is in the cycle."""

from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Initiative, PhasePeriod
from samenspel.spine.initiatives.phases import Phase

Step = dict[str, Any]


class Span(Protocol):
    """A period, or something to do."""

    @property
    def opens_at(self) -> datetime | None: ...
    @property
    def closes_at(self) -> datetime | None: ...


def cycle_of(initiative: Initiative) -> list[Step]:
    """The six phases, each done, current or upcoming; costs no query when the periods are prefetched."""
    periods = {period.phase: period for period in initiative.periods.all()}
    return [_step(phase, periods.get(phase)) for phase in Phase]


def standing(cycle: list[Step]) -> str:
    """In words, for an initiative that is in no phase now; otherwise empty."""
    states = {step["state"] for step in cycle if step["period"]}
    if "current" in states:
        return ""
    if "upcoming" in states:
        return _("between two phases") if "done" in states else _("begins soon")
    return _("completed") if "done" in states else ""


def _step(phase: Phase, period: PhasePeriod | None) -> Step:
    return {
        "key": phase.value,
        "name": phase.label,
        "state": _state(period),
        "text": _text(period),
        "period": period,
    }


def _state(period: PhasePeriod | None) -> str:
    if period is None or not period.has_begun:
        return "upcoming"
    return "done" if period.is_over else "current"


def _text(period: PhasePeriod | None) -> str:
    return in_words(period) if period else _("not planned")


def in_words(span: Span) -> str:
    """From June 3; until July 1; ended June 9."""
    now = clock.now()
    if span.opens_at and span.opens_at > now:
        return _("from %(day)s") % {"day": day_in_words(span.opens_at)}
    if span.closes_at:
        text = _("until %(day)s") if span.closes_at > now else _("ended %(day)s")
        return text % {"day": day_in_words(span.closes_at)}
    return _("since %(day)s") % {"day": day_in_words(span.opens_at)} if span.opens_at else ""


def day_in_words(moment: datetime) -> str:
    """The day in this year, the month in another."""
    moment = timezone.localtime(moment)
    same_year = moment.year == timezone.localtime(clock.now()).year
    return date_format(moment, "MONTH_DAY_FORMAT" if same_year else "YEAR_MONTH_FORMAT")
