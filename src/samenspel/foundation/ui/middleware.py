"""Words for an answer that has none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from samenspel.foundation.access.goals import above, page_in_sight
from samenspel.foundation.apart import Busy


class NotAllowedMiddleware:
    """Who opens an address that only takes forms sees a page, not a blank screen; and so does who comes when
    too many others wait."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            back = page_in_sight(request.user, above(request.path))
            response.content = render(request, "405.html", {"back": back}).content
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return render(request, "503.html", status=503) if isinstance(error, Busy) else None
