"""Participatory budgets: read them, count them exactly, and say why.

election = read_pabulib(Path("town.pb"))
outcome = tally(election, default_rule(election))
outcome.winners, outcome.projects[0].reason.sentence(money)
"""

from samenspel.methods.malformed import MalformedFile

from .comparison import Comparison, compare
from .election import APPROVAL_FORMATS, BALLOT_FORMATS, POINT_FORMATS, Ballot, Election, Project
from .money import amount_text
from .outcome import Outcome, Payments, Preference, ProjectOutcome, Tie
from .pabulib import read_pabulib, write_pabulib
from .plain import as_json, from_json, numbers_of
from .reasons import MONEY, SINGULAR, TEMPLATES, Reason
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
from .satisfaction import Satisfaction, Steered
from .sense import BadElection
from .tally import tally
from .ties import CRITERIA, DEFAULT_TIES
from .worth import STUDIED, Own

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
    "STUDIED",
    "TEMPLATES",
    "UTILITIES",
    "BadElection",
    "Ballot",
    "Comparison",
    "Election",
    "MalformedFile",
    "Outcome",
    "Own",
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
    "as_json",
    "compare",
    "default_rule",
    "default_utility",
    "from_json",
    "numbers_of",
    "read_pabulib",
    "tally",
    "town_rule",
    "write_pabulib",
]
