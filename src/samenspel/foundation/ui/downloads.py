"""A file that is made for the one who asks."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(content: str, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    return response
