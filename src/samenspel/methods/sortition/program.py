"""The pool as arrays: people with the same values are of one kind, and a panel takes so many of each kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from .pool import Pool, Quota

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Number = TypeVar("Number", np.int64, np.float64)


@dataclass(frozen=True, eq=False)
class Program:
    """T kinds of people, F features, Q quotas; all in an order that depends on names and ids only.

    `members[t]` are the ids of kind t. `marks` (T, F) says for each feature which of the `quotas` the kind
    counts for. A panel is an array (T,): at most `homes[t]` of each kind (its people, or its addresses where
    nobody may meet others of their own), `seats` in all, and for each quota from `least` to `most`.
    """

    quotas: tuple[Quota, ...]
    members: tuple[tuple[str, ...], ...]
    marks: Integers
    seats: int
    homes: Integers

    @cached_property
    def sizes(self) -> Integers:
        return np.array([len(ids) for ids in self.members], dtype=np.int64)

    @cached_property
    def least(self) -> Integers:
        return np.array([quota.least for quota in self.quotas], dtype=np.int64)

    @cached_property
    def most(self) -> Integers:
        return np.array([quota.most for quota in self.quotas], dtype=np.int64)

    @property
    def kinds(self) -> int:
        return len(self.members)

    @cached_property
    def belongs(self) -> Mask:
        """(Q, T): whether a kind counts for a quota."""
        found = np.zeros((len(self.quotas), self.kinds), dtype=bool)
        found[self.marks, np.arange(self.kinds)[:, None]] = True
        return found

    def counts(self, panels: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """(…, T) to (…, Q): how many of a panel count for each quota."""
        return panels @ self.belongs.T.astype(panels.dtype)

    def is_panel(self, panel: Integers) -> bool:
        counts = self.counts(panel)
        return bool(
            panel.sum() == self.seats
            and (panel >= 0).all()
            and (panel <= self.homes).all()
            and (counts >= self.least).all()
            and (counts <= self.most).all()
        )

    def kinds_of(self, ids: Container[str]) -> Mask:
        """Which kinds have a member among the `ids`."""
        return np.array([any(id in ids for id in members) for members in self.members], dtype=bool)

    def only(self, kept: Mask) -> Program:
        """Without the kinds that are not `kept`."""
        members = tuple(ids for ids, keep in zip(self.members, kept, strict=True) if keep)
        return replace(self, members=members, marks=self.marks[kept], homes=self.homes[kept])


def program_of(pool: Pool) -> Program:
    """Who shares an address with people of the same values is of another kind than who does not: their
    chances may have to differ."""
    quotas = tuple(sorted(pool.quotas))
    position = {(quota.feature, quota.value): index for index, quota in enumerate(quotas)}
    marks = {
        person.id: tuple(position[feature, person.values[feature]] for feature in pool.features)
        for person in pool.people
    }
    home = {person.id: (person.address or person.id, marks[person.id]) for person in pool.people}
    alike = Counter(home.values())
    kinds: dict[tuple[tuple[int, ...], int], list[str]] = defaultdict(list)
    for id, own in marks.items():
        kinds[own, alike[home[id]]].append(id)
    ordered = sorted(kinds)
    return Program(
        quotas=quotas,
        members=tuple(tuple(sorted(kinds[kind])) for kind in ordered),
        marks=np.array([own for own, _ in ordered], dtype=np.int64).reshape(len(ordered), len(pool.features)),
        seats=pool.seats,
        homes=np.array([len(kinds[kind]) // kind[1] for kind in ordered], dtype=np.int64),
    )
