"""Amounts as people read them, and as numbers of currency units."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

SYMBOLS = {"EUR": "€", "PLN": "zł", "USD": "$", "GBP": "£", "CHF": "CHF", "HUF": "Ft"}


class Priced(Protocol):
    """An election or an outcome: what amounts of it are counted in."""

    @property
    def currency(self) -> str: ...
    @property
    def scale(self) -> int: ...


def amount_text(where: Priced) -> Callable[[int], str]:
    """Shows an amount in 1/scale as people write it in English: € 1,234.50, or € 1,234.

    >>> from samenspel.methods.budgeting import Election, Rule, tally
    >>> election = Election.of_approvals({"a": 1}, [], budget=1, meta={"currency": "EUR"})
    >>> amount_text(election)(123450)
    '€ 1,234.50'
    """
    symbol = SYMBOLS.get(where.currency, where.currency)

    def show(amount: int) -> str:
        cents = round(Fraction(amount * 100, where.scale))
        text = f"{cents // 100:,}" if cents % 100 == 0 else f"{cents // 100:,}.{cents % 100:02d}"
        return f"{symbol} {text}".strip()

    return show


def units(where: Priced, amount: int | Fraction | None) -> int | float | None:
    """An amount in currency units."""
    return None if amount is None else plain_number(Fraction(amount, where.scale))


def plain_number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
