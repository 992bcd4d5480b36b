"""Questions about who makes a thing. Who is told no is told so in the words of the phase."""

from typing import Any

from samenspel.foundation.access import Predicate, remembered


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
