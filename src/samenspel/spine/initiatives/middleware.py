"""Search engines are told to leave out whatever stands in an initiative where children take part."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.rules import is_without_children


class NoIndexMiddleware:
    """Pages, files and feeds alike: a header says it for all, and only visitors are search engines."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.user.is_authenticated and _is_about_children(getattr(request, "thing", None)):
            response["X-Robots-Tag"] = "noindex, noimageindex"
        return response


def _is_about_children(thing: Any) -> bool:
    stands_in_one = isinstance(thing, Initiative) or getattr(thing, "initiative", None) is not None
    return stands_in_one and not is_without_children(None, thing)
