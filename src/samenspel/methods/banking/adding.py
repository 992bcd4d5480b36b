"""What a statement says of itself: whether it adds up, what came twice, and what is missing between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from samenspel.methods.words import Money, Words

from .statements import Kind, Statement, booked_cents

UNKNOWN_CURRENCY = "XXX"


def judged(statement: Statement) -> Statement:
    """With its reversals turned round where that alone makes it add up, and with what is odd about it."""
    off = statement.off_by
    if off and (turned := _turned(statement, off)):
        return replace(
            turned,
            odd=(*_odd(turned), Words("its reversals have the sign of what they undo; they were turned.")),
        )
    return replace(statement, odd=_odd(statement))


def _turned(statement: Statement, off: int) -> Statement | None:
    undone = sum(booked_cents([entry for entry in statement.entries if entry.is_reversal]))
    if not undone or off != 2 * undone:
        return None
    entries = (
        replace(entry, cents=-entry.cents) if entry.is_reversal else entry for entry in statement.entries
    )
    return replace(statement, entries=tuple(entries))


def _odd(statement: Statement) -> tuple[Words, ...]:
    odd = list(statement.odd)
    if off := statement.off_by:
        odd.append(Words("does not add up: what is booked is {off} off.", off=Money(off)))
    currencies = {one.currency for one in statement.balances} | {one.currency for one in statement.entries}
    currencies.discard("")
    if len(currencies) > 1:
        odd.append(Words("several currencies: {names}.", names=", ".join(sorted(currencies))))
    if UNKNOWN_CURRENCY in currencies:
        odd.append(Words("the currency XXX means that nobody knows which."))
    if statement.kind is not Kind.BOOKED:
        odd.append(Words("not final: the same money comes again in a statement."))
    if statement.copy.startswith("DUPL"):
        odd.append(Words("the bank says that this is a copy."))
    return tuple(odd)


@dataclass(frozen=True)
class Break:
    """Between two statements of an account: `cents` more (a file is missing) or less (one came twice)."""

    account: str
    currency: str
    after: date | None
    before: date | None
    cents: int


def breaks_between(statements: Iterable[Statement]) -> tuple[Break, ...]:
    """Where a closing balance is not the next opening one, by account, in order of the days."""
    accounts = defaultdict[str, list[Statement]](list)
    for one in statements:
        if one.kind is Kind.BOOKED and one.opening and one.closing:
            accounts[one.account].append(one)
    return tuple(found for one in accounts.values() for found in _breaks(one))


def _breaks(statements: list[Statement]) -> Iterable[Break]:
    ordered = sorted(statements, key=_days)
    for one, other in pairwise(ordered):
        closing, opening = one.closing, other.opening
        if closing and opening and closing.cents != opening.cents:
            cents = opening.cents - closing.cents
            yield Break(one.account, closing.currency, closing.day, opening.day, cents)


def _days(statement: Statement) -> tuple[date, date]:
    opening, closing = statement.opening, statement.closing
    return (opening and opening.day) or date.min, (closing and closing.day) or date.max
