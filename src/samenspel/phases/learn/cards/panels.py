"""What the house knows of panels. What people contribute is found by nobody's search: its authors and those
who run it have it on the page of the call."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in
from samenspel.foundation.search.words import with_every_word
from samenspel.phases.learn.letters.panels import due_reminders
from samenspel.phases.learn.models.calls import Call, every_call
from samenspel.phases.learn.models.contributions import Contribution, every_contribution
from samenspel.phases.learn.models.reviews import Reviewer, every_reviewer
from samenspel.phases.learn.models.series import Edition, Series, every_edition, every_series
from samenspel.phases.learn.rules.panels import can_organise, is_reviewer, reads
from samenspel.phases.learn.rules.programme import registers_there
from samenspel.spine.initiatives.seated import Seated
from samenspel.spine.initiatives.things import Card, Search, lay, needs_no_card


def series_found(person: Any, words: str) -> "QuerySet[Series]":
    return with_every_word(every_series(), words, "name", "summary")


def editions_found(person: Any, words: str) -> "QuerySet[Edition]":
    return with_every_word(every_edition(), words, "name", "summary", "place")


def calls_found(person: Any, words: str) -> "QuerySet[Call]":
    return with_every_word(every_call(), words, "title", "text")


SERIES = Card(
    model=Series,
    label=_("Series"),
    every=every_series,
    can_see=anyone,
    seen_by=lambda person: every_series(),
    search=Search(_("Series of meetings"), series_found, lambda series: series.summary),
)
EDITION = Card(
    model=Edition,
    label=_("Edition"),
    every=every_edition,
    can_see=anyone,
    seen_by=lambda person: every_edition(),
    search=Search(_("Editions"), editions_found, lambda edition: edition.summary),
    seated=Seated(lambda edition: True, can_organise, registers_there),
)
CALL = Card(
    model=Call,
    label=_("Call"),
    every=every_call,
    can_see=anyone,
    seen_by=lambda person: every_call(),
    search=Search(_("Calls"), calls_found, lambda call: call.text),
)
CONTRIBUTION = Card(
    model=Contribution,
    label=_("Contribution"),
    every=every_contribution,
    can_see=reads,
)
REVIEWER = Card(
    model=Reviewer,
    label=_("Reviewing"),
    every=every_reviewer,
    can_see=is_signed_in & is_reviewer,
    reminds=due_reminders,
)
lay(SERIES, EDITION, CALL, CONTRIBUTION, REVIEWER)
needs_no_card("learn.version", because="A file is shown with its contribution.")
needs_no_card("learn.assignment", because="What a reviewer reads stands in their reviewing.")
needs_no_card("learn.organiser", because="Who organises stands on the page of the edition.")
needs_no_card("learn.reviewphase", because="When who sees what stands on the page of the call.")
for model in ("room", "session", "talk", "discussant", "absence"):
    needs_no_card(f"learn.{model}", because="It stands in the plan of its edition.")
