"""Asking for feedback."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.phases.assess.models.feedback import FEEDBACK, Feedback
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.models.surveys import new_key

describe("assess.set_up_feedback", _("{actor} asks what people think of “{title}”."))


def set_up_feedback(
    *,
    actor: Person,
    initiative: Initiative,
    about: Any,
    title: str,
    reply_days: int,
    opens_at: datetime,
    closes_at: datetime | None = None,
    summary: str = "",
) -> Feedback:
    """`about`: the service of the initiative, or a thing in it. An answer is promised within `reply_days`."""
    with acting(actor, "assess.set_up_feedback", initiative) as initiative:
        _refuse_foreign(actor, initiative, about)
        activity = add_activity(
            actor=actor,
            initiative=initiative,
            phase="assess",
            kind=FEEDBACK,
            title=title,
            summary=summary,
            opens_at=opens_at,
            closes_at=closes_at,
        )
        feedback = Feedback.objects.create(
            activity=activity, about=address_of(about), reply_days=reply_days, key=new_key()
        )
        tell(actor, "assess.set_up_feedback", feedback)
    return feedback


def _refuse_foreign(actor: Person, initiative: Initiative, about: Any) -> None:
    is_ours = about == initiative.service or getattr(about, "initiative", about) == initiative
    if not (is_ours and card_of(about).can_see(actor, about)):
        raise Refused("assess.set_up_feedback", _("This is no part of this initiative."))
