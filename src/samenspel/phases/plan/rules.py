"""Who may do what with budget rounds, proposals and ballots."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Predicate, is_signed_in, permit, predicate
from samenspel.phases.plan.box.papers import sheets_too_many
from samenspel.phases.plan.box.roll import has_voted_on_paper, key_of
from samenspel.phases.plan.models import UNFINISHED, BudgetRound, Proposal, SignReport
from samenspel.spine.initiatives.rules import (
    can_coordinate,
    can_see,
    is_coordinator,
    is_member,
    is_professional,
)
from samenspel.spine.people.rules import is_the_house
from samenspel.spine.services.rules import is_administrator
from samenspel.tools.promises import rules as promises
from samenspel.tools.together import rules as together
from samenspel.tools.together.rules import invited

CERTIFIERS = 2
LEAST_BALLOTS = 5


def round_of(thing: Any) -> BudgetRound:
    """`thing` is a round, or has one."""
    round: BudgetRound = thing if isinstance(thing, BudgetRound) else thing.round
    return round


@predicate(_("Name the initiative that the election belongs to. Only administrators can leave it open."))
def names_initiative(person: Any, thing: Any) -> bool:
    return thing is not None


@predicate(_("The rules are fixed; nothing can be changed any more."))
def is_being_prepared(person: Any, thing: Any) -> bool:
    return round_of(thing).state == BudgetRound.State.PREPARING


@predicate(_("No proposals can be made or changed now: it has not begun yet, or it is over."))
def takes_proposals(person: Any, thing: Any) -> bool:
    return round_of(thing).takes_proposals


is_author = predicate(_("Only those who made this proposal may do this."))(together.is_author)
is_author_of_the_other = predicate(_("Only those who made the other proposal can answer."))(
    together.is_author_of_the_other
)


@predicate(_("This proposal is a draft: only those who make it see it."))
def is_no_draft(person: Any, proposal: Any) -> bool:
    return bool(proposal.state != Proposal.State.DRAFT)


def _is_in(*states: str) -> Predicate:
    @predicate(_("That can't be done with this proposal any more."))
    def stands_open(person: Any, proposal: Any) -> bool:
        return proposal.state in states

    return stands_open


is_open_to_change = _is_in(Proposal.State.DRAFT, Proposal.State.SUBMITTED)
is_open_to_support = _is_in(Proposal.State.SUBMITTED, Proposal.State.ACCEPTED)
is_open_to_check = _is_in(Proposal.State.SUBMITTED, Proposal.State.ACCEPTED, Proposal.State.DECLINED)


@predicate(_("Voting has not begun yet, or it is over. Your ballot was not counted."))
def has_an_open_box(person: Any, thing: Any) -> bool:
    """By the clock alone the action judges, which knows when a ballot was received."""
    return round_of(thing).state == BudgetRound.State.VOTING


@predicate(_("Here everybody votes who may, without a list. Change the round first."))
def votes_by_list(person: Any, thing: Any) -> bool:
    return round_of(thing).who == BudgetRound.Who.LIST


@predicate(_("Here people vote without a code. Change the round first."))
def votes_by_code(person: Any, thing: Any) -> bool:
    return round_of(thing).who == BudgetRound.Who.CODES


@predicate(_("The rules of this vote are not fixed yet."))
def has_a_box(person: Any, thing: Any) -> bool:
    return bool(round_of(thing).rules_sha256)


@predicate(_("Voting is not over yet, or the box was opened before."))
def waits_for_closing(person: Any, thing: Any) -> bool:
    round = round_of(thing)
    return round.state == BudgetRound.State.VOTING and round.is_over


@predicate(_("Some sheets of paper were entered once only, or not the same twice. Finish them first."))
def papers_are_finished(person: Any, thing: Any) -> bool:
    return not round_of(thing).sheets.filter(state__in=UNFINISHED).exists()


@predicate(_("You voted on paper. Nobody votes twice."))
def did_not_vote_on_paper(person: Any, thing: Any) -> bool:
    round = round_of(thing)
    return not round.takes_paper or not has_voted_on_paper(person, round)


@predicate(_("You can't vote in this round: you are not among those who may."))
def is_voter(person: Any, thing: Any) -> bool:
    """Who has a code by post shows it with the ballot; till then anybody might."""
    round = round_of(thing)
    return round.who == BudgetRound.Who.CODES or bool(key_of(person, round))


@predicate(_("Signs of fraud are looked for when the ballot box is opened."))
def was_looked_at(person: Any, thing: Any) -> bool:
    return SignReport.objects.filter(round=round_of(thing)).exists()


@predicate(_("Objections can be made from the end of the vote until it may be certified."))
def takes_objections(person: Any, thing: Any) -> bool:
    return round_of(thing).takes_objections


@predicate(_("The ballots are still in the box, or were counted before."))
def is_closed_here(person: Any, thing: Any) -> bool:
    round = round_of(thing)
    return round.is_held_here and round.state == BudgetRound.State.CLOSED


@predicate(_("Wait until everybody had the time to object."))
def objections_are_over(person: Any, thing: Any) -> bool:
    return not round_of(thing).takes_objections


@predicate(_("Answer all objections first."))
def objections_are_answered(person: Any, thing: Any) -> bool:
    return not round_of(thing).objections.filter(answered_at=None).exists()


@predicate(_("You certified this vote already. Somebody else must do so too."))
def did_not_certify(person: Any, thing: Any) -> bool:
    return not round_of(thing).certifications.filter(by=person).exists()


@predicate(_("There are too few ballots to keep them secret. They will not be counted."))
def has_ballots_enough(person: Any, thing: Any) -> bool:
    counts = round_of(thing).ballots.values_list("count", flat=True)
    return sum(counts) >= LEAST_BALLOTS


@predicate(_("There are more sheets from the desks than people who were marked there. Say how that came."))
def papers_add_up(person: Any, thing: Any) -> bool:
    round = round_of(thing)
    if not round.takes_paper or sheets_too_many(round) <= 0:
        return True
    return round.paper_count.explanation != ""


@predicate(_("Two people must certify the vote before it is counted."))
def is_certified(person: Any, thing: Any) -> bool:
    """What was imported was certified elsewhere."""
    round = round_of(thing)
    return not round.is_held_here or round.certifications.count() >= CERTIFIERS


is_done = predicate(_("You can say this once the project is done."))(promises.is_over)
can_answer_for = can_coordinate | (is_signed_in & is_professional)
can_see_proposal = can_see & (is_no_draft | is_author)

permit(
    "plan.import_election",
    is_signed_in & (is_administrator | (names_initiative & is_coordinator)),
    sees=can_see,
)
permit("plan.show_round", can_see)
permit("plan.set_up_round", can_coordinate, sees=can_see)
permit("plan.change_round", can_coordinate & is_being_prepared, sees=can_see)
permit("plan.open_voting", can_coordinate & is_being_prepared, sees=can_see)
permit("plan.list_voters", can_coordinate & is_being_prepared & votes_by_list, sees=can_see)
permit("plan.make_codes", can_coordinate & is_being_prepared & votes_by_code, sees=can_see)
permit("plan.download_rules", can_see & has_a_box)

permit("plan.add_proposal", is_signed_in & is_member & takes_proposals, sees=can_see)
permit("plan.show_proposal", can_see_proposal)
permit(
    "plan.change_proposal",
    is_signed_in & is_author & takes_proposals & is_open_to_change,
    sees=can_see_proposal,
)
permit(
    "plan.submit_proposal",
    is_signed_in & is_author & takes_proposals & _is_in(Proposal.State.DRAFT),
    sees=can_see_proposal,
)
permit(
    "plan.discard_draft",
    is_signed_in & is_author & _is_in(Proposal.State.DRAFT),
    sees=can_see_proposal,
)
permit(
    "plan.withdraw_proposal",
    is_signed_in & is_author & is_being_prepared & is_open_to_support,
    sees=can_see_proposal,
)
seeks_support = is_being_prepared & is_open_to_support
permit("plan.support_proposal", is_signed_in & is_member & seeks_support, sees=can_see_proposal)
permit(
    "plan.check_proposal",
    can_answer_for & is_being_prepared & is_open_to_check,
    sees=can_see_proposal,
)
permit("plan.answer_check", is_signed_in & is_author & is_being_prepared, sees=can_see_proposal)

is_open_to_others = is_signed_in & takes_proposals & is_open_to_change
permit("plan.open_invitation", invited(can_see & is_open_to_others), sees=invited(can_see))
permit("plan.become_author", invited(can_see & is_open_to_others & is_member), sees=invited(can_see))
permit(
    "plan.ask_to_merge",
    is_signed_in & is_author & is_being_prepared & is_open_to_support,
    sees=can_see_proposal,
)
permit("plan.answer_merge", is_signed_in & is_author_of_the_other & is_being_prepared, sees=can_see)
permit("plan.show_similar", can_see)

permit("plan.show_ballot", can_see & has_a_box)
permit("plan.cast_ballot", can_see & has_an_open_box & did_not_vote_on_paper & is_voter, sees=can_see)
permit(
    "plan.close_voting",
    (is_the_house | can_coordinate) & waits_for_closing & papers_are_finished,
    sees=can_see,
)
permit("plan.show_receipt", can_see & has_a_box)
permit("plan.show_box", can_see & has_a_box)
permit("plan.show_signs", can_see & was_looked_at, sees=can_see)
permit("plan.raise_objection", can_see & is_signed_in & takes_objections, sees=can_see)
permit("plan.answer_objection", can_answer_for & is_closed_here, sees=can_see)
permit(
    "plan.certify_round",
    can_answer_for
    & is_closed_here
    & objections_are_over
    & objections_are_answered
    & has_ballots_enough
    & papers_add_up
    & did_not_certify,
    sees=can_see,
)
permit("plan.tally_round", can_answer_for & is_certified, sees=can_see)

permit("plan.list_awards", can_see)
permit("plan.change_award", can_answer_for, sees=can_see)
permit("plan.add_update", can_answer_for, sees=can_see)
permit("plan.give_verdict", is_signed_in & is_member & is_done, sees=can_see)

permit("plan.show_results", can_see)
permit("plan.download_result", can_see)
permit("plan.download_recount", can_see & is_certified)
