"""What moderators decide about comments."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.talk.actions.writing import (
    close_reports,
    locked,
    tell_of,
    write_to_author,
)
from samenspel.tools.talk.models import Comment, State, TalkSettings

describe("talk.hide_comment", _("A moderator hid a comment. The reason stands in its place."), news=False)


def hide_comment(*, actor: Person, comment: Comment, ground: str, reason: str) -> Comment:
    """Ground and reason stand in the comment's place; the author is told how to appeal."""
    with acting(actor, "talk.hide_comment", comment, locked):
        _decide(actor, comment, State.HIDDEN, reason, ground)
        tell_of(actor, "talk.hide_comment", comment, ground=ground)
        write_to_author(comment, "hidden", "raise_appeal")
    return comment


describe("talk.approve_comment", _("A comment appeared, after a moderator read it."), history=False)


def approve_comment(*, actor: Person, comment: Comment, reason: str = "") -> Comment:
    """Let a comment appear that waited, keep one that was reported, or show a hidden one again: the last two
    with a reason."""
    with acting(actor, "talk.approve_comment", comment, locked):
        was_waiting = comment.state == State.WAITING
        if not was_waiting and not reason:
            raise Refused("talk.approve_comment", _("Say why, in a sentence that everyone can read."))
        _decide(actor, comment, State.SHOWN, reason)
        tell_of(actor, "talk.approve_comment", comment, appears=was_waiting)
    return comment


def _decide(actor: Person, comment: Comment, state: State, reason: str, ground: str = "") -> None:
    set_values(
        comment,
        state=state,
        ground=ground,
        reason=reason,
        moderated_by=actor,
        moderated_at=clock.now(),
    )
    close_reports(comment)


describe("talk.change_settings", _("{actor} changed when moderators read comments."), news=False)


def change_settings(*, actor: Person, initiative: Initiative, moderated: str) -> TalkSettings:
    """Whatever waits then still waits: a moderator looks at it."""
    with acting(actor, "talk.change_settings", initiative):
        values = {"moderated": moderated}
        settings, _created = TalkSettings.objects.update_or_create(initiative=initiative, defaults=values)
        tell(actor, "talk.change_settings", settings, about=[], moderated=moderated)
    return settings
