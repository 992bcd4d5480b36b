"""The method of equal shares: a fast count in floats with proven bounds, exact wherever those do not decide.

Source: Peters, Pierczyński and Skowron (2021), Proportional participatory budgeting with additive utilities.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from .election import Integers
from .ledger import Ledger
from .support import Floats, Support, Supporters

EPSILON = float(np.finfo(np.float64).eps)
GUARD = 1e-6  # who has this much more than the price, relatively, pays it in full whatever the rounding
BARELY = float(np.finfo(np.float64).tiny)  # for who may have nothing left, but not surely
WIDENINGS = 4
THREADED = 10_000  # from this length on OpenBLAS wakes its threads for a sum of products
PASSES = 100  # far more than the search for a price ever needs; then the exact count takes over


class Unsure(Exception):
    """The floats cannot tell."""


@dataclass(frozen=True)
class TiedRound:
    """In this round (counted from 0) these projects had exactly the same price; the first one was taken."""

    round: int
    tied: tuple[int, ...]


@dataclass(frozen=True)
class Bid:
    """What a project costs its supporters per unit of utility: `price`, give or take `error`.

    `low` and `high` bound what is compared (with cost utility: the price per unit of cost). The price is
    exactly the cost over `divisor`, unless that is 0.
    """

    project: int
    price: float
    error: float
    low: float
    high: float
    divisor: int


class Count:
    """One run of the method with a given share per voter.

    With a `spread` it stands for all runs with a share from `share - spread` to `share + spread`: either they
    all have these winners in this order, or it raises Unsure. Money above 0 may be off by at most `doubt`;
    0 is exact.
    """

    def __init__(
        self, support: Support, share: Fraction, places: Sequence[int], spread: Fraction = Fraction(0)
    ) -> None:
        self.support = support
        self.places = places
        self.share = float(share)
        self.money = np.full(len(support.election.weights), self.share)
        self.spread = spread
        each = self.money.shape if spread else ()  # in a single count one number does for all, and is faster
        self.doubt = np.full(each, float(spread) + EPSILON * self.share)
        self.ledger = Ledger(support, share)
        self.booked = 0  # how many purchases are in the ledger
        self.bought: list[int] = []
        self.ties: list[TiedRound] = []

    def run(self) -> list[int]:
        """The winners in order of selection."""
        waiting = self._within_reach()
        heapq.heapify(waiting)
        while bids := self._bids(waiting):
            winner = self._cheapest(bids)
            self._pay(winner)
            for bid in bids:
                if bid.project != winner.project:
                    heapq.heappush(waiting, (bid.low, bid.project))
        return self.support.free() + self.bought

    def _within_reach(self) -> list[tuple[float, int]]:
        """The projects that their supporters can pay, all with all they have, and a price that they never go
        below."""
        most = self.share + float(self.doubt.max())
        return [(price, c) for price, payment, c in self.support.least if payment <= most]

    def _of(self, one: Supporters) -> Integers | tuple[()]:
        """Where in `doubt` these supporters are."""
        return one.ballots if self.spread else ()

    def _bids(self, waiting: list[tuple[float, int]]) -> list[Bid]:
        """The bids of all projects that may be the cheapest; those that cannot be paid any more drop out.

        A price only rises while money is spent, so a bid of an earlier round is a lower bound.
        """
        bids: list[Bid] = []
        ceiling = float("inf")
        while waiting and waiting[0][0] <= ceiling:
            bid = self._bid(heapq.heappop(waiting)[1])
            if bid is not None:
                bids.append(bid)
                ceiling = min(ceiling, bid.high)
        return bids

    def _bid(self, c: int) -> Bid | None:
        try:
            return self._estimate(c)
        except Unsure:
            return self._exact_bid(c)

    def _estimate(self, c: int) -> Bid | None:
        one = self.support.projects[c]
        money = self.money[one.ballots]
        equal, doubt = one.cost / one.total, self.doubt[self._of(one)]
        if (money >= equal * (1 + GUARD) * one.gains + doubt).all():
            return self._bounded(c, equal, 4 * EPSILON * equal, one.total)
        noise = (len(money) + 8) * EPSILON  # bounds the rounding of a sum, relatively
        have = _dot(one.heads, money)
        if have < one.cost and have + noise * have + _dot(one.heads, doubt * (money > 0)) < one.cost:
            return None
        price, gap = _solve(one, money, noise)
        error, divisor = _error(one, money, doubt, price, gap + 4 * noise * one.cost)
        return self._bounded(c, price, error + 4 * EPSILON * price, divisor)

    def _bounded(self, c: int, price: float, error: float, divisor: int) -> Bid:
        unit = float(self.support.units[c])
        low = (price - error) / unit * (1 - 4 * EPSILON)
        return Bid(c, price, error, low, (price + error) / unit * (1 + 4 * EPSILON), divisor)

    def _exact_bid(self, c: int) -> Bid | None:
        price = self._exact_price(c)
        return None if price is None else self._bounded(c, float(price), EPSILON * float(price), 0)

    def _exact_price(self, c: int) -> Fraction | None:
        self._settle()
        return self.ledger.price(c)

    def _cheapest(self, bids: Sequence[Bid]) -> Bid:
        """The bid with the lowest price; among exactly equal ones the first by the tie-break."""
        ceiling = min(bid.high for bid in bids)
        close = [bid for bid in bids if bid.low <= ceiling]
        if len(close) == 1:
            return close[0]
        prices = [self._exact(bid) for bid in close]
        tied = [bid for bid, price in zip(close, prices, strict=True) if price == min(prices)]
        tied.sort(key=lambda bid: self.places[bid.project])
        if len(tied) > 1:
            self.ties.append(TiedRound(len(self.bought), tuple(bid.project for bid in tied)))
        return tied[0]

    def _exact(self, bid: Bid) -> Fraction:
        c = bid.project
        price = Fraction(self.support.projects[c].cost, bid.divisor) if bid.divisor else self._exact_price(c)
        assert price is not None, "a project with a bid can be paid"
        return price / self.support.units[c]

    def _settle(self) -> None:
        """Book all purchases exactly, and take the voters' money over from the books."""
        if self.spread:
            raise Unsure
        if self.booked == len(self.bought):
            return
        for c in self.bought[self.booked :]:
            self.ledger.pay(c)
        self.booked = len(self.bought)
        self.money = self.ledger.as_floats()
        self.doubt[()] = EPSILON * self.share

    def _pay(self, bid: Bid) -> None:
        one = self.support.projects[bid.project]
        gains = one.gains if self.spread else one.extremes[1]
        doubt = self.doubt[self._of(one)] + (bid.error + EPSILON * bid.price) * gains + EPSILON * self.share
        left = self.money[one.ballots] - bid.price * one.gains
        broke = left < -doubt  # surely paid all they had
        self.doubt[self._of(one)] = doubt
        self.money[one.ballots] = np.where(broke, 0.0, np.maximum(left, BARELY))
        self.bought.append(bid.project)


def _dot(weights: Floats, values: Floats | npt.NDArray[np.bool_]) -> float:
    """By BLAS as long as it uses no threads, which cost more than they bring."""
    return float(weights @ values if len(weights) < THREADED else np.add.reduce(weights * values))


def _solve(one: Supporters, money: Floats, noise: float) -> tuple[float, float]:
    """The price at which the payments add up to the cost, and by how much they still differ.

    Newton's method from below: payments grow in pieces that only flatten, so it never overshoots.
    """
    price = one.cost / one.total
    for _ in range(PASSES):
        full = price * one.gains
        gap = one.cost - _dot(one.heads, np.minimum(money, full))
        if gap <= noise * one.cost:
            return price, abs(gap)
        rest = _dot(one.weighted, (money >= full))
        if rest == 0:
            break
        price += gap / rest
    raise Unsure


def _error(one: Supporters, money: Floats, doubt: Floats, price: float, gap: float) -> tuple[float, int]:
    """How far the true price may be off, and what divides the cost exactly: the utility of those who pay in
    full, if all others surely have nothing left; otherwise 0.

    Money that is off changes what those pay who cannot pay in full; those who surely can share the
    difference. Who is sure depends on how far the price is off: hence a margin, widened until it suffices.
    """
    margin = GUARD * price
    for _ in range(WIDENINGS):
        surely = money >= (price + margin) * one.gains + doubt
        rest = _dot(one.weighted, surely)
        if rest == 0:
            break
        others = (money > 0) & ~surely
        error = (_dot(one.heads, doubt * others) + gap) / rest
        if error <= margin:
            divisor = 0 if others.any() else int(np.dot(one.weights[surely], one.utilities[surely]))
            return error, divisor
        margin = 2 * error
    raise Unsure
