"""PJR: what a group with common wishes deserves, its members find among all that any of them approved of.

Sources: Sánchez-Fernández and others (2017), Proportional justified representation,
https://doi.org/10.1609/aaai.v31i1.10611; with costs: Brill, Forster, Lackner, Maly and Peters (2023),
Proportionality in approval-based participatory budgeting, https://doi.org/10.1609/aaai.v37i5.25687.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

import numpy as np

from samenspel.methods.budgeting.election import Election
from samenspel.methods.budgeting.rule import UnfitRule
from samenspel.methods.highs import ENDLESS, Model

from .asked import Asked, Finding, Group, Winners, asked

UP_TO = ("none", "any", "one")


def pjr(
    election: Election, winners: Winners, utility: str = "cost", up_to: str = "none", seconds: float = 60
) -> Finding:
    """Whether `winners` (an outcome or ids) give proportional justified representation.

    A group N who all approve of the projects T, and whose part of the budget pays for T, is wronged when the
    winners that any of them approves of are worth less than T; up to “any”: even with any (up to “one”: with
    each) of the projects of T that did not win added. To decide this is coNP-hard: HiGHS searches for such
    T and N for so many `seconds` of the clock, and a group that it finds is checked in whole numbers. Raises
    UnfitRule.

    >>> from samenspel.methods.budgeting import Election
    >>> election = Election.of_approvals({"a": 5, "b": 5}, [["a"], ["a"], ["b"], ["b"]], budget=10)
    >>> pjr(election, ["a", "b"]), pjr(election, ["a"]).group.projects
    (<PJR: holds>, ('b',))
    """
    if up_to not in UP_TO:
        raise UnfitRule(f"There is no up to “{up_to}”; choose one of: {', '.join(UP_TO)}.")
    axiom = "PJR" if up_to == "none" else f"PJR up to {up_to} project"
    search = _Search(asked(election, winners, utility), up_to)
    answer = search.model.solve(seconds)
    group = None if answer.values is None else search.group(answer.values)
    if group:
        return Finding(axiom, False, group)
    return Finding(axiom, True if answer.optimal or answer.infeasible or answer.bound < 0.5 else None)


class _Search:
    """A column for each project (is it in T), each ballot (is it in N) and each project (does N have it)."""

    def __init__(self, asked: Asked, up_to: str) -> None:
        self.asked, self.up_to = asked, up_to
        self.model = Model()
        self.grain = gcd(*asked.worth) or 1
        projects, ballots = len(asked.worth), len(asked.election.weights)
        self.wanted = self.model.add_columns(np.ones(projects), whole=True)
        self.member = self.model.add_columns(np.ones(ballots), whole=True)
        self.has = self.model.add_columns(asked.chosen.astype(float))
        self._agree()
        self._pay()
        self._value()

    def _agree(self) -> None:
        """A member approves of all that is wanted, and has what won of what they approve of."""
        election, projects = self.asked.election, np.arange(len(self.asked.worth))
        for ballot in range(len(election.weights)):
            listed = election.listed[election.pointers[ballot] : election.pointers[ballot + 1]]
            other = np.setdiff1d(projects, listed)
            if len(other):
                columns = [*(self.wanted + other), self.member + ballot]
                self.model.add_row(-ENDLESS, len(other), columns, [*np.ones(len(other)), len(other)])
            for c in listed[self.asked.chosen[listed]]:
                self.model.add_row(0, ENDLESS, [self.has + c, self.member + ballot], [1, -1])

    def _pay(self) -> None:
        """Their part of the budget pays for it."""
        election = self.asked.election
        costs = -np.array(election.costs) / election.budget * election.voters
        columns = np.arange(self.wanted, self.has)
        self.model.add_row(0, ENDLESS, columns, [*costs, *election.weights])

    def _value(self) -> None:
        """What is wanted is worth more than what they have; as much more as can be."""
        worth = np.array(self.asked.worth) / self.grain
        self.model.worth(self.wanted + np.arange(len(worth)), worth)
        self.model.worth(self.has + np.arange(len(worth)), -worth)
        losers = np.array([c for c in range(len(worth)) if not self.asked.chosen[c]], dtype=int)
        if self.up_to == "any" and len(losers):
            spared = self.model.add_columns(np.ones(len(losers)), whole=True)
            self.model.add_row(1, 1, spared + np.arange(len(losers)), 1)
            for place, c in enumerate(losers):
                self.model.add_row(-ENDLESS, 0, [spared + place, self.wanted + c], [1, -1])
            self.model.worth(spared + np.arange(len(losers)), -worth[losers])
        if self.up_to == "one":
            dearest = self.model.add_columns(ENDLESS)
            for c in losers:
                self.model.add_row(0, ENDLESS, [dearest, self.wanted + c], [1, -worth[c]])
            self.model.worth([dearest], -1)

    def group(self, values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Group | None:
        """Checked in whole numbers."""
        asked, election = self.asked, self.asked.election
        wanted = [c for c in range(len(asked.worth)) if values[self.wanted + c] > 0.5]
        ballots = [i for i in range(len(election.weights)) if values[self.member + i] > 0.5]
        on = [set(election.listed[election.pointers[i] : election.pointers[i + 1]].tolist()) for i in ballots]
        heads = int(election.weights[ballots].sum())
        had = sum(asked.worth[c] for c in set().union(*on) if asked.chosen[c])
        deserved = sum(asked.worth[c] for c in wanted)
        agree = all(set(wanted) <= listed for listed in on)
        pays = asked.money(heads) >= sum(election.costs[c] for c in wanted)
        if not (heads and agree and pays and had + self._spared(wanted) < deserved):
            return None
        return Group(
            heads, tuple(ballots), asked.ids(wanted), asked.shown(deserved), asked.shown(Fraction(had))
        )

    def _spared(self, wanted: list[int]) -> int:
        lost = [self.asked.worth[c] for c in wanted if not self.asked.chosen[c]]
        return {"none": 0, "any": min(lost, default=0), "one": max(lost, default=0)}[self.up_to]
