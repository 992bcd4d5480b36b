"""Reports, and their versions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import on_paper
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.assess.actions import outcomes
from samenspel.phases.assess.actions import reports as actions
from samenspel.phases.assess.forms.facts import FactsForm
from samenspel.phases.assess.forms.plans import CensusForm
from samenspel.phases.assess.forms.reports import ReportForm
from samenspel.phases.assess.models.reports import Report, Version
from samenspel.phases.assess.pages.reports import report_page, version_on_paper, version_page
from samenspel.phases.assess.queries.plans import find_report
from samenspel.phases.assess.queries.reports import find_version
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("assess.set_up_report", find=find_initiative, methods=FORM)
def set_up_report(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = ReportForm(request.POST or None, initiative=initiative)
    if form.is_valid():
        report = actions.set_up_report(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The report is there. Write its plan before the data come."))
        return redirect(report)
    return form_page(request, "assess/set_up_report", initiative, form)


@route("assess.show_report", find=find_report)
def show_report(request: HttpRequest, report: Report) -> HttpResponse:
    return render(request, "assess/show_report.html", report_page(report, request.user))


@route("assess.open_outcomes", find=find_report, methods=FORM)
def open_outcomes(request: SignedIn, report: Report) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "assess/open_outcomes", report)
    outcomes.open_outcomes(actor=request.user, report=report)
    messages.success(request, _("The outcomes are open. Make the next version of the report."))
    return redirect(report)


@route("assess.tell_facts", find=find_report, methods=FORM)
def tell_facts(request: SignedIn, report: Report) -> HttpResponse:
    form = FactsForm(request.POST or None, report=report, checklist=request.GET.get("about", ""))
    if form.is_valid():
        actions.tell_facts(actor=request.user, report=report, facts=form.cleaned_data)
        messages.success(request, _("It is kept, and goes into the next version."))
        return redirect(report)
    return form_page(request, "assess/tell_facts", report, form)


@route("assess.put_census", find=find_report, methods=FORM)
def put_census(request: SignedIn, report: Report) -> HttpResponse:
    form = CensusForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        actions.put_census(actor=request.user, report=report, census=form.cleaned_data["file"])
        messages.success(request, _("The next version compares with this census."))
        return redirect(report)
    return form_page(request, "assess/put_census", report, form)


@route("assess.make_report", find=find_report, methods=("POST",))
def make_report(request: SignedIn, report: Report) -> HttpResponse:
    job = actions.make_report(actor=request.user, report=report)
    return redirect("tasks:show_job", job.pk)


@route("assess.go_on_making", find=find_version, methods=("POST",))
def go_on_making(request: SignedIn, version: Version) -> HttpResponse:
    job = actions.go_on_making(actor=request.user, version=version)
    return redirect("tasks:show_job", job.pk)


@route("assess.show_version", find=find_version)
def show_version(request: HttpRequest, version: Version) -> HttpResponse:
    return render(request, "assess/show_version.html", version_page(version, request.user))


@route("assess.print_version", find=find_version)
def print_version(request: HttpRequest, version: Version) -> HttpResponse:
    name = f"report-{version.report_id}-{version.number}.pdf"
    return on_paper(request, "assess/report.typ", version_on_paper(version), name, back=version)


@route("assess.publish_version", find=find_version, methods=("POST",))
def publish_version(request: SignedIn, version: Version) -> HttpResponse:
    actions.publish_version(actor=request.user, version=version)
    messages.success(request, _("Everyone who sees the initiative can read it now."))
    return redirect(version)


@route("assess.drop_version", find=find_version, methods=("POST",))
def drop_version(request: SignedIn, version: Version) -> HttpResponse:
    report = actions.drop_version(actor=request.user, version=version)
    messages.success(request, _("This version is gone."))
    return redirect(report)
