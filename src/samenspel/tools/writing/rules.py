"""Who reads a text, and who writes in it, as the card of its thing says."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import AccessDecision, Predicate, is_signed_in, permit, predicate
from samenspel.spine.initiatives.rules import (
    is_coordinator,
    is_in_state,
    is_member,
    is_moderator,
    is_not_silent,
)
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.initiatives.word_counts import WordCounts
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.subjects import rules_of_writing


def document_of(thing: Any) -> Document:
    """`thing` is a document, or a remark about one, or a version of it."""
    document: Document = thing if isinstance(thing, Document) else thing.document
    return document


def _sees(person: Any, thing: Any) -> AccessDecision:
    subject = document_of(thing).subject
    return card_of(subject).can_see(person, subject)


def _writes(person: Any, thing: Any) -> AccessDecision:
    subject = document_of(thing).subject
    return rules_of_writing(subject).can_write(person, subject)


def is_remarker(person: Any, remark: Any) -> bool:
    return bool(person is not None and remark.author_id == person.pk)


def _runs(person: Any, thing: Any) -> AccessDecision:
    subject = document_of(thing).subject
    return rules_of_writing(subject).can_run(person, subject)


@predicate("")
def stands_alone(person: Any, thing: Any) -> bool:
    """Of no initiative: the card alone says who writes."""
    return document_of(thing).initiative is None


sees_subject = Predicate("sees subject", _sees)
may_write_it = Predicate("may write it", _writes)
runs_alone = stands_alone & Predicate("runs it", _runs)
takes_part = (stands_alone & is_not_silent) | is_member
writes = sees_subject & is_signed_in & takes_part & may_write_it
is_by_oneself = predicate(_("This is somebody else's remark."))(is_remarker)
is_open = is_in_state("open", because=_("This is settled already."))


@predicate(_("The charter does not show how many words each person wrote."))
def may_count(person: Any, thing: Any) -> bool:
    """Of others: one's own one sees always."""
    initiative = document_of(thing).initiative
    charter = initiative.charters.first() if initiative else None
    shown = charter.word_counts if charter else WordCounts.NOBODY
    return shown == WordCounts.MEMBERS or (
        shown == WordCounts.COORDINATORS and bool(is_coordinator(person, thing))
    )


@predicate(_("This is a remark, and suggests no other words."))
def suggests(person: Any, remark: Any) -> bool:
    return remark.is_suggestion is True


@predicate(_("This suggests other words: take them over, or decline them."))
def is_plain(person: Any, remark: Any) -> bool:
    return not remark.is_suggestion


permit("writing.follow_text", sees_subject & is_signed_in, sees=sees_subject)
permit("writing.poll_text", sees_subject & is_signed_in, sees=sees_subject)
permit("writing.write_text", writes, sees=sees_subject)
permit("writing.list_remarks", sees_subject)
permit("writing.show_remark", sees_subject)
permit("writing.make_remark", writes, sees=sees_subject)
permit("writing.make_suggestion", writes, sees=sees_subject)
permit("writing.anchor_remark", writes & is_open, sees=sees_subject)
permit("writing.settle_remark", writes & is_open & is_plain, sees=sees_subject)
permit("writing.accept_suggestion", writes & is_open & suggests, sees=sees_subject)
permit("writing.decline_suggestion", writes & is_open & suggests, sees=sees_subject)
permit(
    "writing.take_back_remark",
    sees_subject & is_signed_in & is_open & (is_by_oneself | runs_alone | is_coordinator | is_moderator),
    sees=sees_subject,
    for_oneself=True,
)
permit("writing.count_words", sees_subject & is_signed_in & takes_part & may_count)
permit("writing.list_versions", sees_subject)
permit("writing.show_version", sees_subject)
permit("writing.name_version", writes, sees=sees_subject)
permit("writing.restore_version", writes, sees=sees_subject)
permit("writing.begin_anew", sees_subject & is_signed_in & (runs_alone | is_coordinator), sees=sees_subject)
permit("writing.show_authors", sees_subject)
