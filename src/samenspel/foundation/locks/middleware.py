"""Gives a form that is sent again the answer it got the first time."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

from samenspel.foundation.access.goals import good_goal
from samenspel.foundation.locks.once import FIELD, FormClaim, is_key
from samenspel.foundation.locks.writing import AlreadyDone, current_claim


class OnceMiddleware:
    """Stands after sign-in and CSRF; `writing()` claims the key that is announced here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = current_claim.set(None)
        try:
            return self._settle(request, self.get_response(request))
        finally:
            current_claim.reset(token)

    def process_view(
        self, request: HttpRequest, view: Any, _words: Any, parts: dict[str, Any]
    ) -> HttpResponseBase | None:
        find = getattr(view, "find_again", None)
        claim = _claim_of(request, partial(find, request, **parts) if find else None)
        if claim is None:
            return None
        current_claim.set(claim)
        request.once = claim  # type: ignore[attr-defined]
        earlier = claim.earlier()
        return None if earlier is None else _answer_again(request, earlier)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        earlier = request.once.earlier() if isinstance(error, AlreadyDone) else None  # type: ignore[attr-defined]
        return None if earlier is None else _answer_again(request, earlier)

    def _settle(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        claim: FormClaim | None = getattr(request, "once", None)
        if claim is None or getattr(response, "answered_again", False):
            return response
        if claim.taken:
            claim.answer(response.headers.get("Location") or response.headers.get("HX-Redirect") or "")
            return response
        # A twin may have been saved after we looked, and then made this one look like a mistake.
        earlier = claim.earlier()
        return response if earlier is None else _answer_again(request, earlier)


def _claim_of(request: HttpRequest, find_again: Callable[[], str] | None) -> FormClaim | None:
    key = request.POST.get(FIELD, "") if request.method == "POST" else ""
    if not is_key(key):
        return None
    sender = str(request.user.pk) if request.user.is_authenticated else "visitor"
    return FormClaim(key, sender, find_again)


def _answer_again(request: HttpRequest, location: str) -> HttpResponseBase:
    response = _first_answer(request, location)
    response.answered_again = True  # type: ignore[attr-defined]
    return response


def _first_answer(request: HttpRequest, location: str) -> HttpResponse:
    if "HX-Request" in request.headers:
        where = {"HX-Redirect": location} if location else {"HX-Refresh": "true"}
        return HttpResponse(status=204, headers=where)
    if location:
        return HttpResponseRedirect(location)
    return render(request, "locks/saved_already.html", {"back": _page_before(request)})


def _page_before(request: HttpRequest) -> str:
    return good_goal(request, request.headers.get("Referer", "")) or "/"
