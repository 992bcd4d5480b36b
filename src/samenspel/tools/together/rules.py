"""Who makes a thing, and who comes to make it too. Who is told no is told so in the words of the phase."""

from typing import Any

from samenspel.foundation.access import AccessDecision, Predicate, is_signed_in, permit, remembered
from samenspel.spine.initiatives.rules import can_see, is_member
from samenspel.tools.together.invitations import Invitation


def is_author(person: Any, thing: Any) -> bool:
    """One who agreed; `thing` has `authors`."""
    if person is None or not person.is_authenticated:
        return False

    def find() -> bool:
        return bool(thing.authors.filter(person=person, agreed_at__isnull=False).exists())

    return remembered(("author", person.pk, thing._meta.label, thing.pk), find)


def is_author_of_the_other(person: Any, merge: Any) -> bool:
    return is_author(person, merge.into)


def invited(rule: Predicate) -> Predicate:
    """The same, asked of the thing to which an invitation leads."""
    return Predicate(rule.name, lambda person, invitation: rule(person, invitation.thing))


def _takes_authors(person: Any, invitation: Invitation) -> AccessDecision:
    return invitation.together.takes_authors(person, invitation.thing)


takes_authors = Predicate("takes authors", _takes_authors)
is_open = invited(can_see & is_signed_in) & takes_authors

permit("together.open_invitation", is_open, sees=invited(can_see))
permit("together.become_author", is_open & invited(is_member), sees=invited(can_see))
