"""Rolls: addresses, and codes that go by post."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions
from samenspel.phases.plan.forms.voters import CodesForm, VotersForm
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import find_round
from samenspel.spine.people.requests import SignedIn


@route("plan.list_voters", find=find_round, methods=FORM)
def list_voters(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form = VotersForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        count = actions.list_voters(actor=request.user, round=round, emails=form.cleaned_data["emails"])
        for sentence in form.cleaned_data["mended"]:
            messages.warning(request, sentence)
        told = ngettext("%(count)d address is on the list.", "%(count)d addresses are on the list.", count)
        messages.success(request, told % {"count": count})
        return redirect(round)
    return form_page(request, "plan/list_voters", round, form, known=round.voters.count())


@route("plan.make_codes", find=find_round, methods=FORM)
def make_codes(request: SignedIn, round: BudgetRound) -> HttpResponse:
    """The codes are in this answer and nowhere else."""
    form = CodesForm(request.POST or None)
    if form.is_valid():
        codes = actions.make_codes(actor=request.user, round=round, count=form.cleaned_data["count"])
        listed, name = "\r\n".join(["code", *codes, ""]), f"codes-of-round-{round.pk}.csv"
        return download(listed, name, "text/csv; charset=utf-8")
    return form_page(request, "plan/make_codes", round, form, known=round.voters.count())
