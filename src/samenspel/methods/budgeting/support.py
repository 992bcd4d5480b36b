"""Who supports which project and how much, laid out by project for the counting."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from .election import Election, Integers
from .rule import Rule, UnfitRule
from .worth import NoWorth, Worth, by_ballot, units

Floats = npt.NDArray[np.float64]


class Supporters:
    """The supporters of one project: distinct ballots, how often each was cast, and its utility per voter."""

    def __init__(self, cost: int, ballots: Integers, weights: Integers, utilities: Integers) -> None:
        self.cost = cost
        self.ballots = ballots
        self.weights = weights
        self.utilities = utilities
        self.count = int(weights.sum())
        self.total = int(np.dot(weights, utilities))

    @cached_property
    def heads(self) -> Floats:
        return self.weights.astype(np.float64)

    @cached_property
    def gains(self) -> Floats | float:
        """The utilities; one number where all are equal."""
        lowest, highest = self.extremes
        return float(lowest) if lowest == highest else self.utilities.astype(np.float64)

    @cached_property
    def weighted(self) -> Floats:
        return self.heads if self.extremes == (1, 1) else self.heads * self.gains

    @cached_property
    def levels(self) -> tuple[Integers, Integers]:
        """The different utilities, and for each ballot which of them it has."""
        found, places = np.unique(self.utilities, return_inverse=True)
        return found, places

    @cached_property
    def extremes(self) -> tuple[int, int]:
        """The smallest and the largest utility."""
        if not len(self.utilities):
            return 1, 1
        return int(self.utilities.min()), int(self.utilities.max())


class Support:
    """All projects' supporters under one utility.

    With "cost" a supporter's utility is the project's cost, the same for all of them: it is counted as one
    unit per supporter here, and `units` says that prices are compared per unit of cost. So it is with all
    utilities that depend on the cost alone. Projects that are not eligible have no supporters.
    """

    def __init__(self, election: Election, rule: Rule) -> None:
        self.election = election
        utilities, self.units = _utilities(election, rule), units_of(election, rule)
        allowed = zip(eligible(election, rule), self.units, self.election.costs, strict=True)
        takes_part = np.array([ok and (unit > 0 or not cost) for ok, unit, cost in allowed], dtype=bool)
        entries = np.flatnonzero((utilities > 0) & takes_part[election.listed])
        entries = entries[np.argsort(election.listed[entries], kind="stable")]
        ends = np.searchsorted(election.listed[entries], np.arange(1, len(election.projects)))
        self.projects = [
            Supporters(cost, ballots, election.weights[ballots], gains)
            for cost, ballots, gains in zip(
                election.costs,
                np.split(election.ballot_of[entries], ends),
                np.split(utilities[entries], ends),
                strict=False,
            )
        ]

    @cached_property
    def least(self) -> list[tuple[float, float, int]]:
        """Of each project to be paid: the price when every supporter pays in full (per unit), what each would
        pay if all paid the same, both rounded down, and which project it is."""
        return [self._least(c) for c in self.payable()]

    def _least(self, c: int) -> tuple[float, float, int]:
        one, lower = self.projects[c], 1 - 8 * float(np.finfo(np.float64).eps)
        price = one.cost / one.total / float(self.units[c])
        return price * lower, one.cost / one.count * lower, c

    def payable(self) -> list[int]:
        """The projects that have supporters and cost money."""
        return [c for c, one in enumerate(self.projects) if one.cost > 0 and one.total > 0]

    def free(self) -> list[int]:
        """The projects that have supporters and cost nothing."""
        return [c for c, one in enumerate(self.projects) if one.cost == 0 and one.total > 0]


def eligible(election: Election, rule: Rule) -> list[bool]:
    """Which projects take part."""
    projects = range(len(election.projects))
    return [reaches_threshold(election, rule, c) and reaches_share(election, rule, c) for c in projects]


def reaches_threshold(election: Election, rule: Rule, c: int) -> bool:
    """Whether c has a score (points where the rule counts points, otherwise votes) of at least the threshold,
    and more than nothing."""
    if rule.utility in ("points", "borda"):
        return election.scores[c] >= max(rule.threshold * election.points_scale, 1)
    return election.votes[c] >= max(rule.threshold, 1)


def reaches_share(election: Election, rule: Rule, c: int) -> bool:
    """Whether c has voters enough for what it costs: votes / voters ≥ share threshold · cost / budget."""
    part = rule.share_threshold
    asked = part.numerator * election.costs[c] * election.voters
    return election.votes[c] * election.budget * part.denominator >= asked


def units_of(election: Election, rule: Rule) -> list[Worth]:
    """What prices are compared by; raises UnfitRule for an own utility that is none."""
    try:
        return units(election, rule.utility, rule.own)
    except NoWorth as error:
        raise UnfitRule(str(error)) from None


def _utilities(election: Election, rule: Rule) -> Integers:
    if rule.utility == "points":
        return election.points
    if rule.utility == "borda":
        return election.points - 1
    if rule.own and rule.own.of_ballot:
        try:
            return by_ballot(election, rule.own)
        except NoWorth as error:
            raise UnfitRule(str(error)) from None
    return np.ones_like(election.points)
