"""Proposing, supporting, checking."""

from functools import partial

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import picture
from samenspel.foundation.ui.fields import WordsForm, look_while_typing
from samenspel.foundation.ui.maps import Map, PlaceForm
from samenspel.foundation.ui.maps.placed import place_as_typed, pointing_at
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions
from samenspel.phases.plan.forms.proposals import ChangeForm, CheckForm, ProposalForm
from samenspel.phases.plan.models import BudgetRound, Check, Proposal
from samenspel.phases.plan.pages.awards import award_part
from samenspel.phases.plan.pages.proposals import is_counted, origin_of, own_proposal_page
from samenspel.phases.plan.pages.results import proposal_page
from samenspel.phases.plan.queries import basemap_of, find_check, find_proposal, find_round
from samenspel.spine.initiatives.rules import is_without_children
from samenspel.spine.initiatives.things import thing_seen_by
from samenspel.spine.people.requests import SignedIn


@route("plan.add_proposal", find=find_round, methods=FORM)
def add_proposal(request: SignedIn, round: BudgetRound) -> HttpResponse:
    basemap = basemap_of(round)
    among = not is_without_children(request.user, round)
    form = ProposalForm(request.POST or None, request.FILES or None, basemap=basemap, among_children=among)
    if form.is_valid():
        proposal = actions.add_proposal(actor=request.user, round=round, **form.cleaned_data)
        messages.success(request, _("Your draft is saved. Only you see it, until you submit it."))
        return _saved(request, proposal)
    look_while_typing(form, "title", reverse("plan:show_similar", args=[round.pk]))
    return form_page(
        request, "plan/add_proposal", round, form, criteria=round.criteria.all(), map=basemap and Map(basemap)
    )


def _saved(request: SignedIn, proposal: Proposal) -> HttpResponse:
    """Back to the proposal, or on to the map."""
    if "point" in request.POST:
        return redirect("plan:place_proposal", proposal.round_id, proposal.pk)
    return redirect(proposal)


@route("plan.show_proposal", find=find_proposal)
def show_proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    if proposal.place is None or not is_counted(proposal.round):
        return render(request, "plan/proposal.html", own_proposal_page(proposal, request.user))
    shown = {**proposal_page(proposal), **origin_of(proposal), **award_part(proposal, request.user)}
    shown["beginning"] = thing_seen_by(request.user, proposal.came_from)
    return render(request, "plan/show_proposal.html", shown)


@route("plan.show_proposal", find=find_proposal)
def show_picture(request: HttpRequest, proposal: Proposal) -> FileResponse:
    return picture(proposal.picture)


@route("plan.change_proposal", find=find_proposal, methods=FORM)
def change_proposal(request: SignedIn, proposal: Proposal) -> HttpResponse:
    basemap = basemap_of(proposal.round)
    among, sent = (
        not is_without_children(request.user, proposal),
        (request.POST or None, request.FILES or None),
    )
    form = ChangeForm(*sent, proposal=proposal, basemap=basemap, among_children=among)
    change = partial(actions.change_proposal, actor=request.user, proposal=proposal)
    if form.is_valid() and form.saves(change):
        messages.success(request, _("Your changes are saved."))
        return _saved(request, proposal)
    return form_page(
        request, "plan/change_proposal", proposal, form, proposal=proposal, map=basemap and Map(basemap)
    )


@route("plan.change_proposal", find=find_proposal, methods=FORM)
def place_proposal(request: SignedIn, proposal: Proposal) -> HttpResponse:
    """Where it is, by pointing at the map. What is pointed at stands in the address until it is saved."""
    basemap = basemap_of(proposal.round)
    pointing = pointing_at(proposal, basemap, request.GET)
    form = PlaceForm(request.POST or None, initial=place_as_typed(proposal, pointing), basemap=basemap)
    if form.is_valid():
        actions.change_proposal(actor=request.user, proposal=proposal, **form.cleaned_data)
        messages.success(request, _("The place is saved."))
        return redirect(proposal)
    return form_page(
        request, "plan/place_proposal", proposal, form, pointing=pointing, map=basemap and Map(basemap)
    )


@route("plan.submit_proposal", find=find_proposal, methods=("POST",))
def submit_proposal(request: SignedIn, proposal: Proposal) -> HttpResponse:
    actions.submit_proposal(actor=request.user, proposal=proposal)
    messages.success(
        request, _("Everyone sees your proposal now. Professionals will check it, and tell you.")
    )
    return redirect(proposal)


@route("plan.discard_draft", find=find_proposal, methods=FORM)
def discard_draft(request: SignedIn, proposal: Proposal) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "plan/discard_draft", proposal)
    actions.discard_draft(actor=request.user, proposal=proposal)
    messages.success(request, _("Your draft is gone."))
    return redirect(proposal.round)


@route("plan.withdraw_proposal", find=find_proposal, methods=FORM)
def withdraw_proposal(request: SignedIn, proposal: Proposal) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "plan/withdraw_proposal", proposal)
    actions.withdraw_proposal(actor=request.user, proposal=proposal)
    messages.success(request, _("Your proposal is withdrawn."))
    return redirect(proposal.round)


@route("plan.support_proposal", find=find_proposal, methods=("POST",))
def support_proposal(request: SignedIn, proposal: Proposal) -> HttpResponse:
    actions.support_proposal(actor=request.user, proposal=proposal, supports="stop" not in request.POST)
    return redirect(proposal)


@route("plan.check_proposal", find=find_proposal, methods=FORM)
def check_proposal(request: SignedIn, proposal: Proposal) -> HttpResponse:
    form = CheckForm(request.POST or None, round=proposal.round)
    if form.is_valid():
        actions.check_proposal(actor=request.user, proposal=proposal, **form.values)
        messages.success(request, _("Your check is public, and its authors get a mail."))
        return redirect(proposal)
    return form_page(request, "plan/check_proposal", proposal, form)


@route("plan.answer_check", find=find_check, methods=FORM)
def answer_check(request: SignedIn, check: Check) -> HttpResponse:
    form = WordsForm(request.POST or None, label=_("Your answer"))
    if form.is_valid():
        actions.answer_check(actor=request.user, check=check, answer=form.cleaned_data["text"])
        messages.success(request, _("Your answer is on the page. The professionals see it."))
        return redirect(check.proposal)
    return form_page(request, "plan/answer_check", check.proposal, form, check=check)
