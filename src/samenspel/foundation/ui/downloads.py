"""Files in an answer: made for the one who asks, or kept."""

import csv
import io
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from .pdf import TooMuch, pdf_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = Iterable[Any]


def plain(text: str) -> str:
    """Nothing that a spreadsheet would compute."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(names: Row, rows: Iterable[Row]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(names)
    table.writerows(rows)
    return text.getvalue()


def download(content: str | bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    return response


def fed(request: HttpRequest, content: bytes, content_type: str) -> HttpResponseBase:
    """To programs that ask again and again. By its digest: what was hidden since makes another answer too,
    though no newer one."""
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = f'"{sha256(content).hexdigest()[:32]}"'
    response["Cache-Control"] = "public, max-age=300"
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    return response if answer is None else answer


def on_paper(
    request: HttpRequest, template: str, shown: Mapping[str, Any], name: str, back: Any, sentence: str = ""
) -> HttpResponse:
    """A PDF; what is too long to be set leads back, with a sentence that says what to do instead."""
    try:
        return download(pdf_of(template, shown), name, "application/pdf")
    except TooMuch:
        messages.error(request, sentence or _("This is too long to be printed in one piece."))
        return redirect(back)


def picture(kept: FieldFile) -> FileResponse:
    """As `PictureField` made it."""
    if not kept:
        raise Http404
    return FileResponse(kept.open("rb"), content_type="image/webp")
