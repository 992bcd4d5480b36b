"""Holding budget rounds from the first proposal to the count, and importing those held elsewhere."""

from samenspel.phases.plan.actions.certifying import answer_objection, certify_round, raise_objection
from samenspel.phases.plan.actions.checking import answer_check, check_proposal
from samenspel.phases.plan.actions.desk import look_up_voter, mark_voter
from samenspel.phases.plan.actions.following import add_update, change_award, give_verdict
from samenspel.phases.plan.actions.importing import AlreadyImported, import_election
from samenspel.phases.plan.actions.papers import (
    enter_sheet,
    explain_papers,
    print_letters,
    print_sheets,
    void_sheet,
)
from samenspel.phases.plan.actions.proposals import (
    add_proposal,
    change_proposal,
    discard_draft,
    submit_proposal,
    support_proposal,
    withdraw_proposal,
)
from samenspel.phases.plan.actions.queueing import import_later, list_voters_later, make_codes_later
from samenspel.phases.plan.actions.rolling import AlreadyMade, download_codes, list_voters, make_codes
from samenspel.phases.plan.actions.rounds import change_round, open_voting, set_up_round
from samenspel.phases.plan.actions.tallying import save_tally, tally_round
from samenspel.phases.plan.actions.together import answer_merge, ask_to_merge
from samenspel.phases.plan.actions.voting import cast_ballot, close_voting

__all__ = [
    "AlreadyImported",
    "AlreadyMade",
    "add_proposal",
    "add_update",
    "answer_check",
    "answer_merge",
    "answer_objection",
    "ask_to_merge",
    "cast_ballot",
    "certify_round",
    "change_award",
    "change_proposal",
    "change_round",
    "check_proposal",
    "close_voting",
    "discard_draft",
    "download_codes",
    "enter_sheet",
    "explain_papers",
    "give_verdict",
    "import_election",
    "import_later",
    "list_voters",
    "list_voters_later",
    "look_up_voter",
    "make_codes",
    "make_codes_later",
    "mark_voter",
    "open_voting",
    "print_letters",
    "print_sheets",
    "raise_objection",
    "save_tally",
    "set_up_round",
    "submit_proposal",
    "support_proposal",
    "tally_round",
    "void_sheet",
    "withdraw_proposal",
]
