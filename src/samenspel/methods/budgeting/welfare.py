"""Maximum welfare: of all choices that the budget can pay, the one worth most to the voters together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .election import Election
from .knapsack import Knapsack, TooClose
from .rule import Rule, UnfitRule
from .support import eligible


@dataclass(frozen=True)
class Choice:
    """The projects chosen, what they are worth, and the `margins`: by how much the best choice would be worth
    less without a project that is chosen, or with one that is not. Worth is money (in 1/scale), votes or
    points (in 1/points_scale), by the utility."""

    chosen: tuple[int, ...]
    worth: int
    margins: dict[int, int]


def worths(election: Election, rule: Rule) -> list[int]:
    """What each project is worth to all voters together; nothing below the threshold."""
    by_utility = {
        "cost": [votes * cost for votes, cost in zip(election.votes, election.costs, strict=True)],
        "cardinality": list(election.votes),
        "points": list(election.scores),
        "borda": [score - votes for score, votes in zip(election.scores, election.votes, strict=True)],
    }
    allowed = eligible(election, rule)
    return [worth if ok else 0 for worth, ok in zip(by_utility[rule.utility], allowed, strict=True)]


def most_welfare(
    election: Election, rule: Rule, places: Sequence[int], *, with_margins: bool = True
) -> Choice:
    """Of equally good choices the one with the project that goes first by the tie-break; then the next.

    Raises UnfitRule when there are too many nearly equal choices to compare them all.
    """
    worth, allowed = worths(election, rule), eligible(election, rule)
    free = [c for c in _by(places) if not election.costs[c] and allowed[c]]
    items = [c for c in _by(places) if worth[c] > 0 and 0 < election.costs[c] <= election.budget]
    knapsack = Knapsack([worth[c] for c in items], [election.costs[c] for c in items])
    try:
        best, chosen = _first_of_the_best(knapsack, election.budget, len(items))
        told = len(items) if with_margins else 0
        margins = _margins(knapsack, election.budget, told, best, chosen)
    except TooClose:
        raise UnfitRule(
            "There are too many nearly equal choices to prove which one is best; choose another rule."
        ) from None
    winners = tuple(items[item] for item in sorted(chosen))
    return Choice(
        chosen=(*free, *winners),
        worth=best + sum(worth[c] for c in free),
        margins={items[item]: margin for item, margin in margins.items()},
    )


def _by(places: Sequence[int]) -> list[int]:
    return sorted(range(len(places)), key=lambda c: places[c])


def _first_of_the_best(knapsack: Knapsack, budget: int, items: int) -> tuple[int, frozenset[int]]:
    """Goes through the items in order and keeps each that a choice of the best value can still hold."""
    found = knapsack.best(budget)
    assert found is not None, "nothing is kept inside, so something fits"
    best, inside, outside = found.value, frozenset[int](), frozenset[int]()
    for item in range(items):
        if item not in found.chosen:
            other = knapsack.best(budget, inside=inside | {item}, outside=outside, enough=best)
            if other is None or other.value < best:
                outside |= {item}
                continue
            found = other
        inside |= {item}
    return best, inside


def _margins(
    knapsack: Knapsack, budget: int, items: int, best: int, chosen: frozenset[int]
) -> dict[int, int]:
    margins = {}
    for item in range(items):
        alone = frozenset({item})
        if item in chosen:
            other = knapsack.best(budget, outside=alone, enough=best)
        else:
            other = knapsack.best(budget, inside=alone, enough=best)
        margins[item] = best - other.value if other else best
    return margins
