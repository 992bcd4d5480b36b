"""Pages of the register of risks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import risks as actions
from samenspel.phases.learn.forms.risks import ReviewForm, RiskForm, RiskReasonForm, ScoreForm, StrandForm
from samenspel.phases.learn.models.risks import Risk
from samenspel.phases.learn.pages.risks import register_page, risk_page
from samenspel.phases.learn.queries.risks import find_risk, scored_for
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("learn.list_risks", find=find_initiative)
def list_risks(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "learn/list_risks.html", register_page(initiative, request.user))


@route("learn.show_risk", find=find_risk)
def show_risk(request: HttpRequest, risk: Risk) -> HttpResponse:
    return render(request, "learn/show_risk.html", risk_page(risk, request.user))


@route("learn.add_risk", find=find_initiative, methods=FORM)
def add_risk(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = RiskForm(request.POST or None, initiative=initiative)
    if form.is_valid():
        risk = actions.add_risk(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The risk is in the register. Both sides are asked to score it."))
        return redirect(risk)
    return form_page(request, "learn/add_risk", initiative, form)


@route("learn.add_strand", find=find_risk, methods=FORM)
def add_strand(request: SignedIn, risk: Risk) -> HttpResponse:
    form = StrandForm(request.POST or None)
    if form.is_valid() and form.saves(
        lambda **words: actions.add_strand(actor=request.user, risk=risk, **words)
    ):
        messages.success(request, _("It is added."))
        return redirect(risk)
    return form_page(request, "learn/add_strand", risk, form)


@route("learn.score_risk", find=find_risk, methods=FORM)
def score_risk(request: SignedIn, risk: Risk) -> HttpResponse:
    form = ScoreForm(request.POST or None, own=scored_for(request.user, risk)[0].own)
    if form.is_valid():
        scoring = actions.score_risk(actor=request.user, risk=risk, **form.cleaned_data)
        messages.success(
            request, _("Both sides can be read now.") if scoring.opened_at else _("It is sealed.")
        )
        return redirect(risk)
    return form_page(request, "learn/score_risk", risk, form)


@route("learn.open_scores", find=find_risk, methods=FORM)
def open_scores(request: SignedIn, risk: Risk) -> HttpResponse:
    form = RiskReasonForm(request.POST or None, label=_("Why you do not wait any longer"))
    if form.is_valid():
        actions.open_scores(actor=request.user, risk=risk, **form.cleaned_data)
        messages.success(request, _("What was said until now can be read."))
        return redirect(risk)
    return form_page(request, "learn/open_scores", risk, form)


@route("learn.review_risk", find=find_risk, methods=FORM)
def review_risk(request: SignedIn, risk: Risk) -> HttpResponse:
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        actions.review_risk(actor=request.user, risk=risk, **form.cleaned_data)
        messages.success(request, _("Both sides are asked to score it anew."))
        return redirect(risk)
    return form_page(request, "learn/review_risk", risk, form)


@route("learn.close_risk", find=find_risk, methods=FORM)
def close_risk(request: SignedIn, risk: Risk) -> HttpResponse:
    form = RiskReasonForm(request.POST or None, label=_("Why it is closed"))
    if form.is_valid():
        actions.close_risk(actor=request.user, risk=risk, **form.cleaned_data)
        messages.success(request, _("It is closed. You can open it again."))
        return redirect("learn:list_risks", risk.initiative.slug)
    return form_page(request, "learn/close_risk", risk, form)


@route("learn.reopen_risk", find=find_risk, methods=FORM)
def reopen_risk(request: SignedIn, risk: Risk) -> HttpResponse:
    form = RiskReasonForm(request.POST or None, label=_("Why it is opened again"))
    if form.is_valid():
        actions.reopen_risk(actor=request.user, risk=risk, **form.cleaned_data)
        messages.success(request, _("It is open again. Both sides are asked to score it."))
        return redirect(risk)
    return form_page(request, "learn/reopen_risk", risk, form)
