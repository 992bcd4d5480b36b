"""Asking for feedback, and the promise to answer it."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.assess.models.feedback import FEEDBACK, Feedback
from samenspel.phases.assess.queries.feedback import locked_feedback
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.models.surveys import new_key

describe("assess.set_up_feedback", _("{actor} asks what people think: “{title}”."), news=False)


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
    home = getattr(about, "initiative", about)
    is_ours = home in (initiative, initiative.service) and card_of(about).can_see(actor, about)
    if not is_ours:
        raise Refused("assess.set_up_feedback", _("This is no part of this initiative."))


describe("assess.change_feedback", _("{actor} promised for “{title}”: an answer within {days} days."))


def change_feedback(*, actor: Person, feedback: Feedback, reply_days: int) -> Feedback:
    """For what is said from now on; what was said before keeps the day that was promised."""
    with acting(actor, "assess.change_feedback", feedback, locked_feedback) as feedback:
        if feedback.reply_days != reply_days:
            set_values(feedback, reply_days=reply_days)
            tell(actor, "assess.change_feedback", feedback, days=reply_days)
    return feedback


describe(
    "assess.postpone_answers",
    _("{actor} answers later in “{title}”, until {until} at the latest: “{because}”"),
)


def postpone_answers(*, actor: Person, feedback: Feedback, until: date, because: str) -> Feedback:
    """Whoever waits reads until when, and why. It stays told that it is later than promised."""
    with acting(actor, "assess.postpone_answers", feedback, locked_feedback) as feedback:
        set_values(feedback, late_until=until, late_because=because)
        tell(actor, "assess.postpone_answers", feedback, until=until.isoformat(), because=because)
    return feedback
