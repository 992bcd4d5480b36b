"""Values from another site: which one, what it gave, and why it gave nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samenspel.foundation import clock
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.methods.indicators import Rhythm, SentRow
from samenspel.phases.assess.actions.readings import Key, Sorted, Taken, sort_rows, take
from samenspel.phases.assess.models.indicators import Indicator, Reading, RemoteSource, Way
from samenspel.phases.assess.queries.indicators import locked_indicator
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("assess.set_source", _("{actor} said from which site the values of {title} come."), news=False)
describe("assess.drop_source", _("{actor} ended the asking of another site for {title}."), news=False)
describe(
    "assess.keep_fetched",
    _("The source of {title} gave values: {added} new, {corrected} corrected."),
)
describe("assess.note_failure", _("The source of {title} gave no values."), history=False)
AGAIN, FIRST_PAUSE, LONGEST_PAUSE = timedelta(days=1), timedelta(minutes=30), timedelta(days=2)
IN_HAND = timedelta(hours=1)


def set_source(*, actor: Person, indicator: Indicator, **about: str) -> Job:
    """It is asked at once, and every day from then on."""
    with acting(actor, "assess.set_source", indicator, locked_indicator) as indicator:
        fresh_start: dict[str, Any] = {"failures": 0, "failure": {}, "failed_at": None, "got_at": None}
        RemoteSource.objects.update_or_create(indicator=indicator, defaults={**about, **fresh_start})
        tell(actor, "assess.set_source", indicator, title=indicator.title)
        return _asked(indicator, actor)


def drop_source(*, actor: Person, indicator: Indicator) -> None:
    """Its values stay."""
    with acting(actor, "assess.drop_source", indicator, locked_indicator) as indicator:
        indicator.remote.delete()
        tell(actor, "assess.drop_source", indicator, title=indicator.title)


def ask_source(*, actor: Person | None, indicator: Indicator) -> Job:
    """While it waits in the queue, nobody else puts it there."""
    with acting(actor, "assess.ask_source", indicator, locked_indicator) as indicator:
        return _asked(indicator, actor)


def _asked(indicator: Indicator, actor: Person | None) -> Job:
    RemoteSource.objects.filter(indicator=indicator).update(next_at=clock.now() + IN_HAND)
    return start(
        "assess.fetch_source",
        indicator.pk,
        by=actor,
        title=str(_("Asking for values")),
        back_url=indicator.get_absolute_url(),
    )


def keep_fetched(*, actor: None, indicator: Indicator, address: str, rows: Sequence[SentRow]) -> Taken | None:
    """Of periods that are over. What people typed, corrected or took back stays as they said. None where the
    address is no longer that of its source."""
    with acting(actor, "assess.keep_fetched", indicator, locked_indicator) as indicator:
        remote = RemoteSource.objects.filter(indicator=indicator, address=address).first()
        if remote is None:
            return None
        with override(indicator.initiative.language):
            taken = take(indicator, _ours_to_say(indicator, rows), Way.SOURCE, _now("The source changed it."))
        now = clock.now()
        set_values(remote, got_at=now, next_at=now + AGAIN, failures=0, failure={}, failed_at=None)
        if any(taken):
            tell(actor, "assess.keep_fetched", indicator, title=indicator.title, **taken._asdict())
    return taken


def _ours_to_say(indicator: Indicator, rows: Sequence[SentRow]) -> Sorted:
    rhythm, today = Rhythm(indicator.rhythm), clock.today()
    found = sort_rows(indicator, [row for row in rows if rhythm.after(row.period) <= today])
    taken_back = _taken_back(indicator)
    return replace(
        found,
        new={key: said for key, said in found.new.items() if (key, said[0]) not in taken_back},
        other={key: both for key, both in found.other.items() if both[1].way == Way.SOURCE},
    )


def _taken_back(indicator: Indicator) -> set[tuple[Key, Fraction]]:
    """Values of the source that somebody took back."""
    ended = Reading.objects.filter(indicator=indicator, ended_at__isnull=False, way=Way.SOURCE)
    return {((one.side, one.period), Fraction(one.value)) for one in ended.filter(corrected_by=None)}


def note_failure(*, actor: None, indicator: Indicator, address: str, failure: dict[str, Any]) -> None:
    """The pause until it is asked again doubles each time; the first time it is told."""
    with acting(actor, "assess.note_failure", indicator, locked_indicator) as indicator:
        remote = RemoteSource.objects.filter(indicator=indicator, address=address).first()
        if remote is None:
            return
        now, count = clock.now(), min(remote.failures + 1, 1000)
        pause = min(FIRST_PAUSE * 2 ** min(count - 1, 10), LONGEST_PAUSE)
        since = remote.failed_at or now
        set_values(remote, failed_at=since, next_at=now + pause, failures=count, failure=failure)
        if count == 1:
            tell(actor, "assess.note_failure", indicator, title=indicator.title)
