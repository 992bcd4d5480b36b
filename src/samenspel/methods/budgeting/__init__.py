"""Participatory budgets: read them, count them exactly, and say why.

election = read_pabulib(Path("town.pb"))
outcome = tally(election, default_rule(election))
outcome.winners, outcome.projects[0].reason.sentence(money)
"""

from samenspel.methods.malformed import MalformedFile

from .election import APPROVAL_FORMATS, BALLOT_FORMATS, POINT_FORMATS, Ballot, Election, Project
from .outcome import Outcome, Payments, Preference, ProjectOutcome, Tie
from .pabulib import read_pabulib, write_pabulib
from .reasons import MONEY, SINGULAR, TEMPLATES, Reason
from .report import amount_text
from .rule import (
    COMPLETIONS,
    MISFITS,
    RULES,
    UTILITIES,
    Rule,
    UnfitRule,
    default_rule,
    default_utility,
    town_rule,
)
from .satisfaction import Comparison, Satisfaction, Steered, compare
from .tally import tally
from .ties import CRITERIA, DEFAULT_TIES

__all__ = [
    "APPROVAL_FORMATS",
    "BALLOT_FORMATS",
    "COMPLETIONS",
    "CRITERIA",
    "DEFAULT_TIES",
    "MISFITS",
    "MONEY",
    "POINT_FORMATS",
    "RULES",
    "SINGULAR",
    "TEMPLATES",
    "UTILITIES",
    "Ballot",
    "Comparison",
    "Election",
    "MalformedFile",
    "Outcome",
    "Payments",
    "Preference",
    "Project",
    "ProjectOutcome",
    "Reason",
    "Rule",
    "Satisfaction",
    "Steered",
    "Tie",
    "UnfitRule",
    "amount_text",
    "compare",
    "default_rule",
    "default_utility",
    "read_pabulib",
    "tally",
    "town_rule",
    "write_pabulib",
]
