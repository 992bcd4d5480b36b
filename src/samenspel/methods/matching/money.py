"""Money between cents and the way people write it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from samenspel.methods.decimals import parse_decimal

SYMBOLS = {"EUR": "€", "PLN": "zł", "USD": "$", "GBP": "£", "CHF": "CHF", "HUF": "Ft"}
Money = Callable[[int | Fraction], str]


def money_text(currency: str = "EUR") -> Money:
    """Shows cents, rounded, as people write them in English: € 1,234.50, or € 1,234."""
    symbol = SYMBOLS.get(currency, currency)

    def show(amount: int | Fraction) -> str:
        cents = round(amount)
        text = f"{cents // 100:,}" if cents % 100 == 0 else f"{cents // 100:,}.{cents % 100:02d}"
        return f"{symbol} {text}".strip()

    return show


def parse_cents(text: str) -> Fraction | None:
    """Cents out of an amount like 12 or 12.50 or 12,50. None if it is not one; the answer may be below zero,
    or no whole number."""
    amount = parse_decimal(text)
    return None if amount is None else amount * 100
