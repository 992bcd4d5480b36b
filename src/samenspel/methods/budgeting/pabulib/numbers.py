"""Amounts and counts that a file may hold."""

from __future__ import annotations

from fractions import Fraction

from samenspel.methods.decimals import parse_decimal
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

LARGEST = 10**15
"""In 1/scale of the currency unit: far more than any budget, and safe in every database and browser."""
FINEST = 10**6
"""Amounts and points may have six decimals."""


def require_amount(text: str, line: int, what: Words) -> Fraction:
    """An amount of money that is not negative."""
    amount = parse_decimal(text)
    if amount is None:
        raise MalformedFile(
            line,
            Words(
                "{what} is “{text}”, which is not a number; write it like 12500 or 12500.50.",
                what=what,
                text=text,
            ),
        )
    if amount < 0:
        raise MalformedFile(
            line, Words("{what} is {text}, below zero; amounts cannot be negative.", what=what, text=text)
        )
    if FINEST % amount.denominator:
        raise MalformedFile(
            line, Words("{what} is {text}, with more than six decimals; round it.", what=what, text=text)
        )
    if amount * 100 > LARGEST:
        raise MalformedFile(
            line,
            Words(
                "{what} is {text}, more than can be counted; check for extra digits.", what=what, text=text
            ),
        )
    return amount


def require_count(text: str, line: int, what: str) -> int:
    amount = parse_decimal(text)
    if amount is None or amount < 0 or amount.denominator != 1:
        raise MalformedFile(
            line, Words("{what} is “{text}”, which is not a whole number.", what=what, text=text)
        )
    return int(amount)
