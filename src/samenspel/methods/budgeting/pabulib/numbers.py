"""Numbers as people write them in files, kept exact."""

from __future__ import annotations

import re
from fractions import Fraction

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

LARGEST = 10**15
"""In 1/scale of the currency unit: far more than any budget, and safe in every database and browser."""
FINEST = 10**6
"""Amounts and points may have six decimals."""
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")


def parse_number(text: str) -> Fraction | None:
    """A decimal number with a point or a comma; spaces between digits are allowed. None if it is not one."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    return Fraction(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def require_amount(text: str, line: int, what: Words) -> Fraction:
    """An amount of money that is not negative."""
    amount = parse_number(text)
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
    amount = parse_number(text)
    if amount is None or amount < 0 or amount.denominator != 1:
        raise MalformedFile(
            line, Words("{what} is “{text}”, which is not a whole number.", what=what, text=text)
        )
    return int(amount)
