"""Signed in, people read pages in their own language; signed out, their browser keeps nothing of them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

LEAVES = "samenspel.leaves"


class LanguageMiddleware:
    """Stands after sign-in; visitors keep what Django found in the cookie or the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


def note_leaving(request: HttpRequest | None, **_signal: Any) -> None:
    if request is not None:
        request.META[LEAVES] = True


class LeavingMiddleware:
    """Whoever sits at this browser next finds nothing that pages kept in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if LEAVES in request.META:
            response.headers["Clear-Site-Data"] = '"storage"'
        return response
