"""Pages on which measures against a risk are agreed, handed over and ended."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import measures as actions
from samenspel.phases.learn.forms.risks import ChangeMeasureForm, EndMeasureForm, MeasureForm
from samenspel.phases.learn.models.risks import Measure, Risk
from samenspel.phases.learn.queries.risks import find_measure, find_risk
from samenspel.spine.people.requests import SignedIn


@route("learn.agree_measure", find=find_risk, methods=FORM)
def agree_measure(request: SignedIn, risk: Risk) -> HttpResponse:
    form = MeasureForm(request.POST or None, risk=risk, strand=request.GET.get("against", ""))
    if form.is_valid() and form.saves(partial(actions.agree_measure, actor=request.user, risk=risk)):
        messages.success(request, _("The measure is agreed."))
        return redirect(risk)
    return form_page(request, "learn/agree_measure", risk, form)


@route("learn.change_measure", find=find_measure, methods=FORM)
def change_measure(request: SignedIn, measure: Measure) -> HttpResponse:
    form = ChangeMeasureForm(request.POST or None, measure=measure)
    if form.is_valid() and form.saves(partial(actions.change_measure, actor=request.user, measure=measure)):
        messages.success(request, _("Your changes are saved."))
        return redirect(measure)
    return form_page(request, "learn/change_measure", measure.strand.risk, form, measure=measure)


@route("learn.end_measure", find=find_measure, methods=FORM)
def end_measure(request: SignedIn, measure: Measure) -> HttpResponse:
    form = EndMeasureForm(request.POST or None)
    if form.is_valid():
        actions.end_measure(actor=request.user, measure=measure, **form.cleaned_data)
        messages.success(request, _("It stays readable, with what you wrote."))
        return redirect(measure)
    return form_page(request, "learn/end_measure", measure.strand.risk, form, measure=measure)
