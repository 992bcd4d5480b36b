"""A round of proposals, for whoever has words for one from elsewhere."""

from typing import Any

from samenspel.phases.plan.actions.proposals import add_proposal
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.models.rounds import rounds_taking_proposals
from samenspel.phases.plan.queries import every_proposal
from samenspel.spine.initiatives.hooks import Adding


def _propose(round: BudgetRound, *, text: str, **words: Any) -> Proposal:
    return add_proposal(round=round, description=text, **words)


ADDING = Adding(
    kind="round",
    verb="plan.add_proposal",
    open_now=rounds_taking_proposals,
    add=_propose,
    made=every_proposal,
    shown="plan.show_proposal",
)
