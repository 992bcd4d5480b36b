"""Pages of cases, of the scores of an initiative, and of comparisons."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import factors as actions
from samenspel.phases.learn.forms.factors import CasesForm, CasesList, ComparisonForm, ScoresForm
from samenspel.phases.learn.models.factors import FACTORS, Comparison, StudiedCase
from samenspel.phases.learn.pages.factors import (
    case_page,
    cases_csv,
    comparison_page,
    factors_page,
    scores_page,
)
from samenspel.phases.learn.queries.factors import find_case, find_comparison, sheet_by
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("learn.show_factors")
def show_factors(request: HttpRequest) -> HttpResponse:
    return render(request, "learn/show_factors.html", factors_page(request.user, CasesList(request.GET)))


@route("learn.download_cases")
def download_cases(request: HttpRequest) -> HttpResponse:
    return download(cases_csv(CasesList(request.GET).wanted), "cases.csv", "text/csv; charset=utf-8")


@route("learn.import_cases", methods=FORM)
def import_cases(request: SignedIn) -> HttpResponse:
    form = CasesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        new, changed = actions.import_cases(actor=request.user, cases=form.cleaned_data["cases"])
        said = _("Cases that are new: %(new)d. Cases that were here and are replaced: %(changed)d.")
        messages.success(request, said % {"new": new, "changed": changed})
        return redirect("learn:show_factors")
    return form_page(request, "learn/import_cases", FACTORS, form)


@route("learn.show_case", find=find_case)
def show_case(request: HttpRequest, case: StudiedCase) -> HttpResponse:
    return render(request, "learn/show_case.html", case_page(request.user, case))


@route("learn.remove_case", find=find_case, methods=("POST",))
def remove_case(request: SignedIn, case: StudiedCase) -> HttpResponse:
    actions.remove_case(actor=request.user, case=case)
    messages.success(request, _("It is taken out."))
    return redirect("learn:show_factors")


@route("learn.ask_comparison", methods=FORM)
def ask_comparison(request: SignedIn) -> HttpResponse:
    form = ComparisonForm(request.POST or None, initial=request.GET)
    if form.is_valid() and not ratelimit.consume(request, action="comparison"):
        form.add_error(None, _("You compared very often. Wait an hour."))
    if form.is_valid():
        _found, job = actions.ask_comparison(actor=request.user, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "learn/ask_comparison", FACTORS, form)


@route("learn.show_comparison", find=find_comparison)
def show_comparison(request: HttpRequest, comparison: Comparison) -> HttpResponse:
    return render(request, "learn/show_comparison.html", comparison_page(request.user, comparison))


@route("learn.show_scores", find=find_initiative)
def show_scores(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "learn/show_scores.html", scores_page(request.user, initiative))


@route("learn.score_case", find=find_initiative, methods=FORM)
def score_case(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = ScoresForm(request.POST or None, sheet=sheet_by(request.user, initiative))
    if form.is_valid():
        actions.score_case(
            actor=request.user, initiative=initiative, scores=form.scores, because=form.because
        )
        messages.success(request, _("Your scores are saved."))
        return redirect("learn:show_scores", initiative.slug)
    return form_page(request, "learn/score_case", initiative, form)
