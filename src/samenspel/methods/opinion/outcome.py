"""An opinion map: groups, what they stand for, what unites them, and the reasons for all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .evidence import Candidate
from .representative import Common, Representative
from .votes import Floats, Ints, Votes

METHODS = ("tested", "polis")


@dataclass(frozen=True)
class Group:
    """`sure` is how many of its `size` people belong to it with a chance of 90 % or more; None in `polis`."""

    name: str
    size: int
    sure: int | None
    representative: tuple[Representative, ...]


@dataclass(frozen=True)
class Uniting:
    """A statement that more than half of every group agrees (or disagrees) with, at 90 % in each.

    `consensus` is the product of the groups' smoothed shares; `numbers` of `seen` said so in each group, in
    the order of the groups.
    """

    statement: int
    agrees: bool
    consensus: float
    numbers: tuple[int, ...]
    seen: tuple[int, ...]


class LeftOut(NamedTuple):
    """Who is in no group: `few-votes`, `few-opinions` when most of the votes are passes or hidden, or
    `small-group`, of which each member could be known.

    `fewest` are needed: FEWEST_VOTES, or as many as there are statements.
    """

    person: str
    code: str
    votes: int
    opinions: int
    fewest: int


@dataclass(frozen=True)
class Evidence:
    """Why so many groups.

    `tested`: `axes` were stronger than any of `draws` conversations drawn without groups; `strength` of the
    first one, and the largest by `chance`; every number of groups that was tried is a candidate. `yes_saying`
    is the standard deviation, in half log-odds, of how readily people agree with anything.
    `polis`: `silhouettes` by the number of groups, -1 to 1; the number with the largest was taken.
    """

    groups: int
    axes: int = 0
    strength: float = 0.0
    chance: float = 0.0
    draws: int = 0
    yes_saying: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    silhouettes: Mapping[int, float] | None = None


@dataclass(frozen=True, eq=False)
class OpinionMap:
    """`labels` (n,) point from the people of `votes` to `groups`, -1 for those left out; `positions` (n, 2)
    are on the first two axes; `certainty` (n,) is the chance of being in that group, NaN when left out or in
    `polis`.

    `counts` (k, m, 3): of each group and statement who disagreed, passed and agreed; `everybody` (m, 3) also
    those left out, but for those of small groups, and for the others where they are fewer than a group.
    `consensus` (2, m): group-informed consensus on agreeing and on disagreeing.
    """

    method: str
    votes: Votes
    groups: tuple[Group, ...]
    labels: Ints
    positions: Floats
    certainty: Floats
    counts: Ints
    everybody: Ints
    consensus: Floats
    uniting: tuple[Uniting, ...]
    common: tuple[Common, ...]
    evidence: Evidence
    left_out: tuple[LeftOut, ...]

    def __repr__(self) -> str:
        sizes = ", ".join(f"{group.name} {group.size}" for group in self.groups)
        return f"<OpinionMap ({self.method}): people {len(self.labels)}, groups {sizes or 0}>"

    @property
    def group_of(self) -> dict[str, str]:
        """The name of each person's group; who is left out is not in it."""
        return {
            person: self.groups[label].name
            for person, label in zip(self.votes.people, self.labels.tolist(), strict=True)
            if label >= 0
        }
