"""The plan of analysis of a report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.assess.actions import plans as actions
from samenspel.phases.assess.forms.plans import HypothesisForm, LockForm, PlanForm
from samenspel.phases.assess.models.plans import AnalysisPlan
from samenspel.phases.assess.models.reports import Report
from samenspel.phases.assess.queries.answers import table_codebook
from samenspel.phases.assess.queries.plans import (
    InReport,
    columns_of,
    find_hypothesis,
    find_plan,
    find_report,
    known_of,
    locked_plans,
    written_plan,
)
from samenspel.spine.people.requests import SignedIn


@route("assess.write_plan", find=find_report, methods=FORM)
def write_plan(request: SignedIn, report: Report) -> HttpResponse:
    form = PlanForm(request.POST or None, plan=written_plan(report))
    if form.is_valid():
        actions.write_plan(actor=request.user, report=report, **form.cleaned_data)
        messages.success(request, _("The plan is kept as a draft."))
        return redirect(report)
    return form_page(request, "assess/write_plan", report, form, columns=columns_of(report))


@route("assess.add_hypothesis", find=find_report, methods=FORM)
def add_hypothesis(request: SignedIn, report: Report) -> HttpResponse:
    codebook = table_codebook(report.survey) if report.survey else None
    form = HypothesisForm(request.POST or None, codebook=codebook)
    if form.is_valid():
        actions.add_hypothesis(actor=request.user, report=report, hypothesis=form.hypothesis)
        messages.success(request, _("It stands in the plan now."))
        return redirect(report)
    return form_page(request, "assess/add_hypothesis", report, form)


@route("assess.remove_hypothesis", find=find_hypothesis, methods=("POST",))
def remove_hypothesis(request: SignedIn, expected: InReport) -> HttpResponse:
    actions.remove_hypothesis(actor=request.user, report=expected.report, code=expected.name)
    messages.success(request, _("It is out of the plan."))
    return redirect(expected.report)


@route("assess.lock_plan", find=find_report, methods=FORM)
def lock_plan(request: SignedIn, report: Report) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = LockForm(typed, is_first=not locked_plans(report))
    if form.is_valid():
        columns = [*columns_of(report)]
        actions.lock_plan(actor=request.user, report=report, columns=columns, **form.cleaned_data)
        messages.success(request, _("The plan is locked, and its digest stands in the journal."))
        return redirect(report)
    return form_page(request, "assess/lock_plan", report, form, known=known_of(report).label)


@route("assess.download_plan", find=find_plan)
def download_plan(request: HttpRequest, plan: AnalysisPlan) -> HttpResponse:
    return download(plan.content, f"plan-{plan.report_id}-{plan.number}.json", "application/json")
