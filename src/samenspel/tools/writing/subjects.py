"""What has a text that people write together: things whose cards say how."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from samenspel.spine.initiatives.things import Written, card_of, find_thing


def rules_of_writing(subject: Any) -> Written:
    """A thing that has no text is a mistake in the house."""
    card = card_of(subject)
    if card.written is None:
        raise ImproperlyConfigured(f"The card of “{card.name}” does not say how people write its text.")
    return card.written


def find_subject(address: str) -> Any:
    """`address`: design.script/12."""
    return find_thing(address, lambda card: card.written)
