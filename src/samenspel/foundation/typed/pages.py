"""On which page a form stands that is sent to an address."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from samenspel.foundation.access.goals import is_page, nearest

WORD = "typed-again"
"""The name, in the address and the form, of the word that leads to what was typed; no field has it."""


def page_of_form(request: HttpRequest, is_good: Callable[[str], bool] = is_page) -> str:
    """The address that the form was sent to, the page it was sent from, or the nearest page above."""
    if is_good(request.path):
        return without_word(request.get_full_path())
    said = request.headers.get("Referer", "")
    is_here = url_has_allowed_host_and_scheme(said, {request.get_host()})
    before = urlsplit(said if is_here else "")  # what is refused may be no address at all
    if is_here and is_good(before.path):
        return without_word(f"{before.path}?{before.query}")
    return nearest(request.path, is_good)


def with_word(page: str, word: str) -> str:
    kept = without_word(page)
    return f"{kept}{'&' if '?' in kept else '?'}{urlencode({WORD: word})}#{WORD}"


def without_word(page: str) -> str:
    path, query = urlsplit(page).path, parse_qsl(urlsplit(page).query, keep_blank_values=True)
    left = [(name, value) for name, value in query if name != WORD]
    return f"{path}?{urlencode(left)}" if left else path
