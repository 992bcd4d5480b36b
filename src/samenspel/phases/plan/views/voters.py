"""Rolls: addresses, and codes that go by post."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.addresses import mended_said
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions, wording
from samenspel.phases.plan.forms.voters import CodesForm, VotersForm
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import find_round
from samenspel.spine.people.requests import SignedIn


@route("plan.list_voters", find=find_round, methods=FORM)
def list_voters(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form = VotersForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return form_page(request, "plan/list_voters", round, form, known=round.voters.count())
    if file := form.cleaned_data["file"]:
        job = actions.list_voters_later(actor=request.user, round=round, file=file)
        return redirect("tasks:show_job", job.pk)
    count = actions.list_voters(actor=request.user, round=round, emails=form.found.emails)
    for sentence in mended_said(form.found):
        messages.warning(request, sentence)
    messages.success(request, wording.listed(count))
    return redirect(round)


@route("plan.make_codes", find=find_round, methods=FORM)
def make_codes(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form = CodesForm(request.POST or None)
    if form.is_valid():
        job = actions.make_codes_later(actor=request.user, round=round, count=form.cleaned_data["count"])
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "plan/make_codes", round, form, known=round.voters.count())


@route("plan.download_codes", find=find_round, methods=FORM)
def download_codes(request: SignedIn, round: BudgetRound) -> HttpResponse:
    """The codes are in the answer to the form, and from then on nowhere else."""
    if request.method != "POST":
        return form_page(request, "plan/download_codes", round, known=round.voters.count())
    codes = actions.download_codes(actor=request.user, round=round)
    listed, name = "\r\n".join(["code", *codes, ""]), f"codes-of-round-{round.pk}.csv"
    return download(listed, name, "text/csv; charset=utf-8")
