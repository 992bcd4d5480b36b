"""Files in an answer: made for the one who asks, or kept."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header


def download(content: str | bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    return response


def picture(kept: FieldFile) -> FileResponse:
    """As `PictureField` made it."""
    if not kept:
        raise Http404
    return FileResponse(kept.open("rb"), content_type="image/webp")
