"""The pages at which people write together."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import route
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.queries import find_document


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
