"""Pages of the people of a series, and of what somebody will try."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import may_do
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import circles as actions
from samenspel.phases.learn.forms.circles import CircleForm, CircleList, IntentionForm, LookBackForm
from samenspel.phases.learn.models.circles import Intention
from samenspel.phases.learn.models.series import Edition, Series
from samenspel.phases.learn.queries.circles import circle_of, find_intention, intentions_of, own_place
from samenspel.phases.learn.queries.panels import find_edition, find_series
from samenspel.spine.people.requests import SignedIn


@route("learn.list_circle", find=find_series)
def list_circle(request: HttpRequest, series: Series) -> HttpResponse:
    asked, own = CircleList(request.GET), own_place(request.user, series)
    found = circle_of(series, asked.wanted.get("q", ""))
    shown = {"series": series, "form": asked, "page": asked.page(found), "own": own}
    may = may_do(request.user, "learn", ("join_circle", "leave_circle"), series)
    return render(request, "learn/list_circle.html", {**shown, **may})


@route("learn.join_circle", find=find_series, methods=FORM)
def join_circle(request: SignedIn, series: Series) -> HttpResponse:
    form = CircleForm(request.POST or None, own=own_place(request.user, series))
    if form.is_valid():
        actions.join_circle(actor=request.user, series=series, **form.cleaned_data)
        messages.success(request, _("People who signed in find you here now."))
        return redirect("learn:list_circle", series.pk)
    return form_page(request, "learn/join_circle", series, form)


@route("learn.leave_circle", find=find_series, methods=("POST",))
def leave_circle(request: SignedIn, series: Series) -> HttpResponse:
    actions.leave_circle(actor=request.user, series=series)
    messages.success(request, _("Nobody finds you here any more."))
    return redirect("learn:list_circle", series.pk)


@route("learn.list_intentions")
def list_intentions(request: SignedIn) -> HttpResponse:
    page = page_of(intentions_of(request.user), request.GET.get("page"), 20)
    return render(request, "learn/list_intentions.html", {"page": page})


@route("learn.add_intention", find=find_edition, methods=FORM)
def add_intention(request: SignedIn, edition: Edition) -> HttpResponse:
    form = IntentionForm(request.POST or None)
    if form.is_valid():
        actions.add_intention(actor=request.user, edition=edition, **form.cleaned_data)
        messages.success(request, _("It is kept for you. In three months we ask what came of it."))
        return redirect("learn:list_intentions")
    return form_page(request, "learn/add_intention", edition, form)


@route("learn.look_back", find=find_intention, methods=FORM)
def look_back(request: SignedIn, intention: Intention) -> HttpResponse:
    form = LookBackForm(request.POST or None, intention=intention)
    if form.is_valid():
        actions.look_back(actor=request.user, intention=intention, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("learn:list_intentions")
    return form_page(request, "learn/look_back", intention, form)


@route("learn.remove_intention", find=find_intention, methods=("POST",))
def remove_intention(request: SignedIn, intention: Intention) -> HttpResponse:
    actions.remove_intention(actor=request.user, intention=intention)
    messages.success(request, _("It is taken out."))
    return redirect("learn:list_intentions")
