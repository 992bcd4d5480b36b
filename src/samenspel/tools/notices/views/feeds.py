"""Feeds for programs that read them; they carry no sign-in, so they show what everyone may see."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from samenspel.foundation.access.routes import route
from samenspel.tools.notices import feeds
from samenspel.tools.notices.queries import find_followed


@route("notices.show_site_feed")
def show_site_feed(request: HttpRequest) -> HttpResponseBase:
    return _answer(request, feeds.feed_of_site())


@route("notices.show_feed", find=find_followed)
def show_feed(request: HttpRequest, followed: Any) -> HttpResponseBase:
    return _answer(request, feeds.feed_of(followed))


def _answer(request: HttpRequest, feed: bytes) -> HttpResponseBase:
    """By its digest: what was hidden since makes another feed too, though no newer one."""
    response = HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = f'"{sha256(feed).hexdigest()[:32]}"'
    response["Cache-Control"] = "public, max-age=300"
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    return response if answer is None else answer
