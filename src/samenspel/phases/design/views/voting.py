"""Voting in an opinion map, with an account or by a cookie of one's browser."""

import secrets
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.typed.cookies import put_in_cookie
from samenspel.phases.design.actions import voting as actions
from samenspel.phases.design.forms.statements import VoteForm
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.pages.voting import Asker, chance_in, sealed, vote_page
from samenspel.phases.design.queries.opinion_maps import Shown, find_map
from samenspel.spine.people.requests import visitor_of

COOKIE, KEPT = "opinion_voter", timedelta(days=365)


def _asker(request: HttpRequest) -> Asker:
    visitor = visitor_of(request, COOKIE)
    return Asker(visitor.person, visitor.device)


@route("design.vote", find=find_map, methods=FORM)
def vote(request: HttpRequest, map: OpinionMap) -> HttpResponse:
    form, asker = VoteForm(request.POST or None), _asker(request)
    if request.method != "POST":
        return _ask(request, map, asker)
    if not form.is_valid():
        messages.error(request, _("That was no vote. Press one of the three buttons."))
        return redirect("design:vote", map.pk)
    return _too_fast(request, map, asker) or _voted(request, map, asker, **form.cleaned_data)


def _ask(request: HttpRequest, map: OpinionMap, asker: Asker) -> HttpResponse:
    """A visitor gets a cookie that no other map sees."""
    is_new = not asker.is_known
    asker = Asker(request.user, secrets.token_urlsafe(24)) if is_new else asker
    response = render(request, "design/vote.html", vote_page(map, asker, request.GET))
    if is_new:
        path = reverse("design:show_opinion_map", args=[map.pk])
        put_in_cookie(response, COOKIE, asker.device, path=path, kept=KEPT)
    return response


def _too_fast(request: HttpRequest, map: OpinionMap, asker: Asker) -> HttpResponse | None:
    """Who has an account is known, and votes once."""
    if request.user.is_authenticated:
        return None
    if not asker.device:
        messages.error(request, _("Allow this site a cookie first: by it we tell your votes from others'."))
        return redirect("design:vote", map.pk)
    counted = ["opinion_vote"] if asker.voter_in(map) else ["opinion_vote", "opinion_voter"]
    if all(ratelimit.consume(request, action=action) for action in counted):
        return None
    messages.error(request, _("Very many votes come from your network. Wait a while, or sign in."))
    return redirect(map)


def _voted(
    request: HttpRequest,
    map: OpinionMap,
    asker: Asker,
    *,
    statement: int,
    value: int,
    shown: str,
    turn: int | None,
) -> HttpResponse:
    try:
        found = map.statements.get(pk=statement)
        chance = chance_in(shown, found, asker)
        actions.vote(actor=request.user, statement=found, value=value, chance=chance, device=asker.device)
    except (actions.NotAsked, ObjectDoesNotExist):
        messages.warning(request, _("This statement was taken out or split meanwhile. Here is another one."))
        return _go_on(request, map, asker, turn=turn or 1)
    return _go_on(request, map, asker, turn=(turn or 1) + 1, last=found.pk)


def _go_on(request: HttpRequest, map: OpinionMap, asker: Asker, **asked: Any) -> HttpResponse:
    """With the part of the page that is new, where a script asks for it."""
    if "HX-Request" in request.headers:
        told = {name: str(value) for name, value in asked.items()}
        return render(request, "design/opinion_map/turn.html", vote_page(map, asker, told))
    return redirect(f"{reverse('design:vote', args=[map.pk])}?{urlencode(asked)}")


@route("design.take_back_vote", find=find_map, methods=("POST",))
def take_back_vote(request: HttpRequest, map: OpinionMap) -> HttpResponse:
    form, asker = VoteForm({**request.POST.dict(), "value": "0"}), _asker(request)
    statement = map.statements.filter(pk=form.cleaned_data["statement"]).first() if form.is_valid() else None
    if statement is None:
        return redirect("design:vote", map.pk)
    gone = actions.take_back_vote(actor=request.user, statement=statement, device=asker.device)
    seal = sealed(Shown(statement, gone.chance), asker) if gone else ""
    turn = max((form.cleaned_data["turn"] or 1) - 1, 1)
    return _go_on(request, map, asker, turn=turn, statement=statement.pk, shown=seal)
