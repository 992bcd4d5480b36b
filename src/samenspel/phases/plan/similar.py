"""Proposals that say much the same."""

from samenspel.foundation.search.likeness import most_alike
from samenspel.phases.plan.models import BudgetRound, Proposal

MOST = 5
BARRED = (Proposal.State.DRAFT, Proposal.State.WITHDRAWN, Proposal.State.MERGED)


def similar_proposals(round: BudgetRound, text: str, besides: int | None = None) -> list[Proposal]:
    """Public ones of this round, the most alike first; nothing for a text without telling words."""
    found = round.proposals.exclude(state__in=BARRED).exclude(pk=besides or 0).select_related("round")
    return list(most_alike(found, text, "title", "description")[:MOST])
