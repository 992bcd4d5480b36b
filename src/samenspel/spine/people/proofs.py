"""Links and codes that prove who reads a mailbox."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

VALID = timedelta(hours=1)
WRONG_CODES = 5
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels, so no words; no look-alikes of digits


def new_link() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Eight letters: 20⁸, of which five may be tried."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def link_digest(link: str) -> str:
    return salted_hmac("people.link", link, algorithm="sha256").hexdigest()


def code_digest(request_id: UUID, code: str) -> str:
    """However it is typed: with spaces, in small letters, without the dash."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("people.code", f"{request_id} {letters}", algorithm="sha256").hexdigest()
