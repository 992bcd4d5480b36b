"""Tickets to stop mail: signed, without an end, good for one reader's mail or for one thing."""

import base64
import re
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.utils.crypto import constant_time_compare, salted_hmac

from samenspel.tools.notices.models import Follow, Reader

SALT = "notices.unsubscribe"
SIGNATURE = 26  # characters of five bits each
TOKEN = re.compile(rf"(?P<row>[af][0-9]{{1,18}})-(?P<signature>[a-z2-7]{{{SIGNATURE}}})")


@dataclass(frozen=True)
class Ticket:
    """To stop all of a reader's mail or, with `follow`, what comes about one thing."""

    reader: Reader
    follow: Follow | None = None

    @property
    def is_used(self) -> bool:
        """There is nothing left to stop."""
        return self.follow.has_ended if self.follow is not None else not self.reader.gets_mail

    @property
    def token(self) -> str:
        return token_of(self.follow or self.reader)


def token_of(row: Reader | Follow) -> str:
    name = f"{'f' if isinstance(row, Follow) else 'a'}{row.pk}"
    return f"{name}-{_signature(name)}"


def _signature(name: str) -> str:
    digest = salted_hmac(SALT, name, algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:SIGNATURE]


def find_ticket(token: str) -> Ticket:
    """By a token of ours; any other, and that of somebody who was erased, does not exist."""
    found = TOKEN.fullmatch(token.lower())
    if not found or not constant_time_compare(found["signature"], _signature(found["row"])):
        raise ObjectDoesNotExist(token)
    letter, key = found["row"][0], int(found["row"][1:])
    readers = Reader.objects.select_related("person")
    if letter == "a":
        return Ticket(readers.get(pk=key))
    follow = Follow.objects.get(pk=key)
    return Ticket(readers.get(person=follow.person_id), follow)
