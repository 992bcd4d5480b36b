"""What becomes of ideas: they are combined, grouped, answered, and go on as proposals."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import answering, clustering, combining, synonyms
from samenspel.phases.design.forms.ideas import (
    ClusterForm,
    ClusterIdeasForm,
    DecideIdeasForm,
    MakeProposalForm,
    SynonymsForm,
)
from samenspel.phases.design.models.ideas import Cluster, Combination, Idea, IdeaBoard, Synonyms
from samenspel.phases.design.pages.ideas import list_of
from samenspel.phases.design.queries.ideas import (
    combinable_with,
    find_board,
    find_cluster,
    find_combination,
    find_idea,
    ideas_on,
    rounds_beside,
)
from samenspel.spine.people.requests import SignedIn
from samenspel.spine.services.models import Organisation
from samenspel.spine.services.queries import find_organisation
from samenspel.tools.together.forms import MergeForm


@route("design.combine_ideas", find=find_idea, methods=FORM)
def combine_ideas(request: SignedIn, idea: Idea) -> HttpResponse:
    form = MergeForm(
        request.POST or None,
        others=combinable_with(idea),
        label=_("The other idea"),
        initial={"into": request.GET.get("into")},
    )
    if form.is_valid():
        combining.combine_ideas(actor=request.user, idea=idea, into=form.cleaned_data["into"])
        messages.success(request, _("The authors get a mail, and say yes or no."))
        return redirect(idea)
    return form_page(request, "design/combine_ideas", idea, form)


@route("design.answer_combination", find=find_combination, methods=("POST",))
def answer_combination(request: SignedIn, combination: Combination) -> HttpResponse:
    agrees = "yes" in request.POST
    kept = combining.answer_combination(actor=request.user, combination=combination, agrees=agrees)
    messages.success(request, _("Your yes counts.") if agrees else _("Both ideas stay."))
    return redirect(kept)


@route("design.cluster_ideas", find=find_board, methods=FORM)
def cluster_ideas(request: SignedIn, board: IdeaBoard) -> HttpResponse:
    form = ClusterIdeasForm(request.POST or None, ideas=ideas_on(board), board=board)
    if form.is_valid():
        clustering.cluster_ideas(actor=request.user, board=board, **form.cleaned_data)
        messages.success(request, _("The ideas are in their group."))
        return redirect(request.get_full_path())
    shown = {"thing": board, "form": form, **list_of(board, request.GET)}
    return render(request, "design/cluster_ideas.html", shown)


@route("design.change_cluster", find=find_cluster, methods=FORM)
def change_cluster(request: SignedIn, cluster: Cluster) -> HttpResponse:
    form = ClusterForm(request.POST or None, cluster=cluster)
    if form.is_valid():
        clustering.change_cluster(actor=request.user, cluster=cluster, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("design:cluster_ideas", cluster.board_id)
    return form_page(request, "design/change_cluster", cluster.board, form, cluster=cluster)


@route("design.remove_cluster", find=find_cluster, methods=("POST",))
def remove_cluster(request: SignedIn, cluster: Cluster) -> HttpResponse:
    clustering.remove_cluster(actor=request.user, cluster=cluster)
    messages.success(request, _("The group is gone; its ideas stay."))
    return redirect("design:cluster_ideas", cluster.board_id)


@route("design.decide_ideas", find=find_board, methods=FORM)
def decide_ideas(request: SignedIn, board: IdeaBoard) -> HttpResponse:
    chosen = {"ideas": request.GET.getlist("idea")}
    form = DecideIdeasForm(request.POST or None, ideas=ideas_on(board), initial=chosen)
    if form.is_valid():
        answering.decide_ideas(actor=request.user, board=board, **form.cleaned_data)
        messages.success(
            request, _("The decision is written down, and the authors of these ideas get a mail.")
        )
        return redirect(board)
    shown = {"thing": board, "form": form, **list_of(board, request.GET)}
    return render(request, "design/decide_ideas.html", shown)


@route("design.make_proposal", find=find_idea, methods=FORM)
def make_proposal(request: SignedIn, idea: Idea) -> HttpResponse:
    rounds = rounds_beside(idea)
    if not rounds:
        messages.warning(request, _("No budget round of this initiative takes proposals now."))
        return redirect(idea)
    form = MakeProposalForm(request.POST or None, rounds=rounds)
    if form.is_valid():
        proposal = answering.make_proposal(actor=request.user, idea=idea, **form.cleaned_data)
        messages.success(request, _("The draft is there. Only its authors see it, until they submit it."))
        return redirect(proposal)
    return form_page(request, "design/make_proposal", idea, form)


@route("design.change_synonyms", find=find_organisation, methods=FORM)
def change_synonyms(request: SignedIn, organisation: Organisation) -> HttpResponse:
    known = Synonyms.objects.filter(pk=organisation.pk).first()
    form = SynonymsForm(request.POST or None, initial={"lines": known.lines if known else ""})
    if form.is_valid():
        synonyms.change_synonyms(actor=request.user, organisation=organisation, **form.cleaned_data)
        messages.success(request, _("The words are saved."))
        return redirect(organisation)
    return form_page(request, "design/change_synonyms", organisation, form)
