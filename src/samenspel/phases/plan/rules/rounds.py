"""Who sets up a round, changes it and fixes its rules; what the other rules of rounds are made of."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.phases.plan.models import BudgetRound, CodeList
from samenspel.spine.initiatives.rules import can_coordinate, can_see, is_coordinator
from samenspel.spine.services.rules import is_administrator


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


@predicate(_("The rules of this vote are not fixed yet."))
def has_a_box(person: Any, thing: Any) -> bool:
    return bool(round_of(thing).rules_sha256)


@predicate(_("Here everybody votes who may, without a list. Change the round first."))
def votes_by_list(person: Any, thing: Any) -> bool:
    return round_of(thing).who == BudgetRound.Who.LIST


@predicate(_("Here people vote without a code. Change the round first."))
def votes_by_code(person: Any, thing: Any) -> bool:
    return round_of(thing).who == BudgetRound.Who.CODES


@predicate(_("There are no codes to download. They are handed over once."))
def has_codes_waiting(person: Any, thing: Any) -> bool:
    return CodeList.objects.filter(round=round_of(thing)).exclude(file="").exists()


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
permit("plan.download_codes", can_coordinate & votes_by_code & has_codes_waiting, sees=can_see)
permit("plan.download_rules", can_see & has_a_box)
