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

from .ledger import Ledger
from .support import Floats, Support, Supporters

EPSILON = float(np.finfo(np.float64).eps)
GUARD = 1e-6  # who has this much more than the price, relatively, pays it in full whatever the rounding
WIDENINGS = 4
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

    `low` and `high` bound what is compared (with cost utility: the price per unit of cost); `exact` is that
    same number, where it is known.
    """

    project: int
    price: float
    error: float
    low: float
    high: float
    exact: Fraction | None


class Count:
    """One run of the method with a given share per voter.

    With a `spread` it stands for all runs with a share from `share - spread` to `share + spread`: either they
    all have these winners in this order, or it raises Unsure.
    """

    def __init__(
        self, support: Support, share: Fraction, places: Sequence[int], spread: Fraction = Fraction(0)
    ) -> None:
        self.support = support
        self.places = places
        self.share = float(share)
        self.money = np.full(len(support.election.weights), self.share)
        self.spread = spread
        self.slack = self._doubt(float(spread))  # how far each voter's money may be from these floats
        self.ledger = Ledger(support, share)
        self.booked = 0  # how many purchases are in the ledger
        self.bought: list[int] = []
        self.ties: list[TiedRound] = []

    def _doubt(self, spread: float) -> Floats:
        return np.full(len(self.money), spread + EPSILON * self.share)

    def run(self) -> list[int]:
        """The winners in order of selection."""
        waiting = [(self._floor(c), c) for c in self.support.payable()]
        heapq.heapify(waiting)
        while bids := self._bids(waiting):
            winner = self._cheapest(bids)
            self._pay(winner)
            for bid in bids:
                if bid.project != winner.project:
                    heapq.heappush(waiting, (bid.low, bid.project))
        return self.support.free() + self.bought

    def _floor(self, c: int) -> float:
        """A price that c never goes below: every supporter pays in full."""
        one = self.support.projects[c]
        return one.cost / one.total / self._unit(c) * (1 - 8 * EPSILON)

    def _unit(self, c: int) -> int:
        return self.support.projects[c].cost if self.support.by_cost else 1

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
        money, slack = self.money[one.ballots], self.slack[one.ballots]
        noise = (len(money) + 8) * EPSILON  # bounds the rounding of a sum, relatively
        have = _dot(one.heads, money)
        doubt = _dot(one.heads, slack) + noise * have
        if have < one.cost - doubt:
            return None
        price, gap = _solve(one, money, noise)
        error, divisor = _error(one, money, slack, price, gap + 4 * noise * one.cost)
        exact = Fraction(one.cost, divisor * self._unit(c)) if divisor else None
        return self._bounded(c, price, error + 4 * EPSILON * price, exact)

    def _bounded(self, c: int, price: float, error: float, exact: Fraction | None) -> Bid:
        unit = self._unit(c)
        low = (price - error) / unit * (1 - 4 * EPSILON)
        return Bid(c, price, error, low, (price + error) / unit * (1 + 4 * EPSILON), exact)

    def _exact_bid(self, c: int) -> Bid | None:
        self._settle()
        price = self.ledger.price(c)
        if price is None:
            return None
        return self._bounded(c, float(price), EPSILON * float(price), price / self._unit(c))

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
        if bid.exact is not None:
            return bid.exact
        self._settle()
        price = self.ledger.price(bid.project)
        assert price is not None, "a project with a bid can be paid"
        return price / self._unit(bid.project)

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
        self.slack = np.where(self.money > 0, self._doubt(0.0), 0.0)

    def _pay(self, bid: Bid) -> None:
        one = self.support.projects[bid.project]
        left = self.money[one.ballots] - bid.price * one.gains
        slack = self.slack[one.ballots] + (bid.error + EPSILON * bid.price) * one.gains + EPSILON * self.share
        broke = left < -slack  # surely paid all they had
        self.money[one.ballots] = np.maximum(left, 0.0)
        self.slack[one.ballots] = np.where(broke, 0.0, slack)
        self.bought.append(bid.project)


def _dot(weights: Floats, values: Floats | npt.NDArray[np.bool_]) -> float:
    """Without BLAS, whose threads cost more than they bring at this size."""
    return float(np.add.reduce(weights * values))


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


def _error(one: Supporters, money: Floats, slack: Floats, price: float, gap: float) -> tuple[float, int]:
    """How far the true price may be off, and what divides the cost exactly: the utility of those who pay in
    full, if all others surely have nothing left; otherwise 0.

    Money that is off changes what those pay who cannot pay in full; those who surely can share the
    difference. Who is sure depends on how far the price is off: hence a margin, widened until it suffices.
    """
    margin = GUARD * price
    for _ in range(WIDENINGS):
        surely = money - slack >= (price + margin) * one.gains
        rest = _dot(one.weighted, surely)
        if rest == 0:
            break
        error = (_dot(one.heads, np.where(surely, 0.0, slack)) + gap) / rest
        if error <= margin:
            sure = bool((surely | (money + slack == 0)).all())
            return error, int(np.dot(one.weights[surely], one.utilities[surely])) if sure else 0
        margin = 2 * error
    raise Unsure
