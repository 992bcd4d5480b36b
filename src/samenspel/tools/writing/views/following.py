"""How a page follows a text as it is written: over a line, or by asking again and again."""

from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import route
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.writing.live.polling import polled
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.queries import find_document
from samenspel.tools.writing.updates import Unreadable

LONGEST_NUMBER, GONE, BYTES = 18, 410, "application/octet-stream"


@route("writing.follow_text", find=find_document)
def follow_text(request: SignedIn, document: Document) -> JsonResponse:
    """Who may follow this text as it is written: asked by the page itself and by the line that it opens."""
    _refuse_other_sites(request)
    person = request.user
    told = {
        "document": document.pk,
        "person": str(person.pk),
        "name": str(person),
        "may_write": bool(allow(person, "writing.write_text", document)),
        "is_gone": _is_of_earlier(request, document),
    }
    return JsonResponse(told)


@route("writing.poll_text", find=find_document, methods=("POST",))
def poll_text(request: SignedIn, document: Document) -> HttpResponse:
    """Where no line can be opened: what was typed comes in the body, what others typed goes back."""
    if request.content_type != BYTES:
        raise BadRequest(f"Only {BYTES} is understood here.")
    if _is_of_earlier(request, document):
        return HttpResponse(status=GONE)
    try:
        news = polled(request.user, document, request.body, _number(request, "seen") or 0)
    except Unreadable as error:
        raise BadRequest(str(error)) from error
    return HttpResponse(news.body, headers={"X-Seen": str(news.head)}, content_type=BYTES)


def _is_of_earlier(request: HttpRequest, document: Document) -> bool:
    """What this page holds is of a text that was begun anew since. Who does not say holds nothing."""
    return _number(request, "epoch") not in (None, document.epoch)


def _number(request: HttpRequest, name: str) -> int | None:
    word = request.GET.get(name, "")
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= LONGEST_NUMBER else None


def _refuse_other_sites(request: HttpRequest) -> None:
    """A browser lets every site open a line to every other, and sends the cookies along."""
    origin: Any = request.headers.get("Origin")
    opens_line = "Upgrade" in request.headers
    if (origin or opens_line) and origin != f"{request.scheme}://{request.get_host()}":
        raise PermissionDenied(_("Another site asks for this. Open the page on this site itself."))
