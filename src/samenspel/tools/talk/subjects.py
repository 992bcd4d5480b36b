"""What people talk about: things whose cards say how."""

from typing import Any

from django.urls import reverse

from samenspel.foundation.journal.queries import address_of
from samenspel.spine.initiatives.things import Talk, find_thing, part_of


def rules_of_talk(subject: Any) -> Talk:
    rules: Talk = part_of(subject, "talk")
    return rules


def find_subject(subject: str) -> Any:
    """`subject` as in an address: plan.proposal/12."""
    return find_thing(subject, lambda card: card.talk)


def talk_url(subject: Any) -> str:
    """Where the talk stands: on the thing's own page, or on one of its own."""
    if rules_of_talk(subject).embeds:
        return str(subject.get_absolute_url())
    return reverse("talk:show_subject", args=[address_of(subject)])
