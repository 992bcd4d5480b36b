"""What waits for somebody in the plan phase, and what there is to do and to read."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.plan.models import BudgetRound, Check, Objection, Proposal, Tally, Voter
from samenspel.phases.plan.rules import CERTIFIERS
from samenspel.spine.initiatives.doings import Doing, Viewer
from samenspel.spine.initiatives.models import Initiative, Role
from samenspel.spine.initiatives.sheets import UNFINISHED

State = BudgetRound.State
HERE = Q(file_sha256="")


def rounds_to_count(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR)
    closed = BudgetRound.objects.filter(activity__initiative__in=mine, state=State.CLOSED)
    waiting = closed.annotate(signed=Count("certifications")).exclude(HERE & Q(signed__lt=CERTIFIERS))
    for round in waiting.select_related("activity"):
        yield Doing(
            mine[round.activity.initiative_id],
            _("Count the votes"),
            reverse("plan:tally_round", args=[round.pk]),
            str(round),
            phase="plan",
            waits=True,
        )


def proposals_to_check(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL)
    waiting = Proposal.objects.filter(round__activity__initiative__in=mine, state=Proposal.State.SUBMITTED)
    for proposal in waiting.annotate(checks_before=Count("checks")).select_related("round__activity"):
        yield Doing(
            mine[proposal.round.activity.initiative_id],
            _("Check a changed proposal again") if proposal.checks_before else _("Check a proposal"),
            reverse("plan:check_proposal", args=[proposal.round_id, proposal.pk]),
            proposal.title,
            phase="plan",
            waits=True,
        )


def answers_to_read(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Who checked reads what the authors say to it, and checks again: as it stands, or otherwise."""
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL)
    declined = _declined().filter(round__activity__initiative__in=mine).exclude(answer="")
    for proposal in declined.select_related("round__activity"):
        home, url = mine[proposal.round.activity.initiative_id], _checks_of(proposal)
        yield Doing(home, _("Read the answer to a check"), url, proposal.title, phase="plan", waits=True)


def checks_to_answer(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Its authors change it and send it again while proposals are taken, or answer."""
    if not viewer.person.is_authenticated:
        return
    by_id = {one.pk: one for one in initiatives}
    declined = _declined().filter(round__activity__initiative__in=by_id, authors__person=viewer.person)
    for proposal in declined.filter(answer="").select_related("round__activity"):
        home, url = by_id[proposal.round.activity.initiative_id], _checks_of(proposal)
        until = proposal.round.proposals_until if proposal.round.takes_proposals else None
        title = _("Your proposal was checked: not as it is")
        yield Doing(home, title, url, proposal.title, phase="plan", closes_at=until, waits=True)


def _declined() -> QuerySet[Any]:
    """With the answer to their newest check."""
    newest = Check.objects.filter(proposal=OuterRef("pk")).order_by("-pk").values("answer")[:1]
    declined = Proposal.objects.filter(round__state=State.PREPARING, state=Proposal.State.DECLINED)
    return declined.annotate(answer=Subquery(newest))


def _checks_of(proposal: Proposal) -> str:
    return f"{proposal.get_absolute_url()}#checks"


def rounds_to_certify(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL)
    over = BudgetRound.objects.filter(
        HERE, activity__initiative__in=mine, state=State.CLOSED, objections_until__lte=clock.settled()
    )
    waiting = over.exclude(certifications__by=viewer.person.pk).exclude(has_too_few_ballots=True)
    for round in waiting.select_related("activity"):
        url = reverse("plan:show_box", args=[round.pk])
        home = mine[round.activity.initiative_id]
        yield Doing(home, _("Certify the vote"), url, str(round), phase="plan", waits=True)


def sheets_to_finish(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL)
    voting = BudgetRound.objects.filter(activity__initiative__in=mine, state=State.VOTING)
    waiting = voting.annotate(unfinished=Count("sheets", filter=Q(sheets__state__in=UNFINISHED)))
    for round in waiting.filter(unfinished__gt=0).select_related("activity"):
        url = reverse("plan:list_sheets", args=[round.pk])
        home = mine[round.activity.initiative_id]
        title = _("Finish the sheets of paper")
        yield Doing(home, title, url, str(round), phase="plan", closes_at=round.papers_until, waits=True)


def objections_to_answer(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    mine = viewer.where(initiatives, Role.COORDINATOR, Role.PROFESSIONAL)
    waiting = Objection.objects.filter(round__activity__initiative__in=mine, answered_at=None)
    for objection in waiting.select_related("round__activity"):
        url = reverse("plan:answer_objection", args=[objection.round_id, objection.pk])
        home, text = mine[objection.round.activity.initiative_id], str(objection.round)
        yield Doing(home, _("Answer an objection"), url, text, phase="plan", waits=True)


def drafts_to_submit(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    if not viewer.person.is_authenticated:
        return
    by_id = {one.pk: one for one in initiatives}
    drafts = Proposal.objects.filter(
        round__activity__initiative__in=by_id,
        round__state=State.PREPARING,
        round__proposals_until__gt=clock.now(),
        state=Proposal.State.DRAFT,
        authors__person=viewer.person,
    )
    for draft in drafts.select_related("round__activity"):
        home = by_id[draft.round.activity.initiative_id]
        url = draft.get_absolute_url()
        closes_at = draft.round.proposals_until
        title = _("Submit your proposal")
        yield Doing(home, title, url, draft.title, phase="plan", closes_at=closes_at, waits=True)


def rounds_to_vote_in(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    by_id, now = {one.pk: one for one in initiatives}, clock.now()
    voting = BudgetRound.objects.filter(
        activity__initiative__in=by_id, state=State.VOTING, votes_from__lte=now, votes_until__gt=now
    )
    mine = Voter.objects.filter(key=str(viewer.person.pk), channel=Voter.Channel.ONLINE)
    voted = {*mine.filter(round__in=voting).values_list("round", flat=True)}
    for round in voting.select_related("activity"):
        yield Doing(
            by_id[round.activity.initiative_id],
            _("You voted. Change your ballot") if round.pk in voted else _("Vote"),
            reverse("plan:show_ballot", args=[round.pk]),
            str(round),
            phase="plan",
            closes_at=round.votes_until,
            activity=round.activity_id,
        )


def results_to_read(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    by_id = {one.pk: one for one in initiatives}
    tallies = Tally.objects.filter(
        round__activity__initiative__in=initiatives, is_official=True, counted_at__isnull=False
    )
    for tally in tallies.select_related("round__activity").defer("result"):
        yield Doing(
            by_id[tally.round.activity.initiative_id],
            _("See why each project won or lost"),
            tally.get_absolute_url(),
            str(tally.round),
            phase="plan",
        )
