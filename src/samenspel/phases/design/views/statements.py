"""Saying something in an opinion map, and moderating what is said."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.fields import look_while_typing
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import statements as actions
from samenspel.phases.design.forms.statements import ModerationForm, SplitForm, StatementForm
from samenspel.phases.design.models.opinion_maps import Moderated, OpinionMap
from samenspel.phases.design.models.statements import LONGEST, Statement
from samenspel.phases.design.pages.moderation import alike_in, moderation_page
from samenspel.phases.design.queries.opinion_maps import find_map, find_statement
from samenspel.phases.design.sources import write_rulings
from samenspel.spine.people.requests import SignedIn


@route("design.show_similar_statements", find=find_map)
def show_similar_statements(request: HttpRequest, map: OpinionMap) -> HttpResponse:
    """While somebody types one; by itself it is the search on the page of the map."""
    text = request.GET.get("text", "")[:LONGEST]
    if "HX-Request" not in request.headers:
        return redirect(f"{map.get_absolute_url()}?{urlencode({'q': text[:100]})}")
    shown = {"alike": alike_in(map, text), "map": map}
    return render(request, "design/similar_statements.html", shown)


@route("design.add_statement", find=find_map, methods=FORM)
def add_statement(request: SignedIn, map: OpinionMap) -> HttpResponse:
    """Without a script, who wants to looks first what was said already; nothing is saved then."""
    form, looks = StatementForm(request.POST or None), "look" in request.POST
    if not looks and form.is_valid():
        return _said(request, map, form)
    look_while_typing(form, "text", reverse("design:show_similar_statements", args=[map.pk]))
    alike = alike_in(map, request.POST.get("text", "")[:LONGEST]) if looks else None
    return form_page(request, "design/add_statement", map, form, map=map, alike=alike, looks=looks)


def _said(request: SignedIn, map: OpinionMap, form: StatementForm) -> HttpResponse:
    try:
        statement = actions.add_statement(actor=request.user, map=map, **form.cleaned_data)
    except actions.SaidAlready as refused:
        messages.info(request, str(refused.reason))
        return _ask_about(map, refused.statement)
    if map.moderated == Moderated.BEFORE:
        messages.success(request, _("A moderator reads it first. If it does not appear, you hear why."))
        return redirect(map)
    messages.success(request, _("It is there, and others vote on it. You have not voted on it yet yourself."))
    return _ask_about(map, statement)


def _ask_about(map: OpinionMap, statement: Statement) -> HttpResponse:
    return redirect(f"{reverse('design:vote', args=[map.pk])}?statement={statement.pk}")


@route("design.moderate_statements", find=find_map, methods=FORM)
def moderate_statements(request: SignedIn, map: OpinionMap) -> HttpResponse:
    if request.method != "POST":
        shown = moderation_page(map, request.GET)
        return render(request, "design/moderate_statements.html", shown)
    numbers = list(map.statements.values_list("number", flat=True))
    form = ModerationForm(request.POST, numbers=numbers)
    if not form.is_valid():
        shown = {**moderation_page(map, request.GET), "form": form, "marked": request.POST.getlist("numbers")}
        return render(request, "design/moderate_statements.html", shown)
    changed = actions.moderate_statements(actor=request.user, map=map, **form.cleaned_data)
    messages.success(request, _decided(len(changed)))
    return redirect(request.get_full_path())


def _decided(number: int) -> str:
    words = ngettext("Decided about %(number)d statement.", "Decided about %(number)d statements.", number)
    return words % {"number": number}


@route("design.split_statement", find=find_statement, methods=FORM)
def split_statement(request: SignedIn, statement: Statement) -> HttpResponse:
    form = SplitForm(request.POST or None)
    if form.is_valid():
        actions.split_statement(actor=request.user, statement=statement, **form.cleaned_data)
        messages.success(request, _("People vote on the new statements from now on."))
        return redirect("design:moderate_statements", statement.map_id)
    return form_page(request, "design/split_statement", statement.map, form, statement=statement)


@route("design.download_rulings", find=find_map)
def download_rulings(request: HttpRequest, map: OpinionMap) -> HttpResponse:
    """What moderators decided, and why; of nobody's name."""
    return download(write_rulings(map), f"moderation-{map.pk}.csv", "text/csv; charset=utf-8")
