"""Where somebody may be sent afterwards: one place that decides what a good `next` is."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest  # noqa: TID251 -- a type; nothing is answered here
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from samenspel.foundation.access.permissions import allow

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
    return nearest(address, is_page)


def page_in_sight(person: Any, address: str) -> str:
    """The address itself if this person may look at it, or the nearest page above of which that is so."""
    return nearest(address, partial(may_look_at, person))


def nearest(address: str, is_good: Callable[[str], bool]) -> str:
    path = urlsplit(address).path
    if is_good(path):
        return address
    while path != "/" and not is_good(path):
        path = above(path)
    return path


def above(path: str) -> str:
    return path.rstrip("/").rpartition("/")[0] + "/"


def may_look_at(person: Any, path: str) -> bool:
    """Is it a page, and is what it shows there, and open to this person?"""
    if not is_page(path):
        return False
    view, _words, parts = resolve(unquote(path))
    if not hasattr(view, "permission"):
        return True  # of another app, which asks for itself
    try:
        thing = view.find(**parts) if view.find else None
    except ObjectDoesNotExist:
        return False
    return bool(allow(person, view.permission, thing))


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
