"""Invitations to make a thing together: a link that its authors share."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet


@dataclass(frozen=True)
class Invitation:
    """Whoever has the link may see the draft and join in."""

    thing: Any


def token_of(thing: Any, verb: str) -> str:
    """For who may do `verb` (plan.become_author) with this thing: it opens no thing of another kind."""
    return signing.Signer(salt=verb).sign(str(thing.pk))


def find_invitation(token: str, verb: str, things: "QuerySet[Any]") -> Invitation:
    """By the token of a link; any other does not exist."""
    try:
        number = signing.Signer(salt=verb).unsign(token)
    except signing.BadSignature as error:
        raise ObjectDoesNotExist from error
    return Invitation(things.get(pk=number))
