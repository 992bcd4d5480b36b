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
    is_there = _can_be_seen(urlsplit(goal).path) is not None
    return page_above(goal) if is_there else ""


def page_above(address: str) -> str:
    """The address itself if it is a page, or the nearest above it that is one."""
    path = urlsplit(address).path
    if is_page(path):
        return address
    while not is_page(path):
        path = path.rstrip("/").rpartition("/")[0] + "/"
    return path


def is_page(path: str) -> bool:
    """Can it be looked at? Not so an address that only takes forms."""
    return bool(_can_be_seen(path))


def _can_be_seen(path: str) -> bool | None:
    """None: there is no such address."""
    try:
        view = resolve(unquote(path)).func
    except Resolver404:
        return None
    return "GET" in getattr(view, "methods", ("GET",))
