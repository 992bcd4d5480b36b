"""Writing, answering, changing, taking back and reporting comments."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.initiatives.rules import initiative_of
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.people.models import Person
from samenspel.tools.talk.actions.writing import (
    close_reports,
    lock_place,
    locked,
    tell_of,
)
from samenspel.tools.talk.models import Comment, Moderated, Report, State
from samenspel.tools.talk.queries import moderation_of
from samenspel.tools.talk.rules import is_not_reported_by_oneself, moderates

MOST, WITHIN = 10, timedelta(minutes=10)


class RateLimited(Refused):
    """What was typed is not wrong, but not now, or not again."""


describe("talk.write_comment", _("{actor} wrote a comment."), history=False)


def write_comment(*, actor: Person, subject: Any, text: str) -> Comment:
    """Begin a thread."""
    with acting(actor, "talk.write_comment", subject):
        lock_place(actor, subject)
        comment = _put(actor, "talk.write_comment", subject, text)
        tell_of(actor, "talk.write_comment", comment, **_where(comment))
    return comment


describe("talk.answer_comment", _("{actor} answered a comment."), history=False)


def answer_comment(*, actor: Person, comment: Comment, text: str) -> Comment:
    """An answer to an answer joins the same thread."""
    with acting(actor, "talk.answer_comment", comment, locked):
        lock_place(actor, comment.subject)
        answer = _put(actor, "talk.answer_comment", comment.subject, text, comment.thread_id)
        tell_of(actor, "talk.answer_comment", answer, **_where(answer))
    return answer


def _put(actor: Person, verb: str, subject: Any, text: str, thread_id: int | None = None) -> Comment:
    _refuse_too_much(actor, verb, subject, text)
    comment = Comment.objects.create(
        initiative=initiative_of(subject),
        subject_kind=card_of(subject).name,
        subject_id=subject.pk,
        author=actor,
        text=text,
        answers_to_id=thread_id,
        state=_first_state(actor, subject),
    )
    card_of(subject).joined(actor, subject)
    return comment


def _where(comment: Comment) -> dict[str, Any]:
    return {"appears": comment.state == State.SHOWN, "subject": address_of(comment.subject)}


def _first_state(actor: Person, subject: Any) -> State:
    waits = moderation_of(initiative_of(subject)) == Moderated.BEFORE and not moderates(actor, subject)
    return State.WAITING if waits else State.SHOWN


def _refuse_too_much(actor: Person, verb: str, subject: Any, text: str) -> None:
    mine = Comment.objects.filter(author=actor, initiative=initiative_of(subject))
    if mine.filter(written_at__gt=clock.now() - WITHIN).count() >= MOST:
        raise RateLimited(
            verb,
            _("You wrote 10 comments in 10 minutes. Wait a few minutes, then send this one."),
        )
    last = mine.filter(subject_kind=card_of(subject).name, subject_id=subject.pk).last()
    if last is not None and last.text == text:
        raise RateLimited(verb, _("This is the same as your last comment here, which was saved."))


untold(
    "talk.edit_comment",
    "talk.take_back",
    "talk.report_comment",
    because="Single comments are told of where they stand; who reported one is told to nobody.",
)


def edit_comment(*, actor: Person, comment: Comment, text: str) -> Comment:
    with acting(actor, "talk.edit_comment", comment, locked):
        set_values(comment, text=text, edited_at=clock.now())
        tell_of(actor, "talk.edit_comment", comment)
    return comment


def take_back(*, actor: Person, comment: Comment) -> Comment:
    """The text goes; the place in the thread stays, for the answers to stand under."""
    with acting(actor, "talk.take_back", comment, locked):
        set_values(comment, **EMPTIED)
        close_reports(comment)
        tell_of(actor, "talk.take_back", comment)
    return comment


EMPTIED = {
    "state": State.TAKEN_BACK,
    "text": "",
    "ground": "",
    "reason": "",
    "moderated_by": None,
    "moderated_at": None,
}


def report_comment(*, actor: Person, comment: Comment, ground: str, text: str = "") -> Report:
    """Ask the moderators to look; the author does not learn who asked."""
    with acting(actor, "talk.report_comment", comment, locked):
        report = _report(actor, comment, ground, text)
        tell_of(actor, "talk.report_comment", comment, ground=ground)
    return report


def _report(actor: Person, comment: Comment, ground: str, text: str) -> Report:
    values = {"ground": ground, "text": text}
    report, is_new = comment.reports.get_or_create(by=actor, defaults=values)
    if not is_new:
        raise Refused("talk.report_comment", is_not_reported_by_oneself(actor, comment).reason)
    return report
