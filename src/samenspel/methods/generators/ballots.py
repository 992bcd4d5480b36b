"""Ballots by the ten thousands: every voter picks projects one after the other, without picking one twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from .fitted import FULL
from .randomness import Floats, Integers, Stream, whole

Mask = npt.NDArray[np.bool_]


class Limits(Protocol):
    @property
    def ballots(self) -> str: ...
    @property
    def limit(self) -> int: ...
    @property
    def points(self) -> int: ...
    @property
    def home(self) -> float: ...


@dataclass(frozen=True, eq=False)
class Block:
    """Voter v lives in `homes[v]` and lists the next `lengths[v]` of `listed`, with `points` parallel to it,
    as in `Election`."""

    homes: Integers
    lengths: Integers
    listed: Integers
    points: Integers


@dataclass(frozen=True, eq=False)
class Urn:
    """For each neighbourhood, and at last for the whole town, the projects and their chances, one after the
    other: `edges` grow from n to n + 1 over those of neighbourhood n + 1. All neighbourhoods look at the
    projects of the whole town, so that their chance is divided by the number of neighbourhoods: votes follow
    popularity."""

    limits: Limits
    edges: Floats
    projects: Integers
    deserving: tuple[int, ...]

    @classmethod
    def of(
        cls,
        popularity: Floats,
        places: Integers,
        neighbourhoods: int,
        limits: Limits,
        deserving: tuple[int, ...],
    ) -> Urn:
        edges, projects = [], []
        for home in range(1, neighbourhoods + 2):
            near = np.flatnonzero((places == home) | (places == 0))
            if home > neighbourhoods or not len(near):
                near = np.arange(len(places))
            alike = np.where(places[near] == 0, popularity[near] / neighbourhoods, popularity[near])
            sums = np.cumsum(alike)
            edges.append(home - 1 + sums / sums[-1])
            projects.append(near)
        return cls(limits, np.concatenate(edges), np.concatenate(projects).astype(np.int64), deserving)

    def draw(self, stream: Stream, neighbourhoods: int, members: Mask) -> Block:
        """One ballot for each of `members`, which says who belongs to the cohesive group."""
        voters, limit = len(members), self.limits.limit
        homes = 1 + stream.below(neighbourhoods, voters)
        picks = self._picks(stream, homes, neighbourhoods, members)
        lengths = _lengths(stream, limit, voters)
        lengths[members] = limit
        kept = _first_time(picks)
        kept &= np.cumsum(kept, axis=1) <= lengths[:, None]
        lengths = kept.sum(axis=1)
        if self.limits.ballots != "ranking":
            picks, kept = _sorted(picks, kept)
        return Block(homes, lengths, picks[kept], self._points(stream, lengths))

    def _picks(self, stream: Stream, homes: Integers, neighbourhoods: int, members: Mask) -> Integers:
        """More picks than needed, as some come twice. Those of the cohesive group begin with what it
        deserves."""
        tries = 2 * self.limits.limit + 4
        near = stream.uniform(len(homes), tries) < self.limits.home
        keys = np.where(near, homes[:, None] - 1, neighbourhoods) + stream.uniform(len(homes), tries)
        places = np.searchsorted(self.edges, keys, side="right").clip(max=len(self.edges) - 1)
        picks: Integers = self.projects[places]
        for turn, project in enumerate(self.deserving):
            picks[members, turn] = project
        return picks

    def _points(self, stream: Stream, lengths: Integers) -> Integers:
        """1 for an approval, the Borda score in a ranking; of points everyone hands out all, one or more
        each."""
        starts = np.cumsum(lengths) - lengths
        if self.limits.ballots == "approval":
            return np.ones(int(lengths.sum()), dtype=np.int64)
        if self.limits.ballots == "ranking":
            return np.repeat(starts + lengths, lengths) - np.arange(int(lengths.sum()))
        points = np.ones(int(lengths.sum()), dtype=np.int64)
        for turn in range(self.limits.points):
            more = np.flatnonzero(lengths + turn < self.limits.points)
            lucky = (stream.uniform(len(lengths))[more] * lengths[more]).astype(np.int64)
            points[starts[more] + lucky] += 1
        return points


def _lengths(stream: Stream, limit: int, voters: int) -> Integers:
    """As many as allowed, or any number below."""
    full = stream.uniform(voters) < FULL
    return whole(np.where(full, limit, 1 + stream.below(max(1, limit - 1), voters)))


def _first_time(picks: Integers) -> Mask:
    """Where a project is picked that the voter has not picked before."""
    first = np.ones(picks.shape, dtype=bool)
    for turn in range(1, picks.shape[1]):
        for before in range(turn):
            first[:, turn] &= picks[:, turn] != picks[:, before]
    return first


def _sorted(picks: Integers, kept: Mask) -> tuple[Integers, Mask]:
    """What is kept in order of the projects; the rest after it."""
    last = np.int64(2**62)
    ordered = np.sort(np.where(kept, picks, last), axis=1)
    return ordered, ordered < last


def join(ids: Sequence[str], block: Block) -> list[str]:
    """The cell “vote” of each ballot in the block."""
    names = [ids[place] for place in block.listed.tolist()]
    ends = np.cumsum(block.lengths).tolist()
    return [",".join(names[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
