"""What is kept in a cookie and nowhere else: sealed, for a few minutes, and only if it fits."""

import base64
import zlib
from binascii import Error
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from samenspel.foundation.vault import Unreadable, conceal_bytes, reveal_bytes

MOST_SIGNS, LONGEST_TEXT = 3000, 100_000


def put_in_cookie(response: HttpResponseBase, name: str, text: str, *, path: str, kept: timedelta) -> bool:
    """False: it doesn't fit, and nothing is kept."""
    until = int((timezone.now() + kept).timestamp())
    sealed = conceal_bytes(zlib.compress(f"{until}\n{text}".encode(), 9), f"cookie {name}")
    value = base64.urlsafe_b64encode(sealed).decode()
    if len(value) > MOST_SIGNS:
        drop_cookie(response, name, path=path)
        return False
    set_own_cookie(response, name, value, path=path, kept=kept)
    return True


def read_cookie(request: HttpRequest, name: str) -> str | None:
    """Nothing if it is too old, of another name, or not ours."""
    try:
        packed = reveal_bytes(base64.urlsafe_b64decode(request.COOKIES.get(name, "")), f"cookie {name}")
    except (Error, Unreadable, ValueError):
        return None
    text = zlib.decompressobj().decompress(packed, LONGEST_TEXT).decode()
    until, _, text = text.partition("\n")
    return text if int(until) > timezone.now().timestamp() else None


def set_own_cookie(response: HttpResponseBase, name: str, value: str, *, path: str, kept: timedelta) -> None:
    """No script reads it, and no other site sends it along with a form."""
    response.set_cookie(
        name,
        value,
        max_age=kept,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def drop_cookie(response: HttpResponseBase, name: str, *, path: str) -> None:
    response.delete_cookie(name, path=path, samesite="Lax")
