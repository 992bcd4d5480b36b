"""Who votes, and who opens the box."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import permit, predicate
from samenspel.phases.plan.box.roll import has_voted_on_paper, key_of
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.rules.rounds import has_a_box, round_of
from samenspel.spine.initiatives.rules import can_coordinate, can_see
from samenspel.spine.initiatives.sheets import UNFINISHED
from samenspel.spine.people.rules import is_the_house


@predicate(_("Voting has not begun yet, or it is over. Your ballot was not counted."))
def has_an_open_box(person: Any, thing: Any) -> bool:
    """By the clock alone the action judges, which knows when a ballot was received."""
    return round_of(thing).state == BudgetRound.State.VOTING


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


permit("plan.show_ballot", can_see & has_a_box)
permit("plan.cast_ballot", can_see & has_an_open_box & did_not_vote_on_paper & is_voter, sees=can_see)
permit(
    "plan.close_voting",
    (is_the_house | can_coordinate) & waits_for_closing & papers_are_finished,
    sees=can_see,
)
permit("plan.show_receipt", can_see & has_a_box)
permit("plan.show_box", can_see & has_a_box)
