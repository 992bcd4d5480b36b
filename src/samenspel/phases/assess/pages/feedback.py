"""What the pages of feedback show."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.lists import ListForm, page_of, tabs
from samenspel.foundation.ui.pages import Context
from samenspel.phases.assess.models.feedback import QUESTIONS, Feedback, Impression, State
from samenspel.phases.assess.queries.feedback import (
    read_by_everyone,
    said_by,
    standing_of,
    themes_counted,
    themes_in_bands,
    thing_asked_about,
    waiting_for_answer,
)
from samenspel.spine.initiatives.printing import poster
from samenspel.spine.people.letters import absolute
from samenspel.spine.people.requests import Visitor

ON_FEEDBACK = (
    "change_feedback",
    "give_feedback",
    "print_poster",
    "read_feedback",
    "answer_feedback",
    "postpone_answers",
    "download_feedback",
)
AT_ONCE, MOST_AT_ONCE = 10, 50


def feedback_page(feedback: Feedback, visitor: Visitor, number: Any) -> Context:
    standing = standing_of(feedback)
    return {
        "feedback": feedback,
        "initiative": feedback.initiative,
        "about": thing_asked_about(feedback, visitor.person),
        "standing": standing,
        "answered": standing["said"] - standing["waiting"],
        "mine": said_by(feedback, visitor),
        "themes": themes_in_bands(feedback),
        "page": page_of(read_by_everyone(feedback), number, AT_ONCE),
        "may_change": allow(visitor.person, "initiatives.change_activity", feedback.activity),
        **may_do(visitor.person, "assess", ON_FEEDBACK, feedback),
    }


def feedback_poster(feedback: Feedback) -> Context:
    """In the language of the page."""
    address = absolute(reverse("assess:give_feedback", args=[feedback.pk]))
    asked = [str(Impression._meta.get_field(name).verbose_name) for name in QUESTIONS]  # type: ignore[union-attr]
    days = feedback.reply_days
    promise = ngettext("An answer within %(days)d day", "An answer within %(days)d days", days) % {
        "days": days
    }
    facts = [gettext("About a minute"), promise]
    return poster(feedback, get_language() or "", address, facts=facts, asked=asked)


class ReadingList(ListForm):
    AT_ONCE = 20

    state = tabs(
        _("What to read"),
        {
            "": _("Not read yet"),
            "waiting": _("Waits for an answer"),
            "answered": _("Answered"),
            "withheld": _("Not read by everyone"),
        },
    )


def reading_page(feedback: Feedback, person: Any, asked: Any) -> Context:
    """For those who read all of it: a list for each thing there is to do."""
    asked_for = ReadingList(asked)
    page = asked_for.page(_asked_for(feedback, asked_for.wanted))
    return {
        "feedback": feedback,
        "tabs": asked_for.tabs_of("state", lambda wanted: _asked_for(feedback, wanted).count()),
        "page": page,
        "standing": standing_of(feedback),
        "counted": themes_counted(feedback),
        **may_do(person, "assess", ON_FEEDBACK, feedback),
    }


def _asked_for(feedback: Feedback, wanted: dict[str, Any]) -> Any:
    state, said = wanted.get("state"), feedback.impressions.order_by("due_on", "key")
    found = {
        "waiting": said.filter(reply=None).exclude(state=State.UNREAD),
        "answered": said.exclude(reply=None).order_by("-said_on", "key"),
        "withheld": said.filter(state=State.WITHHELD),
    }.get(state or "", said.filter(state=State.UNREAD))
    return found.select_related("reply").prefetch_related("themes")


def to_answer(feedback: Feedback, keys: Iterable[str]) -> list[Impression]:
    """Those that were marked; where none was, those that wait the longest."""
    wanted = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 20]
    waiting = waiting_for_answer([feedback])
    return [*(waiting.filter(pk__in=wanted[:MOST_AT_ONCE]) if wanted else waiting[:AT_ONCE])]
