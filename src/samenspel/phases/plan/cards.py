"""The cards of budget rounds, and of what stands in them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import predicate
from samenspel.foundation.search.words import with_every_word
from samenspel.phases.plan import doings
from samenspel.phases.plan.models import Author, BudgetRound, Check, Proposal, Tally
from samenspel.phases.plan.queries import (
    GONE,
    every_check,
    every_proposal,
    every_round,
    every_tally,
    locked_proposal,
    proposals_that_ended,
    proposals_waiting,
    spent_on_awards,
)
from samenspel.phases.plan.rules import can_see_proposal, takes_authors
from samenspel.spine.initiatives.activity_kinds import ActivityKind
from samenspel.spine.initiatives.measuring import Answering
from samenspel.spine.initiatives.models import Side
from samenspel.spine.initiatives.queries import seen_in
from samenspel.spine.initiatives.rules import can_see
from samenspel.spine.initiatives.things import Card, Cost, Search, Talk, Together, lay, needs_no_card
from samenspel.tools.notices.actions import follow_at_first
from samenspel.tools.together.queries import is_made_by


def _proposals_seen_by(person: Any) -> QuerySet[Any]:
    seen = seen_in(every_proposal, "round__activity__initiative")(person)
    return seen.filter(~Q(state=Proposal.State.DRAFT) | is_made_by(person, Author))


def _proposals_matching(person: Any, words: str) -> QuerySet[Any]:
    """Every word is in the title, the description or the category; drafts are nobody else's."""
    found = _proposals_seen_by(person).exclude(state=Proposal.State.DRAFT)
    return with_every_word(found, words, "title", "description", "category")


@predicate(_("There is no talk about a draft, nor about a proposal that was withdrawn or merged."))
def is_out_and_alive(person: Any, proposal: Any) -> bool:
    return proposal.state not in (Proposal.State.DRAFT, *GONE)


def _checks_seen_by(person: Any) -> QuerySet[Any]:
    return every_check().filter(proposal__in=_proposals_seen_by(person))


def _tallies() -> QuerySet[Any]:
    return every_tally().defer("result")


BUDGET_ROUND = ActivityKind(
    name="budget_round",
    label=_("Budget round"),
    summary=_("People propose, professionals check, everyone votes in secret about a budget."),
    url_name="plan:show_round",
    add_url_name="plan:set_up_round",
    has_own_dates=True,
)
IMPORTED_ROUND = ActivityKind(
    name="imported_round",
    label=_("Election from a file"),
    summary=_(
        "Show a vote about a budget that was held elsewhere: count it, explain it, let others recount."
    ),
    url_name="plan:show_round",
    add_url_name="plan:import_election",
)


def _money_of_projects(initiative: Any) -> Iterator[Cost]:
    """What chosen projects have cost until now, as those who carry them out said."""
    for currency, cents in spent_on_awards(initiative):
        yield Cost(side=Side.ORGANISATION, what=_("Chosen projects"), cents=cents, currency=currency)


ROUND = Card(
    model=BudgetRound,
    every=every_round,
    can_see=can_see,
    seen_by=seen_in(every_round, "activity__initiative"),
    is_followed=True,
    kinds=(BUDGET_ROUND, IMPORTED_ROUND),
    doings=(
        doings.rounds_to_count,
        doings.rounds_to_certify,
        doings.sheets_to_finish,
        doings.objections_to_answer,
        doings.rounds_to_vote_in,
        doings.results_to_read,
    ),
    costs=_money_of_projects,
)
PROPOSAL = Card(
    model=Proposal,
    label=_("Proposal"),
    every=every_proposal,
    can_see=can_see_proposal,
    seen_by=_proposals_seen_by,
    told_to=_proposals_seen_by,
    is_followed=True,
    talk=Talk(can_talk=is_out_and_alive, embeds=True),
    together=Together(
        takes_authors=takes_authors,
        locked=locked_proposal,
        asks=_(
            "You are asked to make this proposal with others. You can change it, and your name stands beside "
            "it."
        ),
        thanks=_("You make this proposal together now."),
        text_of=lambda proposal: proposal.description,
    ),
    joined=follow_at_first,
    search=Search(_("Proposals"), _proposals_matching, lambda proposal: str(proposal.round)),
    found_in=(BUDGET_ROUND,),
    doings=(
        doings.proposals_to_check,
        doings.answers_to_read,
        doings.checks_to_answer,
        doings.drafts_to_submit,
    ),
    gauges={"contributions": proposals_waiting},
    answering=Answering(
        came="plan.submit_proposal", answered=["plan.check_proposal"], ended=proposals_that_ended
    ),
)
CHECK = Card(
    model=Check,
    label=_("Check"),
    every=every_check,
    can_see=can_see_proposal,
    seen_by=_checks_seen_by,
)
TALLY = Card(
    model=Tally,
    label=_("Count of the votes"),
    every=_tallies,
    can_see=can_see,
    seen_by=seen_in(_tallies, "round__activity__initiative"),
)

lay(ROUND, PROPOSAL, CHECK, TALLY)
needs_no_card("plan.award", because="It has no page but its proposal's.")
needs_no_card("plan.codelist", because="It is handed over once, to who made it, and gone.")
needs_no_card("plan.merge", because="It is asked and answered on the pages of its two proposals.")
needs_no_card("plan.objection", because="It stands on the page of its round's box, with its answer.")
needs_no_card("plan.sheet", because="It is a row in its round's list of sheets, and belongs to nobody.")
needs_no_card("plan.update", because="It stands on its proposal's page; only its picture has an address.")
