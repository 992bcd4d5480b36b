"""The page at which people write together."""

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.http import HttpResponse
from django.shortcuts import render

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
