"""Who reviews what, fairly, with proof or a stated gap, and why; and who may not review whom.

plan = assign(read_panel(Path("panel.csv")))
plan.reviewers, plan.least, plan.gap, plan.remedies
"""

from .asked import SIDES, Contribution, Panel, Reviewer, UnfitPanel
from .assign import assign
from .conflicts import KINDS, Conflict, Party, Work, find_conflicts, mail_domain
from .plan import Obstacle, Plan, Remedy, Seat
from .reading import read_panel
from .report import as_json, as_table

__all__ = [
    "KINDS",
    "SIDES",
    "Conflict",
    "Contribution",
    "Obstacle",
    "Panel",
    "Party",
    "Plan",
    "Remedy",
    "Reviewer",
    "Seat",
    "UnfitPanel",
    "Work",
    "as_json",
    "as_table",
    "assign",
    "find_conflicts",
    "mail_domain",
    "read_panel",
]
