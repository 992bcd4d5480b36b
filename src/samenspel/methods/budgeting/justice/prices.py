"""Priceability: is there equal money for all voters from which the winners, and only these, could be bought?

Source: Peters and Skowron (2020), Proportionality and the limits of welfarism,
https://doi.org/10.1145/3391403.3399465; with costs: Los, Christoff and Grossi (2022), Proportional budget
allocations: towards a systematization, https://doi.org/10.24963/ijcai.2022/57.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.budgeting.election import Election
from samenspel.methods.highs import ENDLESS, Model
from samenspel.methods.nouns import voters
from samenspel.methods.shown import Telling, Told

from .asked import Asked, Winners, asked

NEAR = 1e-6


@dataclass(frozen=True)
class Pricing(Telling):
    """Whether an outcome is priceable, and if so with how much money for each voter, from `least` to `most`
    (in currency units; None: without end). `spends`: whether the whole budget may be handed out so.

    If it is not: with any prices the supporters of one of `projects`, which did not win, keep at least
    `excess` more than it costs (currency units); or nobody approves of `projects`, which did win.
    `supporters` are their voters.
    """

    holds: bool
    least: float | None = None
    most: float | None = None
    spends: bool = False
    projects: tuple[str, ...] = ()
    supporters: int = 0
    excess: float | None = None

    def __bool__(self) -> bool:
        return self.holds

    def __repr__(self) -> str:
        return f"<Pricing: {'priceable' if self.holds else 'not priceable'}>"

    def told(self) -> Told:
        return Told(self._sentence(), [])

    def _sentence(self) -> str:
        if self.holds:
            most = "more" if self.most is None else f"{self.most:,.2f}"
            rest = "also" if self.spends else "not"
            return f"Priceable with {self.least:,.2f} to {most} for each voter; {rest} with the whole budget."
        if self.excess is None:
            return f"Not priceable: nobody approves of {', '.join(self.projects)}, which won."
        return (
            f"Not priceable: whatever is paid, the supporters of {' or '.join(self.projects)} "
            f"({voters(self.supporters)}) keep {self.excess:,.2f} more than it costs."
        )


def priceable(election: Election, winners: Winners) -> Pricing:
    """Whether `winners` (an outcome or ids) are priceable: every voter has the same money and spends it only
    on winners they approve of, each winner gets exactly its cost, and of no other project the supporters
    keep more than it costs. A linear program, solved by HiGHS up to 10^-6 of a voter's part of the budget.
    Raises UnfitRule for other ballots than approvals.

    >>> from samenspel.methods.budgeting import Election
    >>> election = Election.of_approvals({"a": 5, "b": 5}, [["a"], ["a"], ["b"], ["b"]], budget=10)
    >>> priceable(election, ["a", "b"]).least, priceable(election, []).most
    (2.5, 2.5)
    """
    question = asked(election, winners)
    won = np.flatnonzero(question.chosen).tolist()
    bare = [c for c in won if election.costs[c] and not election.votes[c]]
    if bare:
        return Pricing(False, projects=question.ids(bare))
    program = _Program(question)
    excess = program.least(program.excess)
    if excess is None or excess > NEAR:
        return program.witness(excess or 0.0)
    program.model.highs.changeColBounds(program.excess, 0.0, max(excess, 0.0))
    least, most = program.least(program.money), program.greatest(program.money)
    share = election.budget / election.scale / max(election.voters, 1)
    spends = most is None or most * program.unit >= share * (1 - NEAR)
    return Pricing(True, (least or 0.0) * program.unit, None if most is None else most * program.unit, spends)


class _Program:
    """In units of a voter's part of the budget, so that all numbers are near 1. A column for what all with
    one ballot pay for each winner on it, one for the money of a voter, and one for the excess."""

    def __init__(self, asked: Asked) -> None:
        self.asked, election = asked, asked.election
        self.unit = election.budget / election.scale / max(election.voters, 1)
        self.costs = np.array(election.costs) / election.budget * max(election.voters, 1)
        self.paid = np.flatnonzero(asked.chosen[election.listed])
        self.model = Model()
        self.model.add_columns(np.full(len(self.paid), ENDLESS))
        self.money = self.model.add_columns(ENDLESS)
        self.excess = self.model.add_columns(ENDLESS)
        self._spend()
        self.rows = {c: self._keep(c) for c in asked.losers()}

    def _spend(self) -> None:
        election = self.asked.election
        ballots, projects = election.ballot_of[self.paid], election.listed[self.paid]
        for ballot in np.unique(ballots):
            columns = np.flatnonzero(ballots == ballot)
            weight = float(election.weights[ballot])
            self.model.add_row(0, ENDLESS, [*columns, self.money], [*-np.ones(len(columns)), weight])
        for c in np.unique(projects):
            self.model.add_row(self.costs[c], self.costs[c], np.flatnonzero(projects == c), 1)

    def _keep(self, c: int) -> int:
        """What the supporters of c keep is no more than it costs, and the excess."""
        election = self.asked.election
        supporters = election.ballot_of[election.listed == c]
        columns = np.flatnonzero(np.isin(election.ballot_of[self.paid], supporters))
        heads = float(election.weights[supporters].sum())
        factors = [*-np.ones(len(columns)), heads, -1]
        return self.model.add_row(-ENDLESS, self.costs[c], [*columns, self.money, self.excess], factors)

    def least(self, column: int) -> float | None:
        return self._extreme(column, -1)

    def greatest(self, column: int) -> float | None:
        return self._extreme(column, 1)

    def _extreme(self, column: int, sign: int) -> float | None:
        """None without end."""
        self.model.worth(np.arange(self.model.columns), 0)
        self.model.worth([column], sign)
        answer = self.model.solve()
        return float(answer.needed[column]) if answer.optimal else None

    def witness(self, excess: float) -> Pricing:
        """The projects that keep the excess from being less."""
        duals, election = self.model.duals(), self.asked.election
        tight = [c for c, row in self.rows.items() if duals[row] > NEAR]
        heads = int(election.weights[np.unique(election.ballot_of[np.isin(election.listed, tight)])].sum())
        return Pricing(False, projects=self.asked.ids(tight), supporters=heads, excess=excess * self.unit)
