"""Giving feedback, and taking it back. Not in the journal: who said what, and when, is nobody's business."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.locks.acting import acting
from samenspel.phases.assess.models.feedback import Feedback, Impression
from samenspel.phases.assess.queries.feedback import locked_feedback, said_by
from samenspel.spine.people.requests import Visitor

MOST_A_DAY = 3
ENOUGH = _("You said something here several times today already. Come back tomorrow.")
NOT_YOURS = _("This was said by somebody else, or is gone already.")


def give_feedback(
    *,
    actor: Any,
    feedback: Feedback,
    device: str,
    language: str,
    went_well: str = "",
    hindered: str = "",
    to_change: str = "",
) -> Impression:
    """`device`: what a visitor's cookie holds. Others read it when somebody has read it first."""
    with acting(actor, "assess.give_feedback", feedback, locked_feedback) as feedback:
        visitor, today = Visitor(actor, device), clock.today()
        if said_by(feedback, visitor).filter(said_on=today).count() >= MOST_A_DAY:
            raise Refused("assess.give_feedback", ENOUGH)
        impression = feedback.impressions.create(
            pseudonym=visitor.pseudonym(feedback.key),
            language=language,
            went_well=went_well,
            hindered=hindered,
            to_change=to_change,
            said_on=today,
            due_on=today + timedelta(days=feedback.reply_days),
        )
    return impression


def take_back_feedback(*, actor: Any, impression: Impression, device: str = "") -> None:
    """It is deleted. An answer that it got already stays, in the words of who answered."""
    with acting(actor, "assess.take_back_feedback", impression.feedback, locked_feedback) as feedback:
        gone, _models = said_by(feedback, Visitor(actor, device)).filter(pk=impression.pk).delete()
        if not gone:
            raise Refused("assess.take_back_feedback", NOT_YOURS)
