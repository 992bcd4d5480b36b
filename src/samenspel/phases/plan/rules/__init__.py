"""Who may do what with budget rounds, proposals, ballots and results."""

from samenspel.phases.plan.rules.certifying import CERTIFIERS, is_certified
from samenspel.phases.plan.rules.proposals import can_see_proposal, is_author, seeks_support, takes_authors

__all__ = [
    "CERTIFIERS",
    "can_see_proposal",
    "is_author",
    "is_certified",
    "seeks_support",
    "takes_authors",
]
