"""What was seen to be possible already, by anybody and by people who know a cell that they are alone in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .counts import Integers
from .moves import SMALL, Moves
from .system import COUNTED, Floats, Mask, System
from .targets import Targets

DOWN, UP = 0, 1
NOBODY = 0
Cell = frozenset[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Told:
    """A target that can be computed too closely, or is published as it is: by anybody, or by an insider."""

    target: int
    insider: int


class Watch:
    """What is still `open`: (2, T, 1 + S) whether target t was not yet seen low or high by insider s; the
    first is nobody in particular. `plain`: targets that are published. `loose`: so many sides were seen in
    fractions of people only."""

    def __init__(self, system: System, targets: Targets, hidden: Mask) -> None:
        self.system, self.targets = system, targets
        self.insiders = _insiders(system, hidden)
        need = np.stack([targets.low, targets.high]) - system.truth[targets.columns]
        self.need: Floats = need
        self.open = np.ones((2, len(targets.columns), len(self.insiders) + 1), dtype=bool)
        self.open[DOWN] &= (need[DOWN] < 0)[:, None]
        self.open[UP] &= (need[UP] > 0)[:, None]
        self.plain = np.flatnonzero(~hidden[targets.columns])
        self.open[:, self.plain] = False
        own = np.full(system.size, NOBODY)
        for number, cells in enumerate(self.insiders, start=1):
            own[cells] = number
        self.own = own
        theirs = own[targets.columns]
        self.open[:, theirs > 0, theirs[theirs > 0]] = False
        self.loose = 0

    @property
    def any(self) -> bool:
        return bool(self.open.any())

    def told(self) -> Iterator[Told]:
        """By insiders only what others cannot compute."""
        yield from (Told(target, NOBODY) for target in self.plain.tolist())
        for target, insider in np.argwhere(self.open.any(axis=0)).tolist():
            if insider == NOBODY or not self.open[:, target, NOBODY].any():
                yield Told(target, insider)


class View:
    """The watch on what moves while so much is hidden."""

    def __init__(self, watch: Watch, hidden: Mask) -> None:
        self.watch, self.hidden = watch, hidden
        self.moves = moves = Moves(watch.system, hidden)
        place = np.full(watch.system.size, -1)
        place[moves.unknown] = np.arange(len(moves.unknown))
        self.targets: Integers = place[watch.targets.columns]
        self.singles = np.flatnonzero(watch.own[moves.unknown] > 0)
        self.person = watch.own[moves.unknown][self.singles]
        self.part = moves.parts()
        self._leave_apart()

    def _leave_apart(self) -> None:
        """Who is alone in a cell learns nothing about what no equation ties to it."""
        for number in range(1, len(self.watch.insiders) + 1):
            parts = self.part[self.singles[self.person == number]]
            apart = ~np.isin(self.part[self.targets], parts)
            self.watch.open[:, apart, number] = False

    def settle(self, values: Floats, *, whole: bool = True) -> bool:
        """Whether this move closes anything; fractions of people do so only where `whole` is False."""
        watch, unknown = self.watch, values[: len(self.moves.unknown)]
        fits = self._whole(unknown) if whole else True
        reached = unknown[self.targets]
        moved = np.zeros(len(watch.insiders) + 1, dtype=bool)
        moved[self.person[np.abs(unknown[self.singles]) > SMALL]] = True
        seen = np.stack([reached <= watch.need[DOWN] + SMALL, reached >= watch.need[UP] - SMALL]) & fits
        closed = seen[:, :, None] & ~moved
        found = bool((closed & watch.open).any())
        watch.open &= ~closed
        return found

    def _whole(self, unknown: Floats) -> Mask:
        """(T,): whether all that is tied to a target moves by whole numbers, which then keep every equation
        exactly."""
        broken = np.abs(unknown - np.rint(unknown)) > SMALL
        if not broken.any():
            return np.ones(len(self.targets), dtype=bool)
        return ~np.isin(self.part[self.targets], self.part[broken])


def _insiders(system: System, hidden: Mask) -> list[Integers]:
    """Who is alone in a hidden cell knows its count: of each of them all hidden cells that are surely theirs,
    because one is part of the other. The same cell of several populations is theirs too."""
    people: list[tuple[set[Cell], list[int]]] = []
    for cell, column in sorted(_alone(system, hidden), key=lambda one: (len(one[0]), one[1])):
        theirs = [one for one in people if any(known <= cell for known in one[0])]
        people = [one for one in people if one not in theirs]
        cells = {cell}.union(*(one[0] for one in theirs))
        people.append((cells, [*(known for one in theirs for known in one[1]), column]))
    found = [{*columns} for _cells, columns in people]
    for pair in _tied(system):
        same = [columns for columns in found if columns & {*pair}]
        if len(same) > 1:
            found = [columns for columns in found if columns not in same] + [set[int]().union(*same)]
    return [np.array(sorted(columns), dtype=np.int64) for columns in found]


def _tied(system: System) -> Iterator[tuple[int, int]]:
    """Two counts of one that are the same by an equation in which else nobody is: of the same person."""
    counted = np.zeros(system.size, dtype=bool)
    for (kind, _number), _key, ids in system.cells():
        counted[ids] = kind == COUNTED
    row = np.repeat(np.arange(len(system.starts) - 1), np.diff(system.starts))
    truth = system.truth[system.columns]
    rows = len(system.starts) - 1
    people = np.bincount(row, np.abs(truth), minlength=rows)
    strange = np.bincount(row, ~counted[system.columns], minlength=rows)
    alone = (truth == 1) & ((people == 2) & (strange == 0))[row]
    pairs = system.columns[alone].reshape(-1, 2)
    yield from ((int(one), int(other)) for one, other in pairs.tolist())


def _alone(system: System, hidden: Mask) -> Iterator[tuple[Cell, int]]:
    for (kind, _number), key, ids in system.cells():
        if kind == COUNTED:
            for place in map(tuple, np.argwhere((system.truth[ids] == 1) & hidden[ids]).tolist()):
                cell = ((name, kinds[at]) for (name, kinds), at in zip(key, place, strict=True))
                yield frozenset(cell), int(ids[place])
