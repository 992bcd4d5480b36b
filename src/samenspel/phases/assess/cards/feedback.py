"""The card of feedback."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.assess.doings import feedback as doings
from samenspel.phases.assess.letters.feedback import due_reminders
from samenspel.phases.assess.models.feedback import FEEDBACK, Feedback, every_feedback
from samenspel.phases.assess.queries.feedback import feedback_waiting
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.initiatives.things import Card, Search, lay, needs_no_card

SEEN_BY = seen_in(every_feedback, "activity__initiative")


def _feedback_matching(person: Any, words: str) -> QuerySet[Any]:
    return with_every_word(SEEN_BY(person), words, "activity__title", "activity__summary")


FEEDBACK_CARD = Card(
    model=Feedback,
    every=every_feedback,
    can_see=can_see,
    seen_by=SEEN_BY,
    is_followed=True,
    reminds=due_reminders,
    search=Search(_("Feedback"), _feedback_matching, lambda feedback: feedback.activity.summary),
    kinds=(
        ActivityKind(
            name=FEEDBACK,
            label=_("Feedback"),
            summary=_("People say in a minute what went well and what hindered them; you answer in public."),
            url_name="assess:show_feedback",
            add_url_name="assess:set_up_feedback",
        ),
    ),
    doings=(doings.feedback_to_read, doings.feedback_to_answer),
    gauges={"contributions": feedback_waiting},
)
lay(FEEDBACK_CARD)
needs_no_card(
    "assess.impression", because="It stands on the page of its feedback, and belongs to nobody there."
)
needs_no_card("assess.theme", because="It is a name in the list of its feedback.")
