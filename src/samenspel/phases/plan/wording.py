"""Amounts, counts and reasons in the words of the person who reads."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from django.utils import formats
from django.utils.translation import gettext

from samenspel.foundation.ui.figures import as_money
from samenspel.methods.budgeting import MONEY, Reason
from samenspel.phases.plan.models import BudgetRound

Amount = int | Fraction
Money = Callable[[Amount], str]


def money_of(round: BudgetRound) -> Money:
    """Shows an amount that is kept in 1/scale of the currency's unit."""

    def show(amount: Amount) -> str:
        return as_money(round_half_up(Fraction(amount * 100, round.scale)), round.currency).strip()

    return show


def round_half_up(amount: Fraction) -> int:
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def count_of(number: int) -> str:
    """1,234 or 1.234."""
    return str(formats.number_format(number, force_grouping=True))


def sentence_of(reason: Reason, money: Money, titles: Mapping[str, str]) -> str:
    """Why one project won or lost; a rival is called by its title."""
    shown = {name: _shown(name, value, money, titles) for name, value in reason.numbers.items()}
    return gettext(reason.template).format(**shown)


def _shown(name: str, value: int | str, money: Money, titles: Mapping[str, str]) -> str:
    if isinstance(value, str):
        return f"“{titles.get(value, value)}”"
    return money(value) if name in MONEY else count_of(value)
