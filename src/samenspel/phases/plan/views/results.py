"""Importing elections, counting, and results."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.tasks.queries import words_of
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions
from samenspel.phases.plan.elections import election_of, recount_file
from samenspel.phases.plan.forms.results import ElectionForm, RuleForm
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.pages import results as pages
from samenspel.phases.plan.queries import (
    Results,
    find_home,
    find_results,
    find_round,
)
from samenspel.spine.initiatives.models import INITIATIVES, Initiative
from samenspel.spine.people.requests import SignedIn


@route("plan.import_election", find=find_home, methods=FORM)
def import_election(request: SignedIn, initiative: Initiative | None) -> HttpResponse:
    typed = words_of(request.user, request.GET.get("again", "")).get("about")
    form = ElectionForm(request.POST or None, request.FILES or None, initial=typed)
    if request.method == "POST" and form.is_valid():
        job = actions.import_later(actor=request.user, initiative=initiative, **form.election)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "plan/import_election", initiative or INITIATIVES, form, initiative=initiative)


@route("plan.tally_round", find=find_round, methods=FORM)
def tally_round(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form = RuleForm(round, request.POST or None)
    if not form.is_valid():
        return form_page(request, "plan/tally_round", round, form)
    tally = actions.tally_round(actor=request.user, round=round, rule=form.cleaned_data["rule"])
    if tally.counted_at or tally.job is None:
        messages.info(request, _("By this rule the votes were counted before. Here is the result."))
        return redirect(tally)
    if not allow(request.user, "tasks.show_job", tally.job):
        messages.info(request, _("Somebody else has the votes counted by this rule. The result comes here."))
        return redirect(round)
    return redirect("tasks:show_job", tally.job.pk)


@route("plan.show_results", find=find_results)
def show_results(request: HttpRequest, results: Results) -> HttpResponse:
    if results.tally is None:
        return redirect(results.round)
    template = "results/projects" if "HX-Request" in request.headers else "show_results"
    shown = pages.results_page(results.tally, request.GET)
    response = render(request, f"plan/{template}.html", shown)
    response["Vary"] = "HX-Request"
    return response


@route("plan.download_result", find=find_results)
def download_result(request: HttpRequest, results: Results) -> HttpResponse:
    """The result as `samenspel tally --format json` prints it."""
    outcome: Any = results.tally and results.tally.result["outcome"]
    if outcome is None:
        return redirect(results.round)
    written = json.dumps(outcome, ensure_ascii=False, indent=2)
    return download(written, pages.file_name(results.round, "json"), "application/json")


@route("plan.download_recount", find=find_round)
def download_recount(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    """The ballots, sorted, without anything about the voters."""
    data, _sha256 = recount_file(round, election_of(round))
    return download(data, pages.file_name(round, "pb"), "application/octet-stream")
