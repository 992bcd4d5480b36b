"""Noting, correcting and taking back values; from another site, too."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.assess.actions import readings as actions
from samenspel.phases.assess.actions import sources
from samenspel.phases.assess.forms.indicators import ReasonForm
from samenspel.phases.assess.forms.readings import CorrectForm, ImportForm, ReadingForm
from samenspel.phases.assess.forms.sources import SourceForm
from samenspel.phases.assess.models.indicators import Indicator, Reading
from samenspel.phases.assess.pages.indicators import preview_page
from samenspel.phases.assess.periods import period_words
from samenspel.phases.assess.queries.indicators import find_indicator, find_reading
from samenspel.spine.people.requests import SignedIn


@route("assess.add_reading", find=find_indicator, methods=FORM)
def add_reading(request: SignedIn, indicator: Indicator) -> HttpResponse:
    form = ReadingForm(request.POST or None, indicator=indicator)
    save = partial(actions.add_reading, actor=request.user, indicator=indicator)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("The value is noted."))
        return redirect(
            "assess:add_reading" if "more" in request.POST else "assess:show_indicator", indicator.pk
        )
    return form_page(request, "assess/add_reading", indicator, form)


@route("assess.correct_reading", find=find_reading, methods=FORM)
def correct_reading(request: SignedIn, reading: Reading) -> HttpResponse:
    form = CorrectForm(request.POST or None, reading=reading)
    save = partial(actions.correct_reading, actor=request.user, reading=reading)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("The value is corrected. The earlier one stays readable."))
        return redirect(reading)
    return form_page(request, "assess/correct_reading", reading.indicator, form, period=_period(reading))


@route("assess.withdraw_reading", find=find_reading, methods=FORM)
def withdraw_reading(request: SignedIn, reading: Reading) -> HttpResponse:
    form = ReasonForm(request.POST or None, label=_("What was wrong"))
    save = partial(actions.withdraw_reading, actor=request.user, reading=reading)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("The value does not count any more. It stays readable."))
        return redirect(reading)
    return form_page(request, "assess/withdraw_reading", reading.indicator, form, period=_period(reading))


def _period(reading: Reading) -> str:
    return period_words(reading.indicator.rhythm, reading.period)


@route("assess.import_readings", find=find_indicator, methods=FORM)
def import_readings(request: SignedIn, indicator: Indicator) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None, indicator=indicator)
    if not form.is_valid():
        return form_page(request, "assess/import_readings", indicator, form)
    found = actions.sort_rows(indicator, form.sent.rows)
    if "take" not in request.POST:
        shown = {**preview_page(indicator, found), "form": form, "thing": indicator}
        return render(request, "assess/preview_readings.html", shown)
    rows, reason = form.sent.rows, form.cleaned_data["reason"]
    taken = actions.import_readings(actor=request.user, indicator=indicator, rows=rows, reason=reason)
    messages.success(request, _("New values: %(added)d. Corrected: %(corrected)d.") % taken._asdict())
    return redirect(indicator)


@route("assess.set_source", find=find_indicator, methods=FORM)
def set_source(request: SignedIn, indicator: Indicator) -> HttpResponse:
    form = SourceForm(request.POST or None, indicator=indicator)
    save = partial(sources.set_source, actor=request.user, indicator=indicator)
    if form.is_valid() and form.saves(save):
        messages.success(request, _("It is asked now, and every day from then on."))
        return redirect(indicator)
    return form_page(request, "assess/set_source", indicator, form)


@route("assess.drop_source", find=find_indicator, methods=("POST",))
def drop_source(request: SignedIn, indicator: Indicator) -> HttpResponse:
    sources.drop_source(actor=request.user, indicator=indicator)
    messages.success(request, _("The site is no longer asked. Its values stay."))
    return redirect(indicator)


@route("assess.ask_source", find=find_indicator, methods=("POST",))
def ask_source(request: SignedIn, indicator: Indicator) -> HttpResponse:
    return redirect(sources.ask_source(actor=request.user, indicator=indicator))
