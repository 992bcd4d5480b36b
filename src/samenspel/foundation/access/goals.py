"""Where somebody may be sent afterwards: one place that decides what a good `next` is."""

from urllib.parse import unquote, urlsplit

from django.http import HttpRequest  # noqa: TID251 -- a type; nothing is answered here
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500


def good_goal(request: HttpRequest, goal: str) -> str:
    """`goal` where it is a page of ours; the nearest page above it where it only takes forms; or nothing."""
    hosts, is_secure = {request.get_host()}, request.is_secure()
    if len(goal) > LONGEST or not url_has_allowed_host_and_scheme(goal, hosts, require_https=is_secure):
        return ""
    path = urlsplit(goal).path
    can_be_seen = _can_be_seen(path)
    if can_be_seen is None:
        return ""
    return goal if can_be_seen else _page_above(path)


def _page_above(path: str) -> str:
    while not _can_be_seen(path):
        path = path.rstrip("/").rpartition("/")[0] + "/"
    return path


def _can_be_seen(path: str) -> bool | None:
    """None: there is no such address."""
    try:
        view = resolve(unquote(path)).func
    except Resolver404:
        return None
    return "GET" in getattr(view, "methods", ("GET",))
