"""What a tally answers: who won, why, and how the voters fared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from samenspel.methods.nouns import projects
from samenspel.methods.shown import Telling, Told, barred

from .money import amount_text
from .reasons import Reason
from .rule import Rule, describe
from .satisfaction import Satisfaction
from .support import Floats


@dataclass(frozen=True)
class Tie:
    """These projects stood exactly equal; `criterion` put `winner` first. `decisive`: another one lost."""

    projects: tuple[str, ...]
    winner: str
    criterion: str
    decisive: bool

    @property
    def sentence(self) -> str:
        """In English."""
        others = ", ".join(id for id in self.projects if id != self.winner)
        weight = "" if self.decisive else " (it made no difference)"
        return f"{self.winner} went before {others}, by {self.criterion}{weight}."


@dataclass(frozen=True)
class ProjectOutcome:
    """One project's fate. Amounts are in 1/scale of the currency unit, exact as fractions.

    `order`: its turn among the winners, from 1. `votes`: ballots that list it; `points`: its score on point
    and ranked ballots. `price`: what a supporter who paid in full paid per unit of utility (per vote, or per
    point). `missing`: what its supporters lacked at the end, or what the budget lacked when its turn came.
    `effective_support`: what its supporters had together, when it was paid or at the end, per unit of cost.
    """

    id: str
    selected: bool
    order: int | None
    votes: int
    points: Fraction
    cost: int
    price: Fraction | None
    paid_by_supporters_max: Fraction | None
    paid_by_supporters_min: Fraction | None
    missing: Fraction | None
    reason: Reason
    effective_support: Fraction | None = None
    name: str = ""

    @property
    def effective_votes(self) -> Fraction | None:
        """So many votes (or points) would have paid for it at its price, had each of them paid in full."""
        return self.cost / self.price if self.price else None


@dataclass(frozen=True)
class Payments:
    """How equal shares was paid: the share each voter finally had, after how many counts, and what a voter
    with each of the distinct ballots paid of it (rounded to the nearest float; None when it was not kept)."""

    share: Fraction
    counts: int
    paid: Floats | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Preference:
    """The comparison step: how many voters have more winners under equal shares, and under greedy."""

    equal_shares: int
    greedy: int


@dataclass(frozen=True, repr=False)
class Outcome(Telling):
    """The result of a rule on an election; `winners` are project ids in order of selection.

    All that is told of it, without the ballots: so it comes back from plain values as it was. `welfare`: what
    maximum welfare made as large as possible, in 1/scale, votes, or 1/points_scale.
    """

    rule: Rule
    currency: str
    scale: int
    points_scale: int
    budget: int
    winners: tuple[str, ...]
    projects: tuple[ProjectOutcome, ...]
    ties: tuple[Tie, ...]
    satisfaction: Satisfaction
    payments: Payments | None = None
    preference: Preference | None = None
    welfare: int | None = None

    def __repr__(self) -> str:
        """Short: of a town's election all of it would fill a book."""
        money = amount_text(self)
        return (
            f"<Outcome of {self.rule.name}: {len(self.winners)} of {len(self.projects)} projects, "
            f"{money(self.spent)} of {money(self.budget)} spent, voters: {self.voters}>"
        )

    def told(self) -> Told:
        """Every project, winners first, with its reason."""
        money = amount_text(self)
        rows = [
            (one.id, one.name, one.votes, money(one.cost), one.order, one.reason.sentence(money))
            for one in in_order(self.projects)
        ]
        sentence = (
            f"{len(self.winners)} of {projects(len(self.projects))} chosen; "
            f"{money(self.spent)} of {money(self.budget)} spent. {self.satisfaction.sentence}"
        )
        ties = [("tie", tie.sentence) for tie in self.ties]
        columns = ("project", "name", "votes", "cost", "chosen as", "why")
        return Told(sentence, [("", columns, rows)], [*ties, ("rule", describe(self.rule))])

    def plot(self) -> Any:
        """Axes of matplotlib: of each project the votes, those of winners dark; ImportError without it."""
        bars = [(one.name or one.id, float(one.votes), one.selected) for one in in_order(self.projects)]
        axes = barred(f"Votes, and what {self.rule.name} chose", bars)
        axes.set_xlabel("voters")
        return axes

    @property
    def voters(self) -> int:
        return self.satisfaction.voters

    @cached_property
    def spent(self) -> int:
        return sum(project.cost for project in self.projects if project.selected)

    @property
    def left(self) -> int:
        return self.budget - self.spent

    @cached_property
    def mask(self) -> npt.NDArray[np.bool_]:
        """For each project whether it was selected."""
        return np.array([project.selected for project in self.projects], dtype=bool)

    @cached_property
    def by_id(self) -> dict[str, ProjectOutcome]:
        return {project.id: project for project in self.projects}

    def project(self, id: str) -> ProjectOutcome:
        return self.by_id[id]


def in_order(outcomes: Sequence[ProjectOutcome]) -> list[ProjectOutcome]:
    """Winners in order of selection, then the others by votes."""
    return sorted(outcomes, key=lambda one: (one.order or len(outcomes) + 1, -one.votes, one.cost))
