"""What can't be done: the page says why, leads back, and what was typed is kept."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure

from samenspel.foundation.access.goals import above, may_look_at, page_in_sight
from samenspel.foundation.access.permissions import may_be_hidden
from samenspel.foundation.access.routes import LOOKS
from samenspel.foundation.typed.pages import page_of_form
from samenspel.foundation.typed.returning import keep_refused, keep_typed, said_in


def show_refusal(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Somebody may not do this, or no longer: it closed between the page and the press."""
    return _with_way_back(request, 403, exception=str(exception))


def show_missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page, or not for this person; which of both, nobody is told."""
    return _with_way_back(request, 404, may_sign_in=_may_be_for_members(request))


def _may_be_for_members(request: HttpRequest) -> bool:
    """Whoever follows a link in a mail may be signed out. Of a form that was sent signing in is asked."""
    verb = getattr(getattr(request.resolver_match, "func", None), "permission", None)
    return verb is not None and request.method in LOOKS and may_be_hidden(request.user, verb)


def _with_way_back(request: HttpRequest, status: int, **told: Any) -> HttpResponse:
    """To where the form stood, to the nearest page above that this person may see, or to what it is about."""
    response, typed = HttpResponse(status=status), None
    if request.method == "POST":
        back = page_of_form(request, partial(may_look_at, request.user))
        back, typed = keep_refused(request, response, back)
    else:
        back = page_in_sight(request.user, above(request.path))
    back = _page_of_thing(request) if back == "/" else back
    shown = {**told, "back": "" if back == "/" else back, "typed": typed, "words": said_in(typed)}
    response.content = render_to_string(f"{status}.html", shown, request)
    return response


def _page_of_thing(request: HttpRequest) -> str:
    """Where what this is about stands, when no page above the address is one."""
    address = getattr(getattr(request, "thing", None), "get_absolute_url", None)
    return page_in_sight(request.user, address()) if address else "/"


def refuse_forgery(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Somebody signed in or out in another window: the form is shown again, filled in, to be sent anew.

    Not so for a form of another site, which may not put words into anybody's mouth, and for a browser that
    keeps no cookies, which would be sent round in a circle.
    """
    if request.COOKIES and _is_ours(request):
        response = HttpResponseRedirect("/")
        if page := keep_typed(request, response, "old"):
            response.headers["Location"] = page
            return response
    return csrf_failure(request, reason)


def _is_ours(request: HttpRequest) -> bool:
    """The browser says from which site the form came."""
    site = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        return urlsplit(site).netloc == request.get_host()
    except ValueError:
        return False
