"""Amounts as people read them, and as numbers of currency units."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from .election import Election
from .outcome import Outcome

SYMBOLS = {"EUR": "€", "PLN": "zł", "USD": "$", "GBP": "£", "CHF": "CHF", "HUF": "Ft"}


def amount_text(where: Election | Outcome) -> Callable[[int], str]:
    """Shows an amount in 1/scale as people write it in English: € 1,234.50, or € 1,234."""
    symbol = SYMBOLS.get(where.currency, where.currency)

    def show(amount: int) -> str:
        cents = round(Fraction(amount * 100, where.scale))
        text = f"{cents // 100:,}" if cents % 100 == 0 else f"{cents // 100:,}.{cents % 100:02d}"
        return f"{symbol} {text}".strip()

    return show


def units(where: Election | Outcome, amount: int | Fraction | None) -> int | float | None:
    """An amount in currency units."""
    return None if amount is None else plain_number(Fraction(amount, where.scale))


def plain_number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
