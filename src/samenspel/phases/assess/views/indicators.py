"""The pages of indicators: what should change, its goal, its end."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.assess.actions import indicators as actions
from samenspel.phases.assess.forms.indicators import (
    ChangeIndicatorForm,
    CountForm,
    IndicatorForm,
    ReasonForm,
    TargetForm,
)
from samenspel.phases.assess.models.indicators import Indicator
from samenspel.phases.assess.pages.indicators import indicator_page, list_page
from samenspel.phases.assess.queries.indicators import find_indicator, values_as_csv, verbs_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("assess.list_indicators", find=find_initiative)
def list_indicators(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "assess/list_indicators.html", list_page(initiative, request.user))


@route("assess.show_indicator", find=find_indicator)
def show_indicator(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    shown = indicator_page(indicator, request.user, request.GET)
    return render(request, "assess/show_indicator.html", shown)


@route("assess.export_indicator", find=find_indicator)
def export_indicator(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    return download(values_as_csv(indicator), f"indicator-{indicator.pk}.csv", "text/csv; charset=utf-8")


@route("assess.add_indicator", find=find_initiative, methods=FORM)
def add_indicator(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = IndicatorForm(request.POST or None)
    save = partial(actions.add_indicator, actor=request.user, initiative=initiative)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("It is there. Note the values of the time before, if there are any."))
        return redirect("assess:list_indicators", initiative.slug)
    return form_page(request, "assess/add_indicator", initiative, form)


@route("assess.change_indicator", find=find_indicator, methods=FORM)
def change_indicator(request: SignedIn, indicator: Indicator) -> HttpResponse:
    form = ChangeIndicatorForm(request.POST or None, indicator=indicator)
    save = partial(actions.change_indicator, actor=request.user, indicator=indicator)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("Your changes are saved."))
        return redirect(indicator)
    return form_page(request, "assess/change_indicator", indicator, form)


@route("assess.change_target", find=find_indicator, methods=FORM)
def change_target(request: SignedIn, indicator: Indicator) -> HttpResponse:
    form = TargetForm(request.POST or None, indicator=indicator)
    save = partial(actions.change_target, actor=request.user, indicator=indicator)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("The goal is changed. The earlier one stays readable, with your reason."))
        return redirect(indicator)
    return form_page(request, "assess/change_target", indicator, form)


@route("assess.count_entries", find=find_indicator, methods=FORM)
def count_entries(request: SignedIn, indicator: Indicator) -> HttpResponse:
    form = CountForm(request.POST or None, indicator=indicator, verbs=verbs_of(indicator.initiative))
    save = partial(actions.count_entries, actor=request.user, indicator=indicator)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("Your changes are saved."))
        return redirect(indicator)
    return form_page(request, "assess/count_entries", indicator, form)


@route("assess.end_indicator", find=find_indicator, methods=FORM)
def end_indicator(request: SignedIn, indicator: Indicator) -> HttpResponse:
    form = ReasonForm(request.POST or None, label=_("Why it ends"))
    save = partial(actions.end_indicator, actor=request.user, indicator=indicator)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("It is no longer measured. Its values stay readable."))
        return redirect(indicator)
    return form_page(request, "assess/end_indicator", indicator, form)


@route("assess.resume_indicator", find=find_indicator, methods=("POST",))
def resume_indicator(request: SignedIn, indicator: Indicator) -> HttpResponse:
    actions.resume_indicator(actor=request.user, indicator=indicator)
    messages.success(request, _("It is measured again."))
    return redirect(indicator)


@route("assess.archive_indicator", find=find_indicator, methods=("POST",))
def archive_indicator(request: SignedIn, indicator: Indicator) -> HttpResponse:
    actions.archive_indicator(actor=request.user, indicator=indicator)
    messages.success(request, _("It is in the archive, below the others."))
    return redirect("assess:list_indicators", indicator.initiative.slug)
