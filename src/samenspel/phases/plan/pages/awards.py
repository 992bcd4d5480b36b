"""What becomes of what was chosen."""

from typing import Any

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.pages import Context
from samenspel.phases.plan import wording
from samenspel.phases.plan.models import Award, BudgetRound, Proposal
from samenspel.phases.plan.queries import awards_of
from samenspel.tools.promises.queries import what_came_of

MAY = ("change_award", "add_update", "give_verdict")


def award_part(proposal: Proposal, person: Any) -> Context:
    """For the page of a project that was chosen; nothing for others."""
    if not proposal.round.is_held_here:
        return {}
    award = awards_of(proposal.round).filter(thing=proposal).first()
    if award is None:
        return {}
    return {
        **may_do(person, "plan", MAY, award),
        **what_came_of(award),
        **_money(award),
    }


def _money(award: Award) -> Context:
    money, cost = wording.money_of(award.round), award.thing.cost
    return {
        "spent": money(award.spent),
        "over": money(award.spent - cost) if award.spent > cost else "",
        "spent_share": min(1.0, award.spent / cost) if cost else 0.0,
    }


def awards_page(round: BudgetRound) -> Context:
    awards, money = list(awards_of(round)), wording.money_of(round)
    rows = [{"award": one, "cost": money(one.thing.cost), **_money(one)} for one in awards]
    total = sum(one.spent for one in awards)
    return {"round": round, "initiative": round.initiative, "rows": rows, "total": money(total)}
