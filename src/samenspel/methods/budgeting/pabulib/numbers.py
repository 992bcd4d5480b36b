"""Amounts and counts that a file may hold."""

from __future__ import annotations

from fractions import Fraction

from samenspel.methods.budgeting.sense import BadElection, check_money
from samenspel.methods.decimals import NoNumber, read_amount, read_number
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words


def require_amount(text: str, line: int, what: Words) -> Fraction:
    """An amount of money that is not negative."""
    try:
        amount = read_amount(text)
    except NoNumber as error:
        raise MalformedFile(line, error.about(what)) from None
    try:
        check_money(amount, what, text)
    except BadElection as error:
        raise MalformedFile(line, error.problem) from None
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
