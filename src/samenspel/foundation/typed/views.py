"""A form that was too old: its words are kept, and it is shown anew."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.views.csrf import csrf_failure

from samenspel.foundation.typed.returning import keep_typed


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
