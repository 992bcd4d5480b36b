"""Making a proposal with others."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions
from samenspel.phases.plan.models import BudgetRound, Merge, Proposal
from samenspel.phases.plan.queries import find_merge, find_proposal, find_round, mergeable_with
from samenspel.phases.plan.similar import similar_proposals
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.together.forms import MergeForm


@route("plan.show_similar", find=find_round)
def show_similar(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    """While somebody types a title; by itself it is the search on the round's page."""
    title = request.GET.get("title", "")[:200]
    if "HX-Request" not in request.headers:
        return redirect(f"{round.get_absolute_url()}?{urlencode({'q': title[:100]})}")
    alike = similar_proposals(round, title)
    return render(request, "plan/similar.html", {"alike": alike, "round": round})


@route("plan.ask_to_merge", find=find_proposal, methods=FORM)
def ask_to_merge(request: SignedIn, proposal: Proposal) -> HttpResponse:
    form = MergeForm(
        request.POST or None,
        others=mergeable_with(proposal),
        label=_("The other proposal"),
        initial={"into": request.GET.get("into")},
    )
    if form.is_valid():
        actions.ask_to_merge(actor=request.user, proposal=proposal, into=form.cleaned_data["into"])
        messages.success(request, _("The authors of the other proposal get a mail."))
        return redirect(proposal)
    return form_page(request, "plan/ask_to_merge", proposal, form)


@route("plan.answer_merge", find=find_merge, methods=("POST",))
def answer_merge(request: SignedIn, merge: Merge) -> HttpResponse:
    agrees = "yes" in request.POST
    kept = actions.answer_merge(actor=request.user, merge=merge, agrees=agrees)
    said = _("You make this proposal together now.") if agrees else _("Both proposals stay.")
    messages.success(request, said)
    return redirect(kept)
