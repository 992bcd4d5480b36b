"""A proposal before it stands on a ballot."""

from typing import Any

from samenspel.foundation.access import allow
from samenspel.phases.plan import wording
from samenspel.phases.plan.models import BudgetRound, Proposal

Shown = dict[str, Any]
MAY = (
    "change_proposal",
    "submit_proposal",
    "withdraw_proposal",
    "support_proposal",
    "check_proposal",
    "answer_check",
)


def is_counted(round: BudgetRound) -> bool:
    """Or imported: then there is nothing but the count."""
    return not round.is_held_here or round.state == BudgetRound.State.TALLIED


def own_proposal_page(proposal: Proposal, person: Any) -> Shown:
    round, money = proposal.round, wording.money_of(proposal.round)
    checks = list(proposal.checks.select_related("by").prefetch_related("findings__criterion"))
    supports = proposal.supports
    return {
        **{f"may_{verb}": allow(person, f"plan.{verb}", proposal) for verb in MAY},
        "proposal": proposal,
        "round": round,
        "initiative": round.initiative,
        "cost": money(proposal.cost) if proposal.cost else "",
        "checks": [(check, money(check.cost) if check.cost else "") for check in checks],
        "supporters": supports.count(),
        "supports": person.is_authenticated and supports.filter(person=person).exists(),
        "criteria": list(round.criteria.all()),
    }
