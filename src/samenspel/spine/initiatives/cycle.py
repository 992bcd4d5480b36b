"""Where an initiative is in the cycle."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.spine.initiatives.models import Initiative, Period, PhasePeriod
from samenspel.spine.initiatives.phases import Phase

Step = dict[str, Any]


def cycle_of(initiative: Initiative) -> list[Step]:
    """The six phases, each done, current or upcoming; costs no query when the periods are prefetched."""
    periods = {period.phase: period for period in initiative.periods.all()}
    return [_step(phase, periods.get(phase)) for phase in Phase]


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


def in_words(period: Period) -> str:
    """From June 3; until July 1; ended June 9."""
    if not period.has_begun:
        return _("from %(day)s") % {"day": day(period.opens_at)}
    if period.closes_at is None:
        return _("since %(day)s") % {"day": day(period.opens_at)}
    text = _("ended %(day)s") if period.is_over else _("until %(day)s")
    return text % {"day": day(period.closes_at)}


def day(moment: datetime) -> str:
    """The day in this year, the month in another."""
    moment = timezone.localtime(moment)
    same_year = moment.year == timezone.localtime().year
    return date_format(moment, "MONTH_DAY_FORMAT" if same_year else "YEAR_MONTH_FORMAT")
