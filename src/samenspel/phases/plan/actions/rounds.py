"""Holding a budget round: setting it up, and fixing its rules."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.budgeting.knapsack import is_provable
from samenspel.phases.plan.box.keyring import tidy_keys
from samenspel.phases.plan.box.keys import make_key
from samenspel.phases.plan.box.rules_text import rules_digest
from samenspel.phases.plan.models import BudgetRound, Criterion, Proposal
from samenspel.phases.plan.queries import locked
from samenspel.phases.plan.sources import meta_of
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

State = BudgetRound.State


describe("plan.set_up_round", _("{actor} set up the budget round “{title}”."), news=False)


def set_up_round(
    *,
    actor: Person,
    initiative: Initiative,
    title: str,
    proposals_from: datetime,
    criteria: Iterable[str] = (),
    summary: str = "",
    **values: Any,
) -> BudgetRound:
    """A round in which people here propose and vote. `values`: the fields of BudgetRound that are set up."""
    with acting(actor, "plan.set_up_round", initiative):
        activity = add_activity(
            actor=actor,
            initiative=initiative,
            phase="plan",
            kind="budget_round",
            title=title,
            summary=summary,
            opens_at=proposals_from,
            closes_at=values["votes_until"],
        )
        round = BudgetRound.objects.create(activity=activity, state=State.PREPARING, **values)
        _set_criteria(round, criteria)
        tell(actor, "plan.set_up_round", round)
    return round


describe("plan.change_round", _("{actor} changed the budget round “{title}”."))


def change_round(
    *,
    actor: Person,
    round: BudgetRound,
    title: str,
    proposals_from: datetime,
    criteria: Iterable[str],
    summary: str = "",
    **values: Any,
) -> BudgetRound:
    """As set_up_round, until the rules are fixed."""
    with acting(actor, "plan.change_round", round, locked) as round:
        set_values(round, **values)
        closes_at = values["votes_until"]
        set_values(round.activity, title=title, summary=summary, opens_at=proposals_from, closes_at=closes_at)
        _set_criteria(round, criteria)
        tell(actor, "plan.change_round", round)
    return round


def _set_criteria(round: BudgetRound, criteria: Iterable[str]) -> None:
    wanted = dict.fromkeys(criteria)
    round.criteria.exclude(text__in=wanted).delete()
    known = set(round.criteria.values_list("text", flat=True))
    Criterion.objects.bulk_create(Criterion(round=round, text=text) for text in wanted if text not in known)


describe(
    "plan.open_voting",
    _("{actor} fixed the rules of “{title}”. Proposals on the ballot: {proposals}. Digest: {sha256}"),
)


def open_voting(*, actor: Person, round: BudgetRound) -> BudgetRound:
    """Put the accepted proposals on the ballot and fix the rules; from here on they can't be changed.

    Their digest is in the journal before the first vote. People can vote from `votes_from`.
    """
    with acting(actor, "plan.open_voting", round, locked) as round:
        _refuse_unready(round)
        places = _fill_ballot(round)
        set_values(round, public_key=make_key(), meta=meta_of(round))
        set_values(round, rules_sha256=rules_digest(round), state=State.VOTING)
        tell(actor, "plan.open_voting", round, proposals=places, sha256=round.rules_sha256)
        transaction.on_commit(tidy_keys, robust=True)
    return round


def _fill_ballot(round: BudgetRound) -> int:
    accepted = list(round.proposals.filter(state=Proposal.State.ACCEPTED).order_by("submitted_at", "pk"))
    for place, proposal in enumerate(accepted, start=1):
        set_values(proposal, place=place, number=str(place))
    return len(accepted)


def _refuse_unready(round: BudgetRound) -> None:
    reason = what_is_missing(round)
    if reason:
        raise Refused("plan.open_voting", reason[0])


def what_is_missing(round: BudgetRound) -> list[str | Promise]:
    """What stands between this round and its vote."""
    missing: list[str | Promise] = []
    if round.proposals.filter(state=Proposal.State.SUBMITTED).exists():
        missing.append(_("Some proposals are not checked yet. Nothing is turned down silently: answer them."))
    accepted = round.proposals.filter(state=Proposal.State.ACCEPTED)
    if not accepted.exists():
        missing.append(_("No proposal is on the ballot yet."))
    if (accepted.aggregate(most=Max("cost"))["most"] or 0) > round.budget:
        missing.append(_("A proposal costs more than the whole budget."))
    if _may_stay_unproven(round, accepted):
        missing.append(
            _(
                "The costs differ too finely: after the vote it could turn out that nobody can prove which "
                "choice is the best. Round them, such as to whole euros, or choose another way of counting."
            )
        )
    if not round.has_all_proposals:
        missing.append(_("People can still make proposals. Wait until that is over, or change the dates."))
    if round.is_late:
        missing.append(_("The day on which voting ends is past. Change the dates first."))
    if round.has_roll and not round.voters.exists():
        missing.append(_("Nobody can vote yet: the list of voters is empty."))
    return missing


def _may_stay_unproven(round: BudgetRound, accepted: QuerySet[Proposal]) -> bool:
    costs = accepted.values_list("cost", flat=True)
    return round.rule["name"] == "max-welfare" and not is_provable([*costs], round.budget)
