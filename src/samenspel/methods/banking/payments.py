"""The payments of statements, one by one: of a batch that can be split its parts, else the line itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .keys import keys_of
from .statements import Entry, Kind, Part, Statement, Status


@dataclass(frozen=True, slots=True)
class Payment:
    """`key` is that of its line, with the place of the part behind it. `is_final`: booked, in a statement."""

    key: str
    cents: int
    currency: str
    name: str
    account: str
    texts: tuple[str, ...]
    is_final: bool = True


def payments_of(statements: Iterable[Statement]) -> Iterator[Payment]:
    """In the order of the lines; those of one file together, so that equal ones have keys of their own."""
    every = tuple(statements)
    for one, keys in zip(every, keys_of(every), strict=True):
        for entry, key in zip(one.entries, keys, strict=True):
            is_final = one.kind is Kind.BOOKED and entry.status is Status.BOOK
            yield from _payments(entry, key, is_final=is_final)


def _payments(entry: Entry, key: str, *, is_final: bool) -> Iterator[Payment]:
    if entry.is_split and len(entry.parts) > 1:
        for place, part in enumerate(entry.parts):
            yield _payment(entry, f"{key}/{place}", part, is_final=is_final)
        return
    yield Payment(
        key, entry.cents, entry.currency, entry.counterpart, entry.counterpart_account, entry.texts, is_final
    )


def _payment(entry: Entry, key: str, part: Part, *, is_final: bool) -> Payment:
    cents = entry.cents if part.cents is None else part.cents
    return Payment(
        key, cents, entry.currency, part.counterpart, part.counterpart_account, part.texts, is_final
    )
