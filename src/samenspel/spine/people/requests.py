"""Who asks, and from where."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest  # noqa: TID251 -- a type for views, nothing is answered here

from samenspel.foundation.access.goals import good_goal
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
