"""Rolls: addresses, and codes that go by post."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import route
from samenspel.phases.plan import actions
from samenspel.phases.plan.forms.voters import CodesForm, VotersForm
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import find_round
from samenspel.spine.people.requests import SignedIn

FORM = ("GET", "HEAD", "POST")


@route("plan.list_voters", find=find_round, methods=FORM)
def list_voters(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form = VotersForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        count = actions.list_voters(actor=request.user, round=round, emails=form.cleaned_data["emails"])
        messages.success(request, _("%(count)d addresses are on the list.") % {"count": count})
        return redirect(round)
    shown = {"form": form, "round": round, "initiative": round.initiative, "known": round.voters.count()}
    return render(request, "plan/list_voters.html", shown)


@route("plan.make_codes", find=find_round, methods=FORM)
def make_codes(request: SignedIn, round: BudgetRound) -> HttpResponse:
    """The codes are in this answer and nowhere else."""
    form = CodesForm(request.POST or None)
    shown = {"form": form, "round": round, "initiative": round.initiative, "known": round.voters.count()}
    if form.is_valid():
        codes = actions.make_codes(actor=request.user, round=round, count=form.cleaned_data["count"])
        response = HttpResponse("\r\n".join(["code", *codes, ""]), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="codes-of-round-{round.pk}.csv"'
        return response
    return render(request, "plan/make_codes.html", shown)
