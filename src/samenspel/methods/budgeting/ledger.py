"""The voters' money in whole numbers: exact prices, however long the fractions get."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from .election import Integers
from .support import Floats, Support

SMALLEST = float(np.finfo(np.float64).smallest_subnormal)


@dataclass(frozen=True)
class Receipt:
    """How a project was paid: the price per unit of utility, the largest and the smallest payment of one
    voter, how many voters paid their price in full, and what its supporters had together before."""

    price: Fraction
    highest: Fraction
    lowest: Fraction
    full: int
    had: Fraction


class Ledger:
    """What each voter has left, as whole numbers over the denominator of their last purchase.

    Voters who paid for the same projects have the same amount, so amounts are kept per group of ballots.
    Every purchase multiplies the denominator by the (small) number that the price is divided by, which
    avoids both rounding and the cost of reducing fractions. Only who pays is brought to the new one.
    """

    def __init__(self, support: Support, share: Fraction) -> None:
        self.support = support
        self.share = share
        self.denominator = share.denominator
        self.groups = np.zeros(len(support.election.weights), dtype=np.int64)
        self.amounts = np.array([share.numerator], dtype=object)
        self.denominators = [share.denominator]  # at the start and after every purchase
        self.levels = np.zeros(1, dtype=np.int64)  # for each amount the place of its denominator
        self.floats = np.full(1, np.nan)  # for each amount the nearest float, once it was asked for

    def price(self, c: int) -> Fraction | None:
        """The lowest price per unit of utility at which the supporters can pay for c; None if they cannot."""
        solved = self._solve(c)
        return None if solved is None else Fraction(solved[0], solved[1] * self.denominator)

    def pay(self, c: int) -> Receipt:
        """Let the supporters of c pay for it, each at most what they have."""
        solved = self._solve(c)
        if solved is None:
            raise ValueError("The supporters cannot pay for this project.")
        price, divisor = solved
        groups, gains, members, heads = self._payers(c)
        self.denominator *= divisor
        self.denominators.append(self.denominator)
        had = self._brought_up(groups)
        in_full = price * gains
        paid = np.minimum(had, in_full)
        left = had - paid
        self.groups[self.support.projects[c].ballots] = len(self.amounts) + members
        self.amounts = np.concatenate([self.amounts, left])
        self.levels = np.concatenate([self.levels, np.full(len(left), len(self.denominators) - 1)])
        self.floats = np.concatenate([self.floats, np.full(len(left), np.nan)])
        return Receipt(
            price=Fraction(price, self.denominator),
            highest=Fraction(max(paid), self.denominator),
            lowest=Fraction(min(paid), self.denominator),
            full=int(sum(heads[paid == in_full])),
            had=Fraction(_dot(heads, had), self.denominator),
        )

    def left_behind(self, c: int) -> Fraction:
        """The money that the supporters of c have left together."""
        groups, _, _, heads = self._payers(c)
        return Fraction(_dot(heads, self._brought_up(groups)), self.denominator)

    def as_floats(self) -> Floats:
        """For each ballot its money, rounded to the nearest float; 0 only when nothing is left."""
        used = np.unique(self.groups)
        new = used[np.isnan(self.floats[used])]
        self.floats[new] = [
            amount / self.denominators[level] or bool(amount) * SMALLEST
            for amount, level in zip(self.amounts[new], self.levels[new].tolist(), strict=True)
        ]
        return self.floats[self.groups]

    def _brought_up(self, groups: Integers) -> npt.NDArray[np.object_]:
        """The amounts of these groups over the present denominator."""
        levels, places = np.unique(self.levels[groups], return_inverse=True)
        factors = [self.denominator // self.denominators[level] for level in levels.tolist()]
        brought: npt.NDArray[np.object_] = self.amounts[groups] * np.array(factors, dtype=object)[places]
        return brought

    def _solve(self, c: int) -> tuple[int, int] | None:
        """The price as (numerator, divisor): numerator / (divisor * denominator)."""
        groups, gains, _, heads = self._payers(c)
        money = self._brought_up(groups)
        numerator, divisor = self.support.projects[c].cost * self.denominator, _dot(heads, gains)
        if _dot(heads, money) < numerator:
            return None
        weights = heads * gains
        rich = np.ones(len(money), dtype=bool)
        while True:
            still = money * divisor >= numerator * gains
            if still[rich].all():
                return numerator, divisor
            numerator -= _dot(heads[rich & ~still], money[rich & ~still])
            divisor -= int(weights[rich & ~still].sum())
            rich &= still

    def _payers(self, c: int) -> tuple[Integers, npt.NDArray[np.object_], Integers, npt.NDArray[np.object_]]:
        """The supporters of c by group and utility: group, utility, the kind of each ballot, heads."""
        payers = self.support.projects[c]
        gains, places = payers.levels
        factor = max(len(gains), 1)
        kinds, members = np.unique(self.groups[payers.ballots] * factor + places, return_inverse=True)
        heads = np.zeros(len(kinds), dtype=np.int64)
        np.add.at(heads, members, payers.weights)
        return kinds // factor, gains[kinds % factor].astype(object), members, heads.astype(object)


def _dot(heads: npt.NDArray[np.object_], amounts: npt.NDArray[np.object_]) -> int:
    return int(sum(heads * amounts))
