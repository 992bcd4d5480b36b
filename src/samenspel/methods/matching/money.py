"""Cents as people read them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

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
