"""What comes in is text that every database can hold; what goes out to one person is kept nowhere."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

NUL, LOST = "\0", "%EF%BF%BD"  # what stands for bad UTF-8 too, as an address writes it


class PrivateMiddleware:
    """Whoever shows a cookie (of a session, of a ballot that is being marked, of what was typed) reads pages
    of their own: no browser and no proxy keeps them. Stands around all that make pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        of_everybody = {settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
        if request.COOKIES.keys() - of_everybody:
            add_never_cache_headers(response)
        return response


class PlainTextMiddleware:
    """Stands before all that read cookies, addresses or forms."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        request.META["QUERY_STRING"] = query.replace("%00", LOST).replace(NUL, LOST)
        if any(NUL in value for value in request.COOKIES.values()):
            request.COOKIES = {name: value for name, value in request.COOKIES.items() if NUL not in value}
        if request.encoding is not None:
            request.encoding = settings.DEFAULT_CHARSET  # our pages are, and so are the forms in them
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        if NUL in request.path_info:
            raise Http404
