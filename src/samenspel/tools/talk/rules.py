"""Who may talk, and who moderates.

`thing` is a subject, a comment, an appeal, or for what moderators run the initiative.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import AccessDecision, Predicate, is_signed_in, permit, predicate
from samenspel.spine.initiatives.rules import can_see, is_coordinator, is_member, is_moderator
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.services.rules import is_administrator
from samenspel.tools.talk.models import Appeal, Comment, State
from samenspel.tools.talk.subjects import rules_of_talk


def _comment(thing: Any) -> Comment:
    comment: Comment = thing.comment if isinstance(thing, Appeal) else thing
    return comment


def _subject(thing: Any) -> Any:
    return _comment(thing).subject if isinstance(thing, Comment | Appeal) else thing


def _sees(person: Any, thing: Any) -> AccessDecision:
    subject = _subject(thing)
    return card_of(subject).can_see(person, subject)


def _talks(person: Any, thing: Any) -> AccessDecision:
    subject = _subject(thing)
    return rules_of_talk(subject).can_talk(person, subject)


sees_subject = Predicate("sees subject", _sees)
may_talk_about_it = Predicate("may talk about it", _talks)
moderates = is_administrator | is_coordinator | is_moderator


@predicate(_("This waits for a moderator."))
def is_out(person: Any, thing: Any) -> bool:
    return _comment(thing).state != State.WAITING


@predicate(_("This is somebody else's comment."))
def is_author(person: Any, thing: Any) -> bool:
    return bool(person is not None and _comment(thing).author_id == person.pk)


@predicate(_("This is your own comment. Somebody else decides about it."))
def is_somebody_elses(person: Any, thing: Any) -> bool:
    return not is_author(person, thing)


@predicate(_("This comment is not shown now."))
def is_shown(person: Any, thing: Any) -> bool:
    return _comment(thing).state == State.SHOWN


@predicate(_("This comment is not hidden."))
def is_hidden(person: Any, thing: Any) -> bool:
    return _comment(thing).state == State.HIDDEN


@predicate(_("This comment is hidden or taken back already."))
def has_public_text(person: Any, thing: Any) -> bool:
    return _comment(thing).state in (State.SHOWN, State.WAITING)


@predicate(_("This comment was taken back."))
def is_not_taken_back(person: Any, thing: Any) -> bool:
    return _comment(thing).state != State.TAKEN_BACK


@predicate(_("You can change a comment for 15 minutes. Write another one to add something."))
def is_fresh(person: Any, thing: Any) -> bool:
    return _comment(thing).is_fresh


@predicate(_("Somebody answered already, to what it says now. Write another one to add something."))
def is_unanswered(person: Any, thing: Any) -> bool:
    comment = _comment(thing)
    later = Comment.objects.filter(answers_to=comment.thread_id, pk__gt=comment.pk)
    return not later.exclude(state=State.WAITING).exists()


@predicate(_("A moderator decided about what it says now, so it stays as it is."))
def is_unmoderated(person: Any, thing: Any) -> bool:
    return _comment(thing).moderated_at is None


@predicate(_("You reported this comment already."))
def is_not_reported_by_oneself(person: Any, thing: Any) -> bool:
    return not _comment(thing).reports.filter(by=person).exists()


@predicate(_("There is nothing to decide: it is shown, and nobody reported it."))
def asks_for_decision(person: Any, thing: Any) -> bool:
    comment = _comment(thing)
    if comment.state == State.SHOWN:
        return comment.reports.filter(closed_at=None).exists()
    return comment.state in (State.WAITING, State.HIDDEN)


@predicate(_("The author appealed already."))
def has_no_appeal(person: Any, thing: Any) -> bool:
    return not hasattr(_comment(thing), "appeal")


@predicate(_("The author appealed, so that is the way to decide: look under the open appeals."))
def has_no_open_appeal(person: Any, thing: Any) -> bool:
    return has_no_appeal(person, thing).allowed or not _comment(thing).appeal.is_open


@predicate(_("It was shown again after an appeal. Only an administrator can hide it now."))
def was_not_upheld(person: Any, thing: Any) -> bool:
    return has_no_appeal(person, thing).allowed or not _comment(thing).appeal.is_upheld


@predicate(_("This appeal was decided already."))
def appeal_is_open(person: Any, thing: Any) -> bool:
    return thing.is_open is True


@predicate(_("You hid this comment yourself, so another moderator or an administrator decides the appeal."))
def did_not_hide_it(person: Any, thing: Any) -> bool:
    return bool(_comment(thing).moderated_by_id != person.pk)


reads_subject = can_see & sees_subject
reads_comment = reads_subject & (is_out | is_author | moderates)
may_moderate = is_signed_in & moderates
may_judge = may_moderate & is_somebody_elses
may_answer = is_signed_in & is_member & may_talk_about_it

permit("talk.show_subject", reads_subject)
permit("talk.write_comment", reads_subject & may_answer, sees=reads_subject)
permit("talk.show_comment", reads_comment)
permit("talk.answer_comment", reads_comment & may_answer & is_shown, sees=reads_comment)
permit(
    "talk.edit_comment",
    is_signed_in & is_author & has_public_text & is_unmoderated & is_fresh & is_unanswered,
    sees=reads_comment,
)
permit("talk.take_back", is_signed_in & is_author & is_not_taken_back, sees=reads_comment, for_oneself=True)
permit(
    "talk.report_comment",
    reads_comment & is_signed_in & is_somebody_elses & is_shown & is_not_reported_by_oneself,
    sees=reads_comment,
)
permit("talk.moderate", may_moderate, sees=can_see)
permit("talk.change_settings", may_moderate, sees=can_see)
permit(
    "talk.hide_comment",
    may_judge & has_public_text & (is_administrator | was_not_upheld),
    sees=reads_comment,
)
permit("talk.approve_comment", may_judge & has_no_open_appeal & asks_for_decision, sees=reads_comment)
permit("talk.raise_appeal", is_signed_in & is_author & is_hidden & has_no_appeal, sees=reads_comment)
permit("talk.decide_appeal", may_judge & appeal_is_open & did_not_hide_it, sees=reads_comment)
