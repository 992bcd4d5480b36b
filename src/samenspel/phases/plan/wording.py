"""Amounts in the words of the person who reads."""

from collections.abc import Callable
from fractions import Fraction

from django.utils.translation import ngettext

from samenspel.foundation.ui.figures import as_money
from samenspel.phases.plan.models import BudgetRound, Check, Proposal

Amount = int | Fraction
Money = Callable[[Amount], str]


def money_of(round: BudgetRound) -> Money:
    """Shows an amount that is kept in 1/scale of the currency's unit."""

    def show(amount: Amount) -> str:
        return as_money(round_half_up(Fraction(amount * 100, round.scale)), round.currency).strip()

    return show


def cost_of(thing: Proposal | Check) -> str:
    """Nothing where it is not known."""
    return money_of(thing.round)(thing.cost) if thing.cost else ""


def round_half_up(amount: Fraction) -> int:
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def listed(count: int) -> str:
    told = ngettext("%(count)d address is on the list.", "%(count)d addresses are on the list.", count)
    return told % {"count": count}
