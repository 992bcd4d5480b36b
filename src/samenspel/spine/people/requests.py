"""Who asks, and from where."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest  # noqa: TID251 -- a type for views, nothing is answered here
from django.utils.http import url_has_allowed_host_and_scheme

from samenspel.foundation.typed.pages import page_above
from samenspel.spine.people.models import Person


class SignedIn(HttpRequest):
    """A request whose view stands behind a permission that asks for a signed-in person."""

    user: Person


def next_page(request: HttpRequest) -> str:
    """Where to go afterwards, if that is here."""
    goal = request.POST.get("next") or request.GET.get("next") or ""
    here = url_has_allowed_host_and_scheme(goal, {request.get_host()}, require_https=request.is_secure())
    return page_above(goal) if here else ""


def client_ip(request: HttpRequest) -> str:
    """The visitor's network address, as attempts to sign in are counted: what a proxy says only where
    BEHIND_PROXY is set. Empty when there is none."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""
