"""Who asks, and from where."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest  # noqa: TID251 -- a type for views, nothing is answered here

from samenspel.foundation.access.goals import good_goal
from samenspel.foundation.typed.cookies import read_cookie
from samenspel.spine.people.models import Person


class SignedIn(HttpRequest):
    """A request whose view stands behind a permission that asks for a signed-in person."""

    user: Person


def next_page(request: HttpRequest) -> str:
    """Where to go afterwards, if that is here."""
    return good_goal(request, request.POST.get("next") or request.GET.get("next") or "")


def client_ip(request: HttpRequest) -> str:
    """The visitor's network address, as attempts to sign in are counted: what a proxy says only where
    BEHIND_PROXY is set. Empty when there is none."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


@dataclass(frozen=True)
class Visitor:
    """Who looks at a page: somebody with an account, or a browser, by what a cookie of ours holds."""

    person: Any
    device: str

    @property
    def is_known(self) -> bool:
        """To us, so that one visitor counts once."""
        return bool(self.person.is_authenticated or self.device)

    @property
    def name(self) -> str:
        """To make digests of; no other visitor has it."""
        return f"person {self.person.pk}" if self.person.is_authenticated else f"device {self.device}"

    def pseudonym(self, key: str) -> str:
        """The same each time under one key, and another under every other: HMAC-SHA-256."""
        digest = hmac.digest(key.encode(), self.name.encode(), hashlib.sha256)
        return urlsafe_b64encode(digest).decode().rstrip("=")


def visitor_of(request: HttpRequest, cookie: str) -> Visitor:
    return Visitor(request.user, read_cookie(request, cookie) or "")
