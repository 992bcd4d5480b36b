"""Amounts and counts that a file may hold."""

from __future__ import annotations

from fractions import Fraction

from samenspel.methods.decimals import NoNumber, read_amount, read_number
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

LARGEST = 10**15
"""In 1/scale of the currency unit: far more than any budget, and safe in every database and browser."""
FINEST = 10**6
"""Amounts and points may have six decimals."""


def require_amount(text: str, line: int, what: Words) -> Fraction:
    """An amount of money that is not negative."""
    try:
        amount = read_amount(text)
    except NoNumber as error:
        raise MalformedFile(line, error.about(what)) from None
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
    try:
        amount = read_number(text)
        if amount >= 0 and amount.denominator == 1:
            return int(amount)
    except NoNumber as error:
        if error.readings:
            raise MalformedFile(line, error.about(Words(what))) from None
    raise MalformedFile(line, Words("{what} is “{text}”, which is not a whole number.", what=what, text=text))
