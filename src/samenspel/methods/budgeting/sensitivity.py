"""How firm a result is: what another budget would change, and what would have made a project win.

The changes of one project are those of Boehmer, Faliszewski, Janeczko, Peters, Pierczyński, Schierreich,
Skowron and Szufa (2024), Evaluation of Project Performance in Participatory Budgeting: a lower cost
(cost-reduction), more voters who want nothing else (singleton-add); and besides these a larger budget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import gcd

import numpy as np

from .election import Election
from .rule import Rule
from .tally import winners

PERCENTS = (-20, -15, -10, -5, 5, 10, 15, 20)
FARTHEST = 16  # a change beyond so many times what there is, is no answer to anybody


@dataclass(frozen=True)
class AtBudget:
    """With so many percent more (or less) money, these project ids come in and these go out."""

    percent: int
    budget: int
    spent: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class LeastChange:
    """What would have made `project` win: that much less cost, that much more budget (both in 1/scale, whole
    currency units where the election has nothing else), or so many more voters for it alone. None: not even a
    change FARTHEST times as large as what there is.

    With each of these it wins and with one unit less it does not. A still smaller change may do as well where
    a rule is not monotonic: no rule is in the budget, and add-one and maximum welfare are not in the cost.
    """

    project: str
    cost: int | None
    budget: int | None
    votes: int | None


def at_budgets(election: Election, rule: Rule, percents: Sequence[int] = PERCENTS) -> list[AtBudget]:
    """The same ballots counted with other budgets; parts of the smallest unit are left out."""
    before = winners(election, rule)
    return [_at(election, rule, percent, before) for percent in percents]


def _at(election: Election, rule: Rule, percent: int, before: Sequence[int]) -> AtBudget:
    changed = replace(election, budget=election.budget * (100 + percent) // 100)
    after = winners(changed, rule)
    ids = [project.id for project in election.projects]
    return AtBudget(
        percent=percent,
        budget=changed.budget,
        spent=sum(election.costs[c] for c in after),
        gained=tuple(ids[c] for c in after if c not in before),
        lost=tuple(ids[c] for c in before if c not in after),
    )


def least_change(election: Election, rule: Rule, id: str) -> LeastChange:
    """For a project that did not win; raises ValueError for one that did."""
    c = election.position[id]
    if c in winners(election, rule):
        raise ValueError(f"Project {id} won.")
    unit = gcd(election.scale, election.budget, *election.costs)

    def wins(changed: Election) -> bool:
        return c in winners(changed, rule)

    cost = _least(lambda units: wins(_cheaper(election, c, units * unit)), election.costs[c] // unit)
    budget = _least(
        lambda units: wins(replace(election, budget=election.budget + units * unit)),
        FARTHEST * election.budget // unit,
        guess=cost,  # what is missing when its turn comes, where a rule has turns
    )
    votes = None
    if rule.utility != "borda":  # where the only project on a ballot is the last, and counts for nothing
        votes = _least(lambda more: wins(_more_voters(election, c, more)), FARTHEST * max(election.voters, 1))
    return LeastChange(
        project=id,
        cost=None if cost is None else cost * unit,
        budget=None if budget is None else budget * unit,
        votes=votes,
    )


def _least(wins: Callable[[int], bool], most: int, guess: int | None = None) -> int | None:
    """A number that wins while one less does not: in steps twice as large until one wins, or up to the guess
    if that wins; then by halving."""
    if guess is not None and guess < most and wins(guess):
        most = guess
    loses, step = 0, 1
    while step < most and not wins(step):
        loses, step = step, 2 * step
    found = min(step, most)
    if found == loses or (found == most and not wins(found)):
        return None
    while found - loses > 1:
        middle = (found + loses) // 2
        loses, found = (loses, middle) if wins(middle) else (middle, found)
    return found


def _cheaper(election: Election, c: int, less: int) -> Election:
    projects = list(election.projects)
    projects[c] = replace(projects[c], cost=projects[c].cost - less)
    return replace(election, projects=tuple(projects))


def _more_voters(election: Election, c: int, more: int) -> Election:
    """They give it as many points as anybody gave to any project."""
    best = int(election.points.max()) if len(election.points) else 1
    return replace(
        election,
        pointers=np.append(election.pointers, election.pointers[-1] + 1),
        listed=np.append(election.listed, c),
        points=np.append(election.points, best),
        weights=np.append(election.weights, more),
    )
