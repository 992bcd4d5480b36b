"""What an election is: projects with costs, a budget, and ballots with equal ones merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Unpack

import numpy as np
import numpy.typing as npt

from .given import Amount, Ballots, Options, Times, collect
from .sense import (
    APPROVAL_FORMATS,
    BALLOT_FORMATS,
    POINT_FORMATS,
    Ballot,
    check_amounts,
    check_format,
    check_sums,
    counted,
)

Integers = npt.NDArray[np.int64]
__all__ = ["APPROVAL_FORMATS", "BALLOT_FORMATS", "POINT_FORMATS", "Ballot", "Election", "Integers", "Project"]


@dataclass(frozen=True)
class Project:
    """`cost` counts in 1/scale of the election's currency unit; `extra` keeps the file's other columns."""

    id: str
    cost: int
    name: str = ""
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, repr=False)
class Election:
    """A participatory budget as voted on.

    Ballot i stands `weights[i]` times and lists `listed[pointers[i]:pointers[i + 1]]`: positions in
    `projects`, sorted, or in order of preference when `ballot_format` is "ordinal". `points` runs parallel
    to `listed`, in 1/points_scale: 1 for an approval, the points given, or for a ranking the Borda score of
    Pabulib (the length of the ballot for the first place, 1 for the last).
    Costs and budget are whole numbers of 1/scale currency unit, so nothing is ever rounded.
    """

    meta: dict[str, str]
    projects: tuple[Project, ...]
    budget: int
    ballot_format: str
    pointers: Integers
    listed: Integers
    points: Integers
    weights: Integers
    scale: int = 100
    points_scale: int = 1

    @classmethod
    def from_ballots(
        cls,
        *,
        projects: tuple[Project, ...],
        budget: int,
        ballots: Mapping[Ballot, int],
        ballot_format: str = "approval",
        meta: dict[str, str] | None = None,
        scale: int = 100,
        points_scale: int = 1,
    ) -> Election:
        """`ballots` says how often each distinct ballot was cast, the empty one included. Raises BadElection
        for what a file could not say either."""
        check_format(ballot_format)
        check_amounts(projects, budget)
        ballots = counted(ballots, len(projects), ballot_format)
        check_sums(ballots)
        lengths = [len(listed) for listed, _ in ballots]
        return cls(
            meta=meta or {},
            projects=projects,
            budget=budget,
            ballot_format=ballot_format,
            pointers=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64),
            listed=np.array([c for listed, _ in ballots for c in listed], dtype=np.int64),
            points=np.array([p for _, points in ballots for p in points], dtype=np.int64),
            weights=np.array(list(ballots.values()), dtype=np.int64),
            scale=scale,
            points_scale=points_scale,
        )

    @classmethod
    def of_approvals(
        cls, costs: Mapping[str, Amount], ballots: Ballots, *, budget: Amount, **options: Unpack[Options]
    ) -> Election:
        """Of `costs` by id, and ballots that each list the projects the voter approves of.

        Amounts are in currency units: whole numbers, Decimal, Fraction, or text as people write it. `ballots`
        come one after the other, or by the name of the voter; `times` says how often each was cast. `names`
        are what projects are called, by id; `meta` what a file would say besides (such as currency). Raises
        BadElection, with the sentence that a file would get.

        >>> Election.of_approvals({"a": 40, "b": "60.50"}, [["a", "b"], ["a"]], budget=100).votes
        (2, 1)
        """
        return cls._named(costs, ballots, budget, "approval", **options)

    @classmethod
    def of_points(
        cls,
        costs: Mapping[str, Amount],
        ballots: Ballots,
        *,
        budget: Amount,
        ballot_format: str = "cumulative",
        **options: Unpack[Options],
    ) -> Election:
        """As `of_approvals`, of ballots that each give points to projects, by id. `ballot_format`: cumulative
        (points that were divided) or scoring.

        >>> Election.of_points({"a": 40, "b": 60}, [{"a": 2, "b": 3}, {"a": 5}], budget=100).scores
        (7, 3)
        """
        return cls._named(costs, ballots, budget, ballot_format, **options)

    @classmethod
    def of_ranks(
        cls, costs: Mapping[str, Amount], ballots: Ballots, *, budget: Amount, **options: Unpack[Options]
    ) -> Election:
        """As `of_approvals`, of ballots that each list projects, the best first.

        >>> Election.of_ranks({"a": 40, "b": 60}, [["b", "a"], ["b"]], budget=100, times=[2, 1]).scores
        (2, 5)
        """
        return cls._named(costs, ballots, budget, "ordinal", **options)

    @classmethod
    def _named(
        cls,
        costs: Mapping[str, Amount],
        ballots: Ballots,
        budget: Amount,
        ballot_format: str,
        *,
        times: Times = None,
        names: Mapping[str, str] | None = None,
        meta: dict[str, str] | None = None,
    ) -> Election:
        given, called = collect(costs, ballots, budget, times, ballot_format), names or {}
        return cls.from_ballots(
            projects=tuple(Project(id, cost, called.get(id, id)) for id, cost in given.costs.items()),
            budget=given.budget,
            ballots=given.ballots,
            ballot_format=ballot_format,
            meta=meta,
            scale=given.scale,
            points_scale=given.points_scale,
        )

    def __repr__(self) -> str:
        return (
            f"<Election ({self.ballot_format}): {len(self.projects)} projects, voters {self.voters}, "
            f"budget {Fraction(self.budget, self.scale)}>"
        )

    @property
    def currency(self) -> str:
        """Its code, or nothing where the file does not say."""
        return self.meta.get("currency", "")

    @cached_property
    def voters(self) -> int:
        """The number of ballots cast, empty ones included."""
        return int(self.weights.sum())

    @cached_property
    def ballot_of(self) -> Integers:
        """For each entry of `listed` the ballot that it is on."""
        return np.repeat(np.arange(len(self.weights), dtype=np.int64), np.diff(self.pointers))

    @cached_property
    def costs(self) -> tuple[int, ...]:
        return tuple(project.cost for project in self.projects)

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """For each project the number of ballots that list it."""
        return self._total(self.weights[self.ballot_of])

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """For each project its points over all ballots, in 1/points_scale."""
        return self._total(self.weights[self.ballot_of] * self.points)

    def _total(self, amounts: Integers) -> tuple[int, ...]:
        totals = np.zeros(len(self.projects), dtype=np.int64)
        np.add.at(totals, self.listed, amounts)
        return tuple(int(total) for total in totals)

    @cached_property
    def position(self) -> dict[str, int]:
        return {project.id: index for index, project in enumerate(self.projects)}

    def counts_of(self, chosen: npt.NDArray[np.bool_]) -> Integers:
        """For each ballot how many of the `chosen` projects (a mask) it lists."""
        counts = np.zeros(len(self.weights), dtype=np.int64)
        np.add.at(counts, self.ballot_of, chosen[self.listed].astype(np.int64))
        return counts
