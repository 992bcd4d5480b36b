"""Matching funds: what a town adds to what people give, and why each project gets what it gets.

gifts = read_gifts(Path("gifts.csv"))
outcome = match(gifts, Rule("pairwise", pot=10_000_00))
outcome.payouts, reasons(outcome, outcome.projects[0], money_text("EUR"))
"""

from .gifts import BadGift, Gifts, Project
from .match import match
from .money import money_text
from .outcome import Outcome, ProjectMatch, Tie
from .pairs import Pair
from .reading import read_gifts, read_projects
from .reasons import reasons
from .report import as_json
from .rule import FORMULAS, SCALINGS, Rule, UnfitRule
from .splitting import gain_by_splitting

__all__ = [
    "FORMULAS",
    "SCALINGS",
    "BadGift",
    "Gifts",
    "Outcome",
    "Pair",
    "Project",
    "ProjectMatch",
    "Rule",
    "Tie",
    "UnfitRule",
    "as_json",
    "gain_by_splitting",
    "match",
    "money_text",
    "read_gifts",
    "read_projects",
    "reasons",
]
