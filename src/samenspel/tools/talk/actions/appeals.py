"""Appealing against a decision, and deciding the appeal: never by who took that decision."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.people.models import Person
from samenspel.tools.talk.actions.writing import (
    locked,
    tell_of,
    write_to_author,
)
from samenspel.tools.talk.models import Appeal, Comment, State
from samenspel.tools.talk.rules import appeal_is_open, did_not_hide_it

untold("talk.raise_appeal", because="Between the author and the moderators, until it is decided.")


def raise_appeal(*, actor: Person, comment: Comment, text: str) -> Appeal:
    with acting(actor, "talk.raise_appeal", comment, locked):
        appeal = Appeal.objects.create(comment=comment, text=text)
        tell_of(actor, "talk.raise_appeal", comment)
    return appeal


describe("talk.decide_appeal", _("An appeal about a hidden comment was decided."), news=False)


def decide_appeal(*, actor: Person, appeal: Appeal, is_upheld: bool, answer: str) -> Appeal:
    """Upheld: the comment is shown again. The answer is public either way."""
    with acting(actor, "talk.decide_appeal", appeal):
        locked(appeal.comment)
        _close(actor, appeal, is_upheld, answer)
        if is_upheld:
            _show_again(actor, appeal.comment)
        tell_of(actor, "talk.decide_appeal", appeal.comment, is_upheld=is_upheld)
        write_to_author(appeal.comment, "shown_again" if is_upheld else "stays_hidden", "show_comment")
    return appeal


def _show_again(actor: Person, comment: Comment) -> None:
    """What was said when it was hidden goes; the answer stands there instead."""
    set_values(
        comment,
        state=State.SHOWN,
        ground="",
        reason="",
        moderated_by=actor,
        moderated_at=clock.now(),
    )


def _close(actor: Person, appeal: Appeal, is_upheld: bool, answer: str) -> None:
    """Once, and by somebody else than who hid it: the database has the last word about both."""
    still_open = Appeal.objects.filter(pk=appeal.pk, decided_at=None, comment__state=State.HIDDEN)
    closed = still_open.exclude(comment__moderated_by=actor).update(
        is_upheld=is_upheld, answer=answer, decided_by=actor, decided_at=clock.now()
    )
    appeal.refresh_from_db()
    appeal.comment.refresh_from_db()
    if not closed:
        reason = did_not_hide_it(actor, appeal).reason or appeal_is_open(actor, appeal).reason
        raise Refused("talk.decide_appeal", reason)
