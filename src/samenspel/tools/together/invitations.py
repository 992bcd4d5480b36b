"""Invitations to make a thing together: a link that its authors share."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.urls import reverse

from samenspel.foundation.access import allow
from samenspel.foundation.journal.queries import address_of
from samenspel.spine.initiatives.things import Together, card_of, find_thing
from samenspel.spine.people.letters import absolute

SIGNER = signing.Signer(salt="together.become_author")


@dataclass(frozen=True)
class Invitation:
    """Whoever has the link may see the draft and join in."""

    thing: Any

    @property
    def together(self) -> Together:
        card = card_of(self.thing)
        if card.together is None:
            raise ImproperlyConfigured(f"The card of “{card.name}” does not say how people make it together.")
        return card.together

    @property
    def text(self) -> Any:
        return self.together.text_of(self.thing)

    @property
    def token(self) -> str:
        return SIGNER.sign_object(address_of(self.thing))


def find_invitation(token: str) -> Invitation:
    """By the token of a link; any other does not exist."""
    try:
        address = SIGNER.unsign_object(token)
    except signing.BadSignature as error:
        raise ObjectDoesNotExist from error
    return Invitation(find_thing(address, lambda card: card.together))


def link_of(person: Any, thing: Any) -> str:
    """For one of its authors to share; empty when nobody can join in now."""
    invitation = Invitation(thing)
    if not allow(person, "together.open_invitation", invitation):
        return ""
    return absolute(reverse("together:open_invitation", args=[invitation.token]))
