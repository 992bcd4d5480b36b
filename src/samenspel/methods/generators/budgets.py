"""Budget elections with neighbourhoods, prices and popularity as in real ones, and a group that deserves its
part."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from samenspel.methods.budgeting import Election, Project
from samenspel.methods.words import Words

from .ballots import Block, Mask, Urn
from .fitted import COST_WEIGHT, COSTS, DEMAND, POPULARITY
from .randomness import Floats, Integers, Stream, quantile, whole
from .shape import BadShape, check_seed, check_share, check_size

FORMATS = {"approval": "approval", "points": "cumulative", "ranking": "ordinal"}
BLOCK = 1 << 16
EVERYWHERE = 0
"""The neighbourhood of projects that are for the whole town; the others count from 1."""


@dataclass(frozen=True)
class BudgetShape:
    """`budget` in whole currency units. `limit`: the most projects on a ballot; `points`: what a point ballot
    hands out. `home`: how often a voter looks at projects of the own neighbourhood (and of the whole town)
    first; `citywide`: the share of projects that are for the whole town. `demand`: what all projects cost
    together, over the budget. `cohesive`: the share of voters who all want the same few projects that hardly
    anybody else wants; 0 for none.
    """

    voters: int = 1000
    projects: int = 30
    seed: int = 0
    ballots: str = "approval"
    budget: int = 1_000_000
    limit: int = 5
    points: int = 10
    neighbourhoods: int = 5
    home: float = 0.6
    citywide: float = 0.2
    demand: float = DEMAND
    cohesive: float = 0.0

    def __post_init__(self) -> None:
        if self.ballots not in FORMATS:
            raise BadShape(
                Words(
                    "There are no ballots “{ballots}”; choose one of: {formats}.",
                    ballots=self.ballots,
                    formats=", ".join(FORMATS),
                )
            )
        check_size(Words("voters"), self.voters, 1, 10**8)
        check_size(Words("projects"), self.projects, 1, 10**5)
        check_size(Words("units in the budget"), self.budget, self.projects, 10**12)
        check_size(Words("projects on a ballot"), self.limit, 1, min(self.projects, 100))
        check_size(Words("points"), self.points, self.limit, 1000)
        check_size(Words("neighbourhoods"), self.neighbourhoods, 1, self.projects)
        check_share("home", self.home)
        check_share("citywide", self.citywide)
        check_share("cohesive", self.cohesive, most=0.5)
        check_seed(self.seed)
        if not 0 < self.demand <= self.projects:
            raise BadShape(
                Words(
                    "The demand is {demand}; it must be above 0, and no more than the projects.",
                    demand=self.demand,
                )
            )


@dataclass(frozen=True, eq=False)
class BudgetTruth:
    """What was planted. For each project its `neighbourhood_of_project` (0: the whole town) and `popularity`:
    how much likelier than others it is to be picked by a voter who looks at it, 1 on average. For each voter
    `neighbourhood_of_voter`, from 1. `deserving`: the projects (by place) that all `members` of the cohesive
    group list; they cost no more than the group's part of the budget. `members` are voters by number.
    """

    neighbourhood_of_project: Integers
    popularity: Floats
    neighbourhood_of_voter: Integers
    deserving: tuple[int, ...]
    members: Integers


@dataclass(frozen=True, eq=False)
class Layout:
    """The projects of an election, before anybody votes."""

    shape: BudgetShape
    costs: Integers
    popularity: Floats
    places: Integers
    deserving: tuple[int, ...]
    urn: Urn = field(repr=False)

    def block(self, number: int) -> Block:
        """The votes of voters from number * BLOCK on, BLOCK of them or what is left."""
        start = number * BLOCK
        stop = min(start + BLOCK, self.shape.voters)
        stream = Stream(self.shape.seed, 1, number)
        return self.urn.draw(stream, self.shape.neighbourhoods, _is_member(self.shape, start, stop))

    @property
    def blocks(self) -> range:
        return range(-(-self.shape.voters // BLOCK))

    def projects(self) -> tuple[Project, ...]:
        digits = len(str(self.shape.projects))
        return tuple(
            Project(f"{place + 1}", 100 * cost, f"Project {place + 1:0{digits}}", {"neighborhood": str(home)})
            for place, (cost, home) in enumerate(zip(self.costs.tolist(), self.places.tolist(), strict=True))
        )

    def meta(self) -> dict[str, str]:
        shape = self.shape
        return {
            "description": f"Generated, not real (seed {shape.seed})",
            "country": "Nowhere",
            "unit": "Generated",
            "instance": str(shape.seed),
            "num_projects": str(shape.projects),
            "num_votes": str(shape.voters),
            "budget": str(shape.budget),
            "vote_type": FORMATS[shape.ballots],
            "currency": "EUR",
            "max_length": str(shape.limit),
            **({"max_sum_points": str(shape.points)} if shape.ballots == "points" else {}),
        }

    def truth(self, homes: Integers) -> BudgetTruth:
        members = np.flatnonzero(_is_member(self.shape, 0, self.shape.voters)).astype(np.int64)
        return BudgetTruth(self.places, self.popularity, homes, self.deserving, members)


def lay_out(shape: BudgetShape) -> Layout:
    """Prices and popularity follow the elections of `fitted.py`; neighbourhoods have projects in turn."""
    stream = Stream(shape.seed, 0)
    dear = _spread(stream, shape.projects)
    costs = _costs(shape, quantile(COSTS, dear))
    liked = COST_WEIGHT * dear + (1 - COST_WEIGHT) * stream.uniform(shape.projects)
    popularity = quantile(POPULARITY, (_ranks(liked) + 0.5) / shape.projects)
    places = 1 + stream.order(shape.projects) % shape.neighbourhoods
    places[stream.uniform(shape.projects) < shape.citywide] = EVERYWHERE
    deserving = _deserving(shape, costs, popularity)
    urn = Urn.of(popularity, places, shape.neighbourhoods, shape, deserving)
    return Layout(shape, costs, popularity, places, deserving, urn)


def budget_election(shape: BudgetShape) -> tuple[Election, BudgetTruth]:
    """Every voter has a ballot of their own in the election (equal ones are not merged): voter v is ballot v.

    A million voters take about 100 bytes each; `write_budget_election` needs no memory for them.
    """
    layout = lay_out(shape)
    blocks = [layout.block(number) for number in layout.blocks]
    lengths = np.concatenate([block.lengths for block in blocks])
    election = Election(
        meta=layout.meta(),
        projects=layout.projects(),
        budget=100 * shape.budget,
        ballot_format=FORMATS[shape.ballots],
        pointers=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        listed=np.concatenate([block.listed for block in blocks]).astype(np.int64),
        points=np.concatenate([block.points for block in blocks]).astype(np.int64),
        weights=np.ones(shape.voters, dtype=np.int64),
    )
    return election, layout.truth(np.concatenate([block.homes for block in blocks]))


def _spread(stream: Stream, number: int) -> Floats:
    """Shares from 0 to 1 in any order, one in each of as many equal parts, so that small elections have cheap
    and dear projects too."""
    return (stream.order(number) + stream.uniform(number)) / number


def _ranks(values: Floats) -> Integers:
    """For each value how many come before it."""
    return whole(np.argsort(np.argsort(values, kind="stable"), kind="stable"))


def _costs(shape: BudgetShape, relative: Floats) -> Integers:
    """In whole units, 1 to the budget."""
    wanted = relative * (shape.demand * shape.budget / np.cumsum(relative)[-1])
    return whole(np.clip(np.rint(wanted), 1, shape.budget))


def _deserving(shape: BudgetShape, costs: Integers, popularity: Floats) -> tuple[int, ...]:
    """The least wanted projects that the group's part of the budget pays, on half a ballot at most."""
    left = int(_members(shape) * shape.budget // shape.voters)
    chosen: list[int] = []
    for place in np.argsort(popularity, kind="stable").tolist():
        if len(chosen) < (shape.limit + 1) // 2 and costs[place] <= left:
            chosen.append(place)
            left -= int(costs[place])
    return tuple(sorted(chosen)) if _members(shape) else ()


def _members(shape: BudgetShape) -> int:
    return int(shape.cohesive * shape.voters)


def _is_member(shape: BudgetShape, start: int, stop: int) -> Mask:
    """Members are spread evenly among the voters, so that their number is exact in every part."""
    voters = np.arange(start, stop, dtype=np.int64)
    members = _members(shape)
    return (voters + 1) * members // shape.voters > voters * members // shape.voters
