"""The card of a survey. Every phase offers it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.methods.questionnaires.tallies import NO_ANSWER, OTHERS
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.initiatives.things import Card, Counted, Search, lay, needs_no_card
from samenspel.tools.surveys.letters import due_reminders
from samenspel.tools.surveys.models.surveys import SURVEY, Survey, every_survey
from samenspel.tools.surveys.queries import counts
from samenspel.tools.surveys.told import tell_wave

SEEN_BY = seen_in(every_survey, "activity__initiative")


def _surveys_matching(person: Any, words: str) -> QuerySet[Any]:
    return with_every_word(SEEN_BY(person), words, "activity__title", "activity__summary")


SURVEY_CARD = Card(
    model=Survey,
    every=every_survey,
    can_see=can_see,
    seen_by=SEEN_BY,
    is_followed=True,
    reminds=due_reminders,
    search=Search(_("Surveys"), _surveys_matching, lambda survey: survey.activity.summary),
    kinds=(
        ActivityKind(
            name=SURVEY,
            label=_("Survey"),
            summary=_("Ask people questions, page by page; those that were tested elsewhere are at hand."),
            url_name="surveys:show_survey",
            add_url_name="surveys:set_up_survey",
        ),
    ),
    counted=Counted(
        parts=counts.parts_told,
        variables=counts.named,
        count=counts.count,
        since=counts.since,
        known=counts.known,
        stands=counts.stands,
        left=counts.left,
        due=counts.due,
        trim=counts.trim,
        tell=tell_wave,
        called=counts.called,
        apart=(NO_ANSWER, OTHERS),
    ),
)
lay(SURVEY_CARD)
needs_no_card("surveys.agreement", because="It stands on the page of its survey.")
needs_no_card("surveys.answersheet", because="It stands on the page of the sheets of its survey.")
needs_no_card("surveys.answerfiles", because="Only the holder of an agreement takes them along.")
needs_no_card(
    "surveys.answersimport", because="It stands on the page of the survey's answers from elsewhere."
)
needs_no_card("surveys.invited", because="Whoever has a letter stops letters by it.")
needs_no_card("surveys.token", because="It leads from a letter to the survey.")
needs_no_card("surveys.randomisation", because="It stands on the page of its survey's people.")
needs_no_card("surveys.arm", because="It stands on the page of its draw.")
needs_no_card("surveys.quota", because="It stands on the page of its survey's quotas.")
