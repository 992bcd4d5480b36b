"""What everybody sees alike once the rules are fixed, kept while people look at it.

Only names change then, of people who leave; and drawing it for each visitor would bring a server down in
the last hour of a vote.
"""

from samenspel.foundation.ui.keeping import kept
from samenspel.foundation.ui.maps import Basemap
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import areas_of, basemap_of, voted

DRAWN_SECONDS, VOTED_SECONDS = 60, 10


def drawn_seconds(round: BudgetRound) -> int:
    """How long a part of a page is kept once it is drawn."""
    return DRAWN_SECONDS if round.rules_sha256 else 0


def basemap_kept(round: BudgetRound) -> Basemap | None:
    return kept(round, round.rules_sha256, "basemap", basemap_of)


def areas_kept(round: BudgetRound) -> dict[str, str]:
    return kept(round, round.rules_sha256, "areas", areas_of)


def voted_kept(round: BudgetRound) -> int:
    """Counted anew every few seconds while people vote: the roll may be long, and visitors are many."""
    if not round.takes_votes:
        return voted(round)
    return kept(round, round.rules_sha256, "voted", voted, VOTED_SECONDS)
