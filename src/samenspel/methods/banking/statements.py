"""What is read from files of banks: statements of accounts, their balances and entries, and what is odd."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from samenspel.methods.words import Words


class Kind(StrEnum):
    """`BOOKED` alone is money: the others announce it, and it comes again in a statement."""

    BOOKED = "booked"
    OF_TODAY = "of today"
    ANNOUNCED = "announced"


class Status(StrEnum):
    """As ISO 20022 has them: booked, pending, and for information."""

    BOOK = "BOOK"
    PDNG = "PDNG"
    INFO = "INFO"


@dataclass(frozen=True, slots=True)
class Balance:
    """`kind` as ISO 20022 names it: OPBD opens, CLBD closes. `day` is None for a date that does not exist."""

    kind: str
    cents: int
    currency: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Part:
    """One payment of an entry. `cents` is None where the file does not say its own amount."""

    cents: int | None = None
    currency: str = ""
    amount_from: str = ""
    counterpart: str = ""
    counterpart_account: str = ""
    remittance: str = ""
    structured: str = ""
    end_to_end: str = ""
    mandate: str = ""
    return_reason: str = ""
    tx_reference: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Where a reference of ours may stand: in every field that comes back."""
        return (self.remittance, self.structured, self.end_to_end, self.mandate, self.tx_reference)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a statement. `cents` are signed: more than 0 came in. `line`: where it stands in the file.

    `batch`: how many payments the bank says are in it, and under which name. `parts` are those that the file
    tells one by one; `is_split`: they are all of it, in its currency, so that each may be booked by itself.
    """

    line: int
    cents: int
    currency: str
    booked_on: date | None
    valued_on: date | None
    status: Status = Status.BOOK
    is_reversal: bool = False
    kind: str = ""
    bank_reference: str = ""
    entry_reference: str = ""
    customer_reference: str = ""
    supplement: str = ""
    details: str = ""
    counterpart_bank: str = ""
    booking_text: str = ""
    batch: tuple[str, str] | None = None
    parts: tuple[Part, ...] = ()
    is_split: bool = False
    odd: tuple[Words, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        own = (self.details, self.supplement, self.customer_reference, self.entry_reference)
        return tuple(text for text in (*own, *(text for part in self.parts for text in part.texts)) if text)

    @property
    def counterpart(self) -> str:
        return self.parts[0].counterpart if len(self.parts) == 1 else ""

    @property
    def counterpart_account(self) -> str:
        return self.parts[0].counterpart_account if len(self.parts) == 1 else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One account over one time. `copy`: what the bank says of a statement that it sent before (DUPL).
    `is_page`: it goes on, or is gone on with, on another page (:60M:, :62M:)."""

    id: str
    sequence: str
    account: str
    currency: str
    balances: tuple[Balance, ...]
    entries: tuple[Entry, ...]
    kind: Kind = Kind.BOOKED
    copy: str = ""
    is_page: bool = False
    odd: tuple[Words, ...] = ()

    @property
    def opening(self) -> Balance | None:
        return _first(self.balances, "OPBD", "PRCD", "ITBD")

    @property
    def closing(self) -> Balance | None:
        return _first(self.balances[::-1], "CLBD", "ITBD")

    @property
    def off_by(self) -> int | None:
        """Cents by which opening and what is booked are above closing; None where a balance is missing."""
        opening, closing = self.opening, self.closing
        if opening is None or closing is None or opening is closing:
            return None
        return opening.cents + sum(booked_cents(self.entries)) - closing.cents


@dataclass(frozen=True, slots=True)
class Statements:
    """All of a file. `format` as in `--format` of the command; `charset` that in which its text was read."""

    format: str
    charset: str
    statements: tuple[Statement, ...]
    odd: tuple[Words, ...] = field(default=())

    @property
    def entries(self) -> Iterator[Entry]:
        return (entry for one in self.statements for entry in one.entries)


def booked_cents(entries: Sequence[Entry]) -> Iterator[int]:
    return (entry.cents for entry in entries if entry.status is Status.BOOK)


def _first(balances: Sequence[Balance], *kinds: str) -> Balance | None:
    return next((one for kind in kinds for one in balances if one.kind == kind), None)
