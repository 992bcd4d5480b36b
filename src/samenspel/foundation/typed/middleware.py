"""Nothing typed is lost: what a form brought that can't be taken now is kept, and filled in again."""

from collections.abc import Callable
from typing import Any, TypeGuard
from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from samenspel.foundation.typed.pages import WORD, page_of_form
from samenspel.foundation.typed.returning import (
    fill_in,
    forget_sent,
    keep_files,
    keep_other,
    keep_typed,
    put_files_back,
)

ALONG, LOOKS = "form", ("GET", "HEAD")
"""In the address of a button that sends another form along (of the address that stands there) to keep it."""


class TypedMiddleware:
    """Stands after sign-in, CSRF and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        settle = _fill_in if request.method in LOOKS else _settle
        settle(request, response)
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        if request.method == "POST" and WORD in request.POST:
            put_files_back(request)


def _fill_in(request: HttpRequest, response: HttpResponseBase) -> None:
    if WORD in request.GET and _is_page(response):
        fill_in(request, response)


def _settle(request: HttpRequest, response: HttpResponseBase) -> None:
    if _is_page(response):
        if response.status_code == 200 and request.FILES:
            keep_files(request, response)
    elif ALONG in request.GET and response.has_header("Location"):
        page = keep_other(request, response, "language", address=request.GET[ALONG])
        response.headers["Location"] = page or response.headers["Location"]
    elif _is_door(request, response):
        _lead_through(request, response)
    elif response.status_code in (302, 303):
        forget_sent(request, response)


def _is_page(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return isinstance(response, HttpResponse) and is_html and response.content != b""


def _is_door(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Is somebody asked to sign in, to come back later?"""
    goal = urlsplit(response.headers.get("Location", ""))
    is_sign_in = goal.path == resolve_url(settings.LOGIN_URL) and "next" in parse_qs(goal.query)
    return is_sign_in and not request.user.is_authenticated


def _lead_through(request: HttpRequest, response: HttpResponseBase) -> None:
    page = keep_typed(request, response, "out")
    if page:
        messages.info(request, _("You are signed out. Sign in, and what you typed stands in the form again."))
    goal = urlencode({"next": page or page_of_form(request)}, safe="/")
    response.headers["Location"] = f"{resolve_url(settings.LOGIN_URL)}?{goal}"
