"""Rules as their definitions read, voter by voter in fractions: slow, and plainly right."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from samenspel.methods.budgeting import Election
from samenspel.methods.budgeting.ties import ranking

Utilities = list[dict[int, int]]


def utilities(election: Election, utility: str) -> Utilities:
    """For each single voter the utility of each project on the ballot."""
    voters: Utilities = []
    for start, end, times in zip(election.pointers, election.pointers[1:], election.weights, strict=False):
        listed = [int(c) for c in election.listed[start:end]]
        given = [int(p) for p in election.points[start:end]]
        worth = {
            "cost": [election.costs[c] for c in listed],
            "cardinality": [1] * len(listed),
            "points": given,
            "borda": [p - 1 for p in given],
        }[utility]
        voters += [{c: u for c, u in zip(listed, worth, strict=True) if u > 0} for _ in range(times)]
    return voters


def price(cost: int, supporters: list[tuple[Fraction, int]]) -> Fraction | None:
    """The least p with sum of min(money, p * utility) = cost; None if they cannot pay."""
    if sum(money for money, _ in supporters) < cost:
        return None
    for limit in sorted({Fraction(money) / u for money, u in supporters}):
        if sum(min(money, limit * u) for money, u in supporters) >= cost:
            poor = sum((money for money, u in supporters if money / u < limit), Fraction(0))
            return (cost - poor) / sum(u for money, u in supporters if money / u >= limit)
    return None


def equal_shares(
    election: Election, utility: str, ties: tuple[str, ...], share: Fraction | None = None
) -> list[int]:
    voters = utilities(election, utility)
    share = Fraction(election.budget, election.voters) if share is None else share
    money = [share] * len(voters)
    places = ranking(election, ties)
    winners: list[int] = []
    while True:
        prices = {}
        for c, cost in enumerate(election.costs):
            supporters = [(money[i], worth[c]) for i, worth in enumerate(voters) if c in worth]
            if c not in winners and supporters and (found := price(cost, supporters)) is not None:
                prices[c] = found
        if not prices:
            return winners
        best = min(prices, key=lambda c: (prices[c], places[c]))
        for i, worth in enumerate(voters):
            money[i] -= min(money[i], prices[best] * worth.get(best, 0))
        winners.append(best)


def add_one(election: Election, utility: str, ties: tuple[str, ...], *, to_limit: bool = False) -> list[int]:
    unit = election.scale
    share = Fraction(election.budget, election.voters)
    supported = {c for worth in utilities(election, utility) for c in worth}
    kept = equal_shares(election, utility, ties, share)
    while True:
        left = election.budget - sum(election.costs[c] for c in kept)
        losers = supported - set(kept)
        if not losers or not (to_limit or any(election.costs[c] <= left for c in losers)):
            return kept
        share += unit
        following = equal_shares(election, utility, ties, share)
        if sum(election.costs[c] for c in following) > election.budget:
            return kept
        kept = following


def phragmen(election: Election, ties: tuple[str, ...], *, stop: bool = False) -> list[int]:
    """Everyone's load is what was spent of the money given to them; a purchase evens out the loads."""
    voters = utilities(election, "cardinality")
    loads = [Fraction(0)] * len(voters)
    places = ranking(election, ties)
    waiting = {c for worth in voters for c in worth if election.costs[c] <= election.budget}
    winners: list[int] = []
    left = election.budget
    while waiting:
        given = {}
        for c in waiting:
            mine = [loads[i] for i, worth in enumerate(voters) if c in worth]
            given[c] = (sum(mine) + election.costs[c]) / Fraction(len(mine))
        soonest = min(given.values())
        tied = [c for c in waiting if given[c] == soonest]
        if stop and any(election.costs[c] > left for c in tied):
            return winners
        first = min(tied, key=lambda c: places[c])
        waiting.remove(first)
        if election.costs[first] <= left:
            winners.append(first)
            left -= election.costs[first]
            loads = [soonest if first in worth else load for load, worth in zip(loads, voters, strict=True)]
    return winners


def choices(election: Election) -> list[frozenset[int]]:
    """All sets of projects that the budget can pay."""
    every = range(len(election.projects))
    sets = (frozenset(some) for size in range(len(every) + 1) for some in combinations(every, size))
    return [some for some in sets if sum(election.costs[c] for c in some) <= election.budget]


def welfare(election: Election, utility: str, chosen: frozenset[int]) -> int:
    return sum(worth.get(c, 0) for worth in utilities(election, utility) for c in chosen)
