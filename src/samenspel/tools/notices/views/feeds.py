"""Feeds for programs that read them; they carry no sign-in, so they show what everyone may see."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase

from samenspel.foundation.access.routes import route
from samenspel.foundation.ui.downloads import fed
from samenspel.tools.notices import feeds
from samenspel.tools.notices.queries import find_followed


@route("notices.show_site_feed")
def show_site_feed(request: HttpRequest) -> HttpResponseBase:
    return _answer(request, feeds.feed_of_site())


@route("notices.show_feed", find=find_followed)
def show_feed(request: HttpRequest, followed: Any) -> HttpResponseBase:
    return _answer(request, feeds.feed_of(followed))


def _answer(request: HttpRequest, feed: bytes) -> HttpResponseBase:
    return fed(request, feed, "application/atom+xml; charset=utf-8")
