"""The pages at which people write together."""

from typing import Any

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import route
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.queries import find_document, text_of
from samenspel.tools.writing.subjects import rules_of_writing


# The editor makes its style sheet in the browser.
@csp_update({"style-src": [SELF, NONCE]})
@route("writing.write_text", find=find_document)
def write_text(request: SignedIn, document: Document) -> HttpResponse:
    subject = document.subject
    shown = {
        "document": document,
        "text": subject,
        "marks": rules_of_writing(subject).marks(subject),
        "words": text_of(document),
    }
    return render(request, "writing/write_text.html", shown)


@route("writing.follow_text", find=find_document)
def follow_text(request: SignedIn, document: Document) -> JsonResponse:
    """Who may follow this text as it is written: asked by the page itself and by the line that it opens."""
    _refuse_other_sites(request)
    person = request.user
    may_write = bool(allow(person, "writing.write_text", document))
    return JsonResponse(
        {"document": document.pk, "person": str(person.pk), "name": str(person), "may_write": may_write}
    )


def _refuse_other_sites(request: HttpRequest) -> None:
    """A browser lets every site open a line to every other, and sends the cookies along."""
    origin: Any = request.headers.get("Origin")
    opens_line = "Upgrade" in request.headers
    if (origin or opens_line) and origin != f"{request.scheme}://{request.get_host()}":
        raise PermissionDenied(_("Another site asks for this. Open the page on this site itself."))
