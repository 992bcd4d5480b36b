"""Response rates as the American Association for Public Opinion Research defines them (Standard Definitions,
10th edition, 2023), of people who were asked by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from fractions import Fraction

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import N_, Words

NO_COUNT = N_("How many answered, refused or were not reached is 0 or more.")
NO_SHARE = N_("The share of the unknown that could have answered is from 0 to 1.")
Rates = Mapping[str, Fraction | None]


@dataclass(frozen=True, kw_only=True)
class Dispositions:
    """What became of all who were asked. `complete`: handed in; `partial`: began; `refused`: said no, or took
    their answers back; `not_reached` and `other`: could have answered, and did not; `undelivered` and
    `silent`: nobody knows whether they could have answered; `not_eligible`: they could not, as when all
    places for people like them were taken."""

    complete: int = 0
    partial: int = 0
    refused: int = 0
    not_reached: int = 0
    other: int = 0
    undelivered: int = 0
    silent: int = 0
    not_eligible: int = 0

    def __post_init__(self) -> None:
        if min(astuple(self)) < 0:
            raise Unfitting(Words(NO_COUNT))

    @property
    def answered(self) -> int:
        return self.complete + self.partial

    @property
    def eligible(self) -> int:
        return self.answered + self.refused + self.not_reached + self.other

    @property
    def unknown(self) -> int:
        return self.undelivered + self.silent

    @property
    def share(self) -> Fraction:
        """Of the unknown that could have answered, as among the known (“e” of the definitions); all, where
        nothing is known of anybody."""
        known = self.eligible + self.not_eligible
        return Fraction(self.eligible, known) if known else Fraction(1)


def response_rates(found: Dispositions, share: Fraction | float | None = None) -> Rates:
    """All sixteen, by the names of the definitions; None where there is nobody to divide by. `share`: of the
    unknown, how many could have answered; none: as among the known.

    >>> rates = response_rates(Dispositions(complete=120, partial=20, refused=10, silent=50))
    >>> float(rates["RR1"]), float(rates["RR2"]), float(rates["COOP3"])
    (0.6, 0.7, 0.8)
    """
    e = found.share if share is None else Fraction(share)
    if not 0 <= e <= 1:
        raise Unfitting(Words(NO_SHARE))
    return {**_responses(found, e), **_cooperations(found), **_refusals(found, e), **_contacts(found, e)}


def _responses(found: Dispositions, e: Fraction) -> dict[str, Fraction | None]:
    rates = {}
    for number, unknown in ((1, Fraction(1)), (3, e), (5, Fraction(0))):
        asked = found.eligible + unknown * found.unknown
        rates[f"RR{number}"] = _over(found.complete, asked)
        rates[f"RR{number + 1}"] = _over(found.answered, asked)
    return rates


def _cooperations(found: Dispositions) -> dict[str, Fraction | None]:
    """Of those who were reached."""
    reached, able = found.answered + found.refused + found.other, found.answered + found.refused
    return {
        "COOP1": _over(found.complete, reached),
        "COOP2": _over(found.answered, reached),
        "COOP3": _over(found.complete, able),
        "COOP4": _over(found.answered, able),
    }


def _refusals(found: Dispositions, e: Fraction) -> dict[str, Fraction | None]:
    return {
        "REF1": _over(found.refused, found.eligible + found.unknown),
        "REF2": _over(found.refused, found.eligible + e * found.unknown),
        "REF3": _over(found.refused, found.eligible),
    }


def _contacts(found: Dispositions, e: Fraction) -> dict[str, Fraction | None]:
    reached = found.answered + found.refused + found.other
    return {
        "CON1": _over(reached, found.eligible + found.unknown),
        "CON2": _over(reached, found.eligible + e * found.unknown),
        "CON3": _over(reached, found.eligible),
    }


def _over(part: int, whole: Fraction | int) -> Fraction | None:
    return Fraction(part) / whole if whole else None
