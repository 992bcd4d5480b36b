"""Who reads a text, and who writes in it, as the card of its thing says."""

from typing import Any

from samenspel.foundation.access import AccessDecision, Predicate, is_signed_in, permit
from samenspel.spine.initiatives.rules import is_member
from samenspel.spine.initiatives.things import card_of
from samenspel.tools.writing.subjects import rules_of_writing


def _sees(person: Any, document: Any) -> AccessDecision:
    return card_of(document.subject).can_see(person, document.subject)


def _writes(person: Any, document: Any) -> AccessDecision:
    return rules_of_writing(document.subject).can_write(person, document.subject)


sees_subject = Predicate("sees subject", _sees)
may_write_it = Predicate("may write it", _writes)
writes = sees_subject & is_signed_in & is_member & may_write_it

permit("writing.read_text", sees_subject)
permit("writing.follow_text", sees_subject & is_signed_in, sees=sees_subject)
permit("writing.write_text", writes, sees=sees_subject)
