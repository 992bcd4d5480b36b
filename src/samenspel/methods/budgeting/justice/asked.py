"""What is asked of an outcome, in whole numbers: what voters have of it, and what each project is worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from samenspel.methods.budgeting.election import APPROVAL_FORMATS, Election, Integers
from samenspel.methods.budgeting.outcome import Outcome
from samenspel.methods.budgeting.rule import UnfitRule
from samenspel.methods.nouns import voters
from samenspel.methods.shown import Telling, Told

WORTHS = ("cost", "cardinality")
Winners = Outcome | Iterable[str]


@dataclass(frozen=True, eq=False)
class Asked:
    """`chosen` (a mask) of an election with approvals; `worth` of each project: its cost, or 1."""

    election: Election
    chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]
    utility: str

    @cached_property
    def worth(self) -> tuple[int, ...]:
        return self.election.costs if self.utility == "cost" else (1,) * len(self.election.projects)

    @cached_property
    def had(self) -> Integers:
        """For each ballot the worth of the winners on it."""
        had = np.zeros(len(self.election.weights), dtype=np.int64)
        worth = np.where(self.chosen, np.array(self.worth, dtype=np.int64), 0)
        np.add.at(had, self.election.ballot_of, worth[self.election.listed])
        return had

    def money(self, voters: int) -> Fraction:
        """The part of the budget that so many voters stand for, in 1/scale."""
        return Fraction(self.election.budget * voters, self.election.voters)

    def shown(self, worth: Fraction | int) -> Fraction:
        """In currency units, or a number of projects."""
        return Fraction(worth) / (self.election.scale if self.utility == "cost" else 1)

    def losers(self) -> list[int]:
        return [c for c, won in enumerate(self.chosen) if not won and self.election.costs[c]]

    def ids(self, projects: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.election.projects[c].id for c in projects)


def asked(election: Election, winners: Winners, utility: str = "cost") -> Asked:
    """Raises UnfitRule for other ballots than approvals, and for what is no utility or no project."""
    if election.ballot_format not in APPROVAL_FORMATS:
        raise UnfitRule("Justified representation is defined for ballots that approve projects.")
    if utility not in WORTHS:
        raise UnfitRule(f"There is no utility “{utility}” here; choose one of: {', '.join(WORTHS)}.")
    chosen = np.zeros(len(election.projects), dtype=bool)
    for id in winners.winners if isinstance(winners, Outcome) else winners:
        if id not in election.position:
            raise UnfitRule(f"Project “{id}” is not in this election.")
        chosen[election.position[id]] = True
    return Asked(election, chosen, utility)


@dataclass(frozen=True)
class Group:
    """Voters who get too little: so many, with these `ballots` (by position), who all approve of `projects`.
    Of what they can pay with their part of the budget they deserve `deserved`; the one of them who has most
    (or all together, for PJR) has `had`. In currency units, or a number of projects."""

    voters: int
    ballots: tuple[int, ...]
    projects: tuple[str, ...]
    deserved: Fraction
    had: Fraction


@dataclass(frozen=True)
class Finding(Telling):
    """Whether an `axiom` holds, and a group for which it does not. `holds` is None where it was not found
    within the time."""

    axiom: str
    holds: bool | None
    group: Group | None = None

    def __bool__(self) -> bool:
        return bool(self.holds)

    def __repr__(self) -> str:
        return f"<{self.axiom}: {SAID[self.holds]}>"

    def told(self) -> Told:
        if self.group is None:
            return Told(f"{self.axiom}: {SAID[self.holds]}.", [])
        one = self.group
        sentence = (
            f"{self.axiom}: {SAID[self.holds]}. {voters(one.voters)} who all approve of "
            f"{', '.join(one.projects)} deserve {float(one.deserved):,g} and have {float(one.had):,g}."
        )
        return Told(sentence, [])


SAID = {True: "holds", False: "does not hold", None: "not found within the time"}
