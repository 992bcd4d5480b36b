"""Which pledge a payment is for, and why. Only what is certain may be booked without a person."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from samenspel.methods.words import Words

from .payments import Payment
from .references import near_references, shown, windows_of

_WORDS = re.compile(r"[a-z0-9]+")


class Certainty(StrEnum):
    """`LIKELY` is a proposal that a person looks at; of `UNKNOWN` nothing is proposed."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Pledge:
    """`cents`: what of it has not come yet."""

    reference: str
    cents: int
    currency: str = "EUR"
    name: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """`shares`: references and cents, which add up to the payment unless it is unknown whose it is."""

    key: str
    certainty: Certainty
    shares: tuple[tuple[str, int], ...]
    reason: Words


def match(payments: Iterable[Payment], pledges: Iterable[Pledge]) -> Iterator[Proposal]:
    """One for each payment, in their order."""
    known = _Known.of(pledges)
    return (_proposal(payment, known) for payment in payments)


@dataclass
class _Known:
    pledges: dict[str, Pledge]
    by_name: dict[tuple[str, ...], list[Pledge]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, pledges: Iterable[Pledge]) -> _Known:
        known = cls({one.reference: one for one in pledges})
        for one in known.pledges.values():
            if one.name and one.is_open:
                known.by_name[_name(one.name)].append(one)
        return known

    def exactly(self, payment: Payment) -> list[Pledge]:
        return [self.pledges[one] for one in windows_of(payment.texts) if one in self.pledges]

    def nearly(self, payment: Payment) -> list[Pledge]:
        return [self.pledges[one] for one in near_references(payment.texts) if one in self.pledges]

    def named(self, payment: Payment) -> list[Pledge]:
        return self.by_name.get(_name(payment.name), []) if payment.name else []


def _proposal(payment: Payment, known: _Known) -> Proposal:
    if payment.cents <= 0:
        return _unknown(payment, Words("no money came in by it."))
    if not payment.is_final:
        return _unknown(payment, Words("it is not booked yet; it comes again in a statement."))
    exact = known.exactly(payment)
    if len(exact) > 1:
        return _of_several(payment, exact)
    if exact:
        return _of_one(payment, exact[0], known)
    if near := known.nearly(payment):
        return _of_near(payment, near)
    return _of_name(payment, known.named(payment))


def _of_one(payment: Payment, pledge: Pledge, known: _Known) -> Proposal:
    if why := _hindered(payment, pledge):
        return _unknown(payment, why)
    if _agrees(payment, pledge, known):
        return _sure(payment, [pledge], Words("its reference {it}.", it=shown(pledge.reference)))
    return _likely(
        payment, [pledge], Words("its reference is right, but its name or its amount says otherwise.")
    )


def _agrees(payment: Payment, pledge: Pledge, known: _Known) -> bool:
    """People copy a neighbour's reference. Whoever has the name of the pledge may pay any amount; where only
    the family name or the amount alone can be compared, the amount is that of the pledge and nobody else
    pledged under that name."""
    mine, theirs = _name(payment.name), _name(pledge.name)
    if mine == theirs and mine:
        return True
    is_related = not (mine and theirs) or _family(payment.name) in theirs or _family(pledge.name) in mine
    return is_related and pledge.cents == payment.cents and not known.named(payment)


def _of_several(payment: Payment, pledges: Sequence[Pledge]) -> Proposal:
    good = [one for one in pledges if _hindered(payment, one) is None]
    if len(good) == len(pledges) and sum(one.cents for one in good) == payment.cents:
        return _sure(payment, good, Words("its references, which come to its amount together."))
    return _likely(payment, good, Words("several references stand in it; say how much is for each."))


def _of_near(payment: Payment, pledges: Sequence[Pledge]) -> Proposal:
    good = [one for one in pledges if _hindered(payment, one) is None]
    if len(pledges) == 1 and good and good[0].cents == payment.cents:
        it = shown(good[0].reference)
        return _sure(payment, good, Words("nearly its reference {it}, and its amount.", it=it))
    return _likely(payment, good[:1], Words("nearly the reference of a pledge."))


def _of_name(payment: Payment, pledges: Sequence[Pledge]) -> Proposal:
    good = [one for one in pledges if one.cents == payment.cents and one.currency == payment.currency]
    if len(good) == 1:
        return _likely(payment, good, Words("the name and the amount of a pledge; no reference."))
    return _unknown(payment, Words("no reference of a pledge stands in it."))


def _hindered(payment: Payment, pledge: Pledge) -> Words | None:
    if not pledge.is_open:
        return Words("its reference {it} is of a pledge that is closed.", it=shown(pledge.reference))
    if pledge.currency != payment.currency:
        return Words(
            "its reference is of a pledge in {other}, and it came in {currency}.",
            other=pledge.currency,
            currency=payment.currency,
        )
    return None


def _sure(payment: Payment, pledges: Sequence[Pledge], reason: Words) -> Proposal:
    return Proposal(payment.key, Certainty.CERTAIN, _shares(payment, pledges), reason)


def _likely(payment: Payment, pledges: Sequence[Pledge], reason: Words) -> Proposal:
    if not pledges:
        return _unknown(payment, reason)
    return Proposal(payment.key, Certainty.LIKELY, _shares(payment, pledges), reason)


def _unknown(payment: Payment, reason: Words) -> Proposal:
    return Proposal(payment.key, Certainty.UNKNOWN, (), reason)


def _shares(payment: Payment, pledges: Sequence[Pledge]) -> tuple[tuple[str, int], ...]:
    """As much as is pledged, in order; the last has what is over or short."""
    left, shares = payment.cents, list[tuple[str, int]]()
    for pledge in pledges[:-1]:
        part = min(left, pledge.cents)
        shares.append((pledge.reference, part))
        left -= part
    return (*shares, (pledges[-1].reference, left))


@lru_cache(maxsize=100_000)
def _words(text: str) -> tuple[str, ...]:
    """Without accents and case."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORDS.findall("".join(sign for sign in bare if not unicodedata.combining(sign))))


@lru_cache(maxsize=100_000)
def _name(text: str) -> tuple[str, ...]:
    """Banks put the words of a name in any order."""
    return tuple(sorted(_words(text)))


def _family(text: str) -> str:
    """The last word that is no initial."""
    return next((word for word in reversed(_words(text)) if len(word) > 2), "")
