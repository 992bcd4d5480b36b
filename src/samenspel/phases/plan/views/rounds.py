"""Holding a round: setting it up, its page, fixing its rules."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions
from samenspel.phases.plan.box.rules_text import rules_text
from samenspel.phases.plan.forms.rounds import RoundForm, as_typed
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.pages.results import round_page
from samenspel.phases.plan.pages.rounds import opening_page, own_round_page
from samenspel.phases.plan.queries import find_round
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("plan.set_up_round", find=find_initiative, methods=FORM)
def set_up_round(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = RoundForm(request.POST or None)
    if form.is_valid():
        round = actions.set_up_round(actor=request.user, initiative=initiative, **form.values)
        messages.success(request, _("The round is set up. People see it from now on."))
        return redirect(round)
    return form_page(request, "plan/set_up_round", initiative, form)


@route("plan.change_round", find=find_round, methods=FORM)
def change_round(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form = RoundForm(request.POST or None, initial=as_typed(round))
    if form.is_valid():
        actions.change_round(actor=request.user, round=round, **form.values)
        messages.success(request, _("Your changes are saved."))
        return redirect(round)
    return form_page(request, "plan/change_round", round, form)


@route("plan.show_round", find=find_round)
def show_round(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    if round.is_held_here:
        shown = own_round_page(round, request.user, request.GET)
    else:
        shown = {**round_page(round), "may_tally": allow(request.user, "plan.tally_round", round)}
    return render(request, "plan/show_round.html", shown)


@route("plan.open_voting", find=find_round, methods=FORM)
def open_voting(request: SignedIn, round: BudgetRound) -> HttpResponse:
    if request.method != "POST":
        return render(request, "plan/open_voting.html", opening_page(round))
    actions.open_voting(actor=request.user, round=round)
    messages.success(request, _("The rules are fixed. From now on nobody can change them."))
    return redirect(round)


@route("plan.download_rules", find=find_round)
def download_rules(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    """The text whose digest is in the journal."""
    return download(rules_text(round), f"rules-of-round-{round.pk}.json", "application/json")
