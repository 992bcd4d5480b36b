"""An opinion map: groups, what they stand for, what unites them, and the reasons for all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from samenspel.methods.nouns import people
from samenspel.methods.shown import Cell, Shown, Telling, Told, canvas

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


@dataclass(frozen=True, eq=False, repr=False)
class OpinionMap(Telling):
    """`labels` (n,) point from the people of `votes` to `groups`, -1 for those left out; `positions` (n, 2)
    are on the first two axes; `statement_positions` (m, 2): in `tested` by how much half the log-odds of
    agreeing rise for one unit up each axis, in `polis` where stands who agreed with that alone; `certainty`
    (n,) is the chance of being in that group, NaN when left out or in `polis`.

    `counts` (k, m, 3): of each group and statement who disagreed, passed and agreed; `everybody` (m, 3) also
    those left out, but for those of small groups, and for the others where they are fewer than a group.
    `consensus` (2, m): group-informed consensus on agreeing and on disagreeing.
    """

    method: str
    votes: Votes
    groups: tuple[Group, ...]
    labels: Ints
    positions: Floats
    statement_positions: Floats
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

    def told(self) -> Told:
        """The groups, what each stands for, and what unites them."""
        several = "1 group" if len(self.groups) == 1 else f"{len(self.groups)} groups"
        sentence = f"{several} among {people(len(self.labels))}; in no group: {len(self.left_out)}."
        groups = [(group.name, group.size, group.sure) for group in self.groups]
        said = [("method", self.method), ("statements", str(len(self.votes.statements)))]
        return Told(sentence, [("Groups", ("", "people", "surely"), groups), *self._statements()], said)

    def _statements(self) -> Iterator[Shown]:
        stand = [
            (
                group.name,
                *self._named(one.statement, one.agrees),
                f"{one.number} of {one.seen}",
                f"{one.others} of {one.others_seen}",
                one.ratio_z,
            )
            for group in self.groups
            for one in group.representative
        ]
        if stand:
            yield (
                "What they stand for",
                ("group", "statement", "text", "they", "so many", "others", "z"),
                stand,
            )
        if self.uniting and len(self.groups) > 1:
            rows = [(*self._named(one.statement, one.agrees), one.consensus) for one in self.uniting]
            yield "What unites them", ("statement", "text", "they", "consensus"), rows
        if self.common:
            common = [
                (*self._named(one.statement, one.agrees), f"{one.number} of {one.seen}", one.z)
                for one in self.common
            ]
            yield "What most people share", ("statement", "text", "they", "so many", "z"), common

    def _named(self, statement: int, agrees: bool) -> tuple[Cell, ...]:
        id = self.votes.statements[statement]
        return id, self.votes.texts.get(id, ""), "agree" if agrees else "disagree"

    def plot(self) -> Any:
        """Axes of matplotlib: everybody on the first two axes, a mark for each group; ImportError without
        it."""
        axes = canvas(10)
        for label, name in [*enumerate(group.name for group in self.groups), (-1, "in no group")]:
            x, y = self.positions[(self.labels == label) & ~np.isnan(self.positions).any(axis=1)].T
            style = {"color": "lightgrey"} if label < 0 else {}
            axes.scatter(x, y, s=12, marker="osv^D"[label % 5], label=name, **style)
        axes.legend(title="group")
        axes.set_title(f"People who vote alike ({self.method})")
        return axes

    @property
    def group_of(self) -> dict[str, str]:
        """The name of each person's group; who is left out is not in it."""
        return {
            person: self.groups[label].name
            for person, label in zip(self.votes.people, self.labels.tolist(), strict=True)
            if label >= 0
        }
