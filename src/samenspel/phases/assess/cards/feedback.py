"""The card of feedback."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.assess.models.feedback import FEEDBACK, Feedback, every_feedback
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.initiatives.things import Card, Search, lay

SEEN_BY = seen_in(every_feedback, "activity__initiative")


def _feedback_matching(person: Any, words: str) -> QuerySet[Any]:
    return with_every_word(SEEN_BY(person), words, "activity__title", "activity__summary")


FEEDBACK_CARD = Card(
    model=Feedback,
    every=every_feedback,
    can_see=can_see,
    seen_by=SEEN_BY,
    is_followed=True,
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
)
lay(FEEDBACK_CARD)
