"""Pages of calls, and what organisers set for their review."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import calls as actions
from samenspel.phases.learn.forms.calls import (
    CallForm,
    CancelForm,
    CriteriaForm,
    PhaseForm,
    criteria_as_typed,
)
from samenspel.phases.learn.models.calls import Call, Kind, ReviewPhase
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.pages.panels import call_page
from samenspel.phases.learn.queries.panels import find_call, find_edition, find_phase
from samenspel.spine.people.requests import SignedIn


@route("learn.set_up_call", find=find_edition, methods=FORM)
def set_up_call(request: SignedIn, edition: Edition) -> HttpResponse:
    form = CallForm(request.POST or None, edition=edition)
    if form.is_valid():
        call = actions.set_up_call(actor=request.user, edition=edition, **form.cleaned_data)
        messages.success(request, _("The call is there. Say next when reviewers do their work."))
        return redirect(call)
    return form_page(request, "learn/set_up_call", edition, form)


@route("learn.show_call", find=find_call)
def show_call(request: HttpRequest, call: Call) -> HttpResponse:
    return render(request, "learn/show_call.html", call_page(call, request.user))


@route("learn.change_call", find=find_call, methods=FORM)
def change_call(request: SignedIn, call: Call) -> HttpResponse:
    form = CallForm(request.POST or None, edition=call.edition, call=call)
    if form.is_valid():
        actions.change_call(actor=request.user, call=call, **form.cleaned_data)
        messages.success(request, _("Your changes are saved. Who contributed was told of a later end."))
        return redirect(call)
    return form_page(request, "learn/change_call", call, form)


@route("learn.add_phase", find=find_call, methods=FORM)
def add_phase(request: SignedIn, call: Call) -> HttpResponse:
    form = PhaseForm(request.POST or None, call=call)
    if form.is_valid():
        actions.add_phase(actor=request.user, call=call, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(call)
    return form_page(request, "learn/add_phase", call, form)


@route("learn.remove_phase", find=find_phase, methods=("POST",))
def remove_phase(request: SignedIn, phase: ReviewPhase) -> HttpResponse:
    actions.remove_phase(actor=request.user, phase=phase)
    messages.success(request, _("This phase is removed."))
    return redirect(phase.call)


@route("learn.cancel_call", find=find_call, methods=FORM)
def cancel_call(request: SignedIn, call: Call) -> HttpResponse:
    form = CancelForm(request.POST or None)
    if form.is_valid():
        actions.cancel_call(actor=request.user, call=call, **form.cleaned_data)
        messages.success(request, _("The call is cancelled, and all who had to do with it are told."))
        return redirect(call)
    return form_page(request, "learn/cancel_call", call, form)


@route("learn.set_criteria", find=find_call, methods=FORM)
def set_criteria(request: SignedIn, call: Call) -> HttpResponse:
    kind = request.GET.get("kind", "")
    initial = criteria_as_typed(call, kind if kind in Kind.values else Kind.PAPER)
    form = CriteriaForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.set_criteria(actor=request.user, call=call, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(call)
    return form_page(request, "learn/set_criteria", call, form)
