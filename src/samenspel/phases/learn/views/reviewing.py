"""Pages of those who run a call: contributions, reviewers, assignment and decisions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import reviewing as actions
from samenspel.phases.learn.actions import reviews
from samenspel.phases.learn.forms.reviews import DecisionForm, ReviewerForm
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.reviews import Assignment, Reviewer
from samenspel.phases.learn.pages.reviewing import (
    contributions_page,
    decisions_page,
    reviewers_page,
    reviews_of,
)
from samenspel.phases.learn.queries.panels import find_assignment, find_call, find_contribution, find_reviewer
from samenspel.spine.people.requests import SignedIn


@route("learn.list_contributions", find=find_call)
def list_contributions(request: HttpRequest, call: Call) -> HttpResponse:
    return render(request, "learn/list_contributions.html", contributions_page(call, request.user))


@route("learn.list_reviewers", find=find_call)
def list_reviewers(request: HttpRequest, call: Call) -> HttpResponse:
    return render(request, "learn/list_reviewers.html", reviewers_page(call, request.user))


@route("learn.ask_reviewer", find=find_call, methods=FORM)
def ask_reviewer(request: SignedIn, call: Call) -> HttpResponse:
    form = ReviewerForm(request.POST or None)
    if form.is_valid():
        actions.ask_reviewer(actor=request.user, call=call, **form.cleaned_data)
        messages.success(request, _("They are asked by mail to say what they know about."))
        return redirect("learn:list_reviewers", call.pk)
    return form_page(request, "learn/ask_reviewer", call, form)


@route("learn.remove_reviewer", find=find_reviewer, methods=("POST",))
def remove_reviewer(request: SignedIn, reviewer: Reviewer) -> HttpResponse:
    actions.remove_reviewer(actor=request.user, reviewer=reviewer)
    messages.success(request, _("%(name)s is no longer asked to review.") % {"name": reviewer.person})
    return redirect("learn:list_reviewers", reviewer.call_id)


@route("learn.assign_reviewers", find=find_call, methods=("POST",))
def assign_reviewers(request: SignedIn, call: Call) -> HttpResponse:
    return redirect(actions.assign_reviewers(actor=request.user, call=call))


@route("learn.keep_assignment", find=find_assignment, methods=("POST",))
def keep_assignment(request: SignedIn, assignment: Assignment) -> HttpResponse:
    is_kept = request.POST.get("is_kept") == "yes"
    actions.keep_assignment(actor=request.user, assignment=assignment, is_kept=is_kept)
    return redirect("learn:list_contributions", assignment.contribution.call_id)


@route("learn.tell_reviewers", find=find_call, methods=("POST",))
def tell_reviewers(request: SignedIn, call: Call) -> HttpResponse:
    actions.tell_reviewers(actor=request.user, call=call)
    messages.success(request, _("Every reviewer is told by mail what waits."))
    return redirect("learn:list_contributions", call.pk)


@route("learn.decide", find=find_contribution, methods=FORM)
def decide(request: SignedIn, contribution: Contribution) -> HttpResponse:
    decision = getattr(contribution, "decision", None)
    initial = {"outcome": decision.outcome, "words": decision.words} if decision else None
    form = DecisionForm(request.POST or None, initial=initial)
    if form.is_valid():
        reviews.decide(actor=request.user, contribution=contribution, **form.cleaned_data)
        messages.success(request, _("It is kept as a draft until all decisions are sent."))
        return redirect("learn:list_contributions", contribution.call_id)
    return form_page(request, "learn/decide", contribution, form, reviews=reviews_of(contribution))


@route("learn.show_decisions", find=find_call)
def show_decisions(request: HttpRequest, call: Call) -> HttpResponse:
    return render(request, "learn/show_decisions.html", decisions_page(call, request.user))


@route("learn.send_decisions", find=find_call, methods=("POST",))
def send_decisions(request: SignedIn, call: Call) -> HttpResponse:
    reviews.send_decisions(actor=request.user, call=call)
    messages.success(request, _("The decisions are sent to all authors."))
    return redirect("learn:list_contributions", call.pk)
