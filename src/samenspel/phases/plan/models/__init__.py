"""Budget rounds: what is proposed and checked, how people vote, and how that is counted."""

from samenspel.foundation.discovery import load_files
from samenspel.phases.plan.models.awards import Award, Milestone, Update, Verdict
from samenspel.phases.plan.models.ballots import Ballot, Receipt, Voter
from samenspel.phases.plan.models.certifying import Certification, Objection
from samenspel.phases.plan.models.checks import Check, Criterion, Finding
from samenspel.phases.plan.models.codes import CodeList
from samenspel.phases.plan.models.desk import DeskHour
from samenspel.phases.plan.models.papers import PaperCount, Sheet, SheetEntry
from samenspel.phases.plan.models.proposals import Author, Merge, Proposal, Support
from samenspel.phases.plan.models.rounds import LEAST_BALLOTS, LEAST_OF_ALL, LONGEST_NUMBER, BudgetRound
from samenspel.phases.plan.models.signs import SignReport
from samenspel.phases.plan.models.tallies import Tally

__all__ = [
    "LEAST_BALLOTS",
    "LEAST_OF_ALL",
    "LONGEST_NUMBER",
    "Author",
    "Award",
    "Ballot",
    "BudgetRound",
    "Certification",
    "Check",
    "CodeList",
    "Criterion",
    "DeskHour",
    "Finding",
    "Merge",
    "Milestone",
    "Objection",
    "PaperCount",
    "Proposal",
    "Receipt",
    "Sheet",
    "SheetEntry",
    "SignReport",
    "Support",
    "Tally",
    "Update",
    "Verdict",
    "Voter",
]

load_files(__name__)
