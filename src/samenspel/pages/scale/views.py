"""The figures of the whole site: what was told when, and having it told anew."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samenspel.foundation.access.routes import route
from samenspel.foundation.ui.lists import page_of
from samenspel.pages.scale import actions
from samenspel.pages.scale.exporting import what_is_missing
from samenspel.pages.scale.models import FIGURES, SiteReport
from samenspel.pages.scale.queries import (
    chart_of,
    find_report,
    months_shown,
    parts_now,
    sides_shown,
    told_of,
)
from samenspel.spine.people.requests import SignedIn

AT_ONCE = 20


@route("scale.list_reports")
def list_reports(request: HttpRequest) -> HttpResponse:
    shown = {
        "figures": FIGURES,
        "reports": page_of(SiteReport.objects.all(), request.GET.get("page"), AT_ONCE),
        "parts": parts_now(settings.JOURNAL_PARTS),
        "missing": what_is_missing(),
    }
    return render(request, "scale/list_reports.html", shown)


@route("scale.make_report", methods=("POST",))
def make_report(request: SignedIn) -> HttpResponse:
    return redirect(actions.make_report_later(actor=request.user))


@route("scale.show_report", find=find_report)
def show_report(request: HttpRequest, report: SiteReport) -> HttpResponse:
    months = months_shown(report)
    tables = {"sides": sides_shown(report), "months": months, "chart": chart_of(months)}
    return render(request, "scale/show_report.html", {"report": report, **told_of(report), **tables})
