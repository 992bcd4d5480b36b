"""What people follow in the plan phase, and where news of proposals leads."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.phases.plan.models import Author, BudgetRound, Check, Proposal
from samenspel.phases.plan.queries import HOME
from samenspel.phases.plan.rules import can_see_proposal
from samenspel.spine.initiatives.queries import visible_initiatives
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.initiatives.sentences import Shown
from samenspel.tools.notices.kinds import FollowKind


def _rounds() -> QuerySet[Any]:
    return BudgetRound.objects.select_related(HOME)


def _rounds_seen_by(person: Any) -> QuerySet[Any]:
    return _rounds().filter(activity__initiative__in=visible_initiatives(person))


def _proposals() -> QuerySet[Any]:
    return Proposal.objects.select_related(f"round__{HOME}")


def _proposals_seen_by(person: Any) -> QuerySet[Any]:
    seen = _proposals().filter(round__activity__initiative__in=visible_initiatives(person))
    authors = Author.objects.filter(proposal=OuterRef("pk"), person=person.pk, agreed_at__isnull=False)
    return seen.filter(~Q(state=Proposal.State.DRAFT) | Exists(authors))


def _pages(ids: Iterable[str]) -> dict[str, str]:
    return {str(one.pk): one.get_absolute_url() for one in Proposal.objects.filter(pk__in=ids)}


ROUND = FollowKind(
    model=BudgetRound,
    label=_("Budget round"),
    every=_rounds,
    can_see=can_see,
    seen_by=_rounds_seen_by,
)
PROPOSAL = FollowKind(
    model=Proposal,
    label=_("Proposal"),
    every=_proposals,
    can_see=can_see_proposal,
    seen_by=_proposals_seen_by,
)


def _pages_of_checks(ids: Iterable[str]) -> dict[str, str]:
    checks = Check.objects.filter(pk__in=ids).select_related("proposal")
    return {str(one.pk): f"{one.proposal.get_absolute_url()}#checks" for one in checks}


SHOWN = {
    "plan.proposal": Shown(now=_proposals, pages=_pages),
    "plan.check": Shown(now=Check.objects.all, pages=_pages_of_checks),
}
