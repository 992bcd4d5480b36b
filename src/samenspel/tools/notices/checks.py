"""The address that people answer to must be one that answers can come to."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from samenspel.tools.notices.tickets import LONGEST

LONGEST_NAME = 64  # of the first part of an address (RFC 5321)


@register()
def notices_address_takes_tickets(**options: Any) -> list[CheckMessage]:
    address = settings.NOTICES_ADDRESS
    if not address:
        return []
    name = address.partition("@")[0]
    try:
        validate_email(address)
    except ValidationError:
        return [_wrong(f"NOTICES_ADDRESS is '{address}', which is not an e-mail address.")]
    if "+" in name:
        return [_wrong("NOTICES_ADDRESS holds a +, which is where the ticket will stand; leave it out.")]
    if len(name) + 1 + LONGEST > LONGEST_NAME:
        longest = LONGEST_NAME - 1 - LONGEST
        return [_wrong(f"NOTICES_ADDRESS is too long before the @: at most {longest} characters.")]
    return []


def _wrong(sentence: str) -> Error:
    return Error(sentence, hint="Write it like updates@example.org, or leave it empty.", id="notices.E001")
