"""Who objects, certifies and counts, and what is seen of the result."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.phases.plan.box.papers import sheets_too_many
from samenspel.phases.plan.models import BudgetRound, SignReport
from samenspel.phases.plan.rules.rounds import round_of
from samenspel.spine.initiatives.rules import can_answer_for, can_see

CERTIFIERS = 2


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
    return round_of(thing).has_all_objections


@predicate(_("Answer all objections first."))
def objections_are_answered(person: Any, thing: Any) -> bool:
    return not round_of(thing).objections.filter(answered_at=None).exists()


@predicate(_("You certified this vote already. Somebody else must do so too."))
def did_not_certify(person: Any, thing: Any) -> bool:
    return not round_of(thing).certifications.filter(by=person).exists()


@predicate(_("There are too few ballots to keep them secret. They will not be counted."))
def has_ballots_enough(person: Any, thing: Any) -> bool:
    counts = round_of(thing).ballots.values_list("count", flat=True)
    return sum(counts) >= round_of(thing).least_ballots


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
permit("plan.show_results", can_see)
permit("plan.download_result", can_see)
permit("plan.download_recount", can_see & is_certified)
