"""What was typed, from the request that brought it to the page on which it stands again."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers

from samenspel.foundation.typed.cookies import drop_cookie, set_own_cookie
from samenspel.foundation.typed.filling import OURS, filled, form_on
from samenspel.foundation.typed.pages import WORD, page_of_form, with_word
from samenspel.foundation.typed.store import KEPT, Files, Place, Typed, find, forget, keep

COOKIE, MOST_COOKIES = "typed-", 10
MAIN = re.compile(r"<main\b[^>]*>")

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Keeper = Callable[..., str]


def kept_by(keeper: Keeper) -> Callable[[View], View]:
    """A view whose forms are kept in another way: `keeper(request, response, **address parts)` puts what was
    typed into cookies of the response, and returns the page on which it stands again."""

    def mark(view: View) -> View:
        view.keeper = keeper  # type: ignore[attr-defined]
        return view

    return mark


def keep_typed(request: HttpRequest, response: HttpResponseBase, why: str) -> str | None:
    """The page to come back to, with the word that fills its form in; None when nothing is kept."""
    return _keep(request, response, why, address=request.path, page=page_of_form(request))


def keep_other(request: HttpRequest, response: HttpResponseBase, why: str, *, address: str) -> str | None:
    """As `keep_typed`, of the form for `address` that was sent along with something else."""
    return _keep(request, response, why, address=address, page=response.headers["Location"])


def _keep(
    request: HttpRequest, response: HttpResponseBase, why: str, *, address: str, page: str
) -> str | None:
    try:
        view, _, parts = resolve(address)
    except Resolver404:
        return None
    if keeper := getattr(view, "keeper", None):
        return str(keeper(request, response, **parts))
    typed = Typed(address, why, _words(request), _files(request))
    place = _put(typed, request, response) if typed.says_something else None
    return with_word(page, place.word) if place else None


def keep_refused(request: HttpRequest, response: HttpResponse, page: str) -> tuple[str, Typed | None]:
    """Of a form that is refused: the page with the word that fills it in, and what it brought. Nothing is
    kept of who is not known, of buttons, and of what has a keeper of its own: no ballot lies about."""
    view = getattr(request.resolver_match, "func", None)
    if view is None or hasattr(view, "keeper") or not request.user.is_authenticated:
        return page, None
    typed = Typed(request.path, "refused", _words(request), _files(request))
    place = _put(typed, request, response) if said_in(typed) or typed.files else None
    if place is None:
        return page, None
    forget_sent(request, response)
    return with_word(page, place.word), typed


def _put(typed: Typed, request: HttpRequest, response: HttpResponseBase) -> Place | None:
    place, others = (
        keep(typed, _network(request)),
        [name for name in request.COOKIES if name.startswith(COOKIE)],
    )
    for name in others[MOST_COOKIES:]:
        drop_cookie(response, name, path="/")
    if place:
        set_own_cookie(response, COOKIE + place.word, place.key, path="/", kept=KEPT)
    return place


def _network(request: HttpRequest) -> str:
    """Of the visitor: what a proxy says comes this far only where there is one (`config/doors`)."""
    said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return said or str(request.META.get("REMOTE_ADDR", ""))


def _words(request: HttpRequest) -> dict[str, list[str]]:
    sent = {name: request.POST.getlist(name) for name in request.POST}
    return {name: [str(one) for one in values] for name, values in sent.items() if name not in {*OURS, WORD}}


def _files(request: HttpRequest) -> Files:
    return [(where, file) for where in request.FILES for file in request.FILES.getlist(where)]


def _place(request: HttpRequest, sent: Any) -> Place:
    word = sent.get(WORD, "")
    return Place(word, request.COOKIES.get(COOKIE + word, ""))


def put_files_back(request: HttpRequest) -> None:
    """Those that were kept; what is chosen now goes first."""
    typed = find(_place(request, request.POST))
    for where, file in typed.files if typed else []:
        if not request.FILES.get(where):
            request.FILES.appendlist(where, file)


def forget_sent(request: HttpRequest, response: HttpResponseBase) -> None:
    """It was taken: nothing is kept any longer."""
    place = _place(request, request.POST)
    if place.word:
        forget(place)
        drop_cookie(response, COOKIE + place.word, path="/")


def keep_files(request: HttpRequest, response: HttpResponse) -> None:
    """Of a form that comes back: its page holds the words, and no browser sends a file twice."""
    page, names = response.content.decode(), set(request.POST)
    form = form_on(page, request.path, request.path, names)
    good = {one.name for one in form.files()} if form else set()
    typed = Typed(
        request.path, "back", files=[(where, one) for where, one in _files(request) if where in good]
    )
    place = _put(typed, request, response) if typed.files else None
    if form and place:
        forget_sent(request, response)
        response.content = _with_form(page, form, find(place) or typed, place, request)


def fill_in(request: HttpRequest, response: HttpResponse) -> None:
    """The form on this page; where there is none (one may not do this, it is over), the words stand there."""
    place, page = _place(request, request.GET), response.content.decode()
    typed = find(place)
    form = form_on(page, request.path, typed.address, set(typed.words)) if typed else None
    if typed and form:
        response.content = _with_form(page, form, typed, place, request)
    else:
        told = {"typed": typed, "words": said_in(typed)}
        head = render_to_string("typed/apart.html", told, request)
        response.content = MAIN.sub(lambda main: main.group() + head, page, count=1)
    add_never_cache_headers(response)


def _with_form(page: str, form: Any, typed: Typed, place: Place, request: HttpRequest) -> str:
    head = render_to_string("typed/kept.html", {"typed": typed, "word": place.word, "name": WORD}, request)
    beside = {
        where: render_to_string("typed/file.html", {"name": file.name}, request)
        for where, file in typed.files
    }
    return filled(page, form, typed.words, head, beside)


def said_in(typed: Typed | None) -> list[str]:
    """What a person wrote: neither numbers nor switches, nor the address to go on to."""
    words = [word for words in typed.words.values() for word in words] if typed else []
    return [word for word in words if (len(word) > 12 or " " in word.strip()) and not word.startswith("/")]
