"""Can anyone compute what is not told? Answered by moves: other counts that agree with all that is published.

A target is safe when some agreeing counts make it as low, and some as high, as it must be possible to be. Every
move that is found counts for all targets at once, and for every insider whose own cell stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .counts import Integers
from .moves import SMALL, Moves
from .system import COUNTED, Floats, Mask, System
from .targets import Targets

ROUNDS = 20
EXACT_UP_TO = 600
"""With no more unknown counts than this only whole numbers are accepted as moves."""
DOWN, UP = 0, 1
NOBODY = 0
REWARD, COST_OF_ONE = 1000.0, 2.0
"""For each person that a target moves nearer to where it must be possible to be; and of moving a cell that
somebody is alone in, for such a move tells that person nothing."""


@dataclass(frozen=True)
class Told:
    """A target that can be computed too closely, or is published as it is: by anybody, or by an insider."""

    target: int
    insider: int


class Watch:
    """What is still open: (2, T, 1 + S) whether target t was not yet seen low or high by insider s; the first
    is nobody in particular. `plain`: targets that are published. `loose`: how many sides were seen in fractions of people only."""

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

    def look(self, hidden: Mask) -> View:
        return View(self, hidden)

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
        return ~np.isin(self.part[self.targets], self.part[broken])


def _insiders(system: System, hidden: Mask) -> list[Integers]:
    """Who is alone in a hidden cell knows its count: for each of them all hidden cells that are surely theirs,
    those with more variables among them. The same cell of several populations is theirs too."""
    alone = [
        (frozenset((name, kinds[at]) for (name, kinds), at in zip(key, place, strict=True)), int(ids[place]))
        for (kind, _number), key, ids in system.cells()
        if kind == COUNTED
        for place in map(tuple, np.argwhere((system.truth[ids] == 1) & hidden[ids]).tolist())
    ]
    people: dict[frozenset[tuple[str, tuple[str, ...]]], set[int]] = {}
    for cell, column in sorted(alone, key=lambda one: (len(one[0]), one[1])):
        same = [known for known in people if known <= cell]
        theirs = set().union(*(people.pop(known) for known in same))
        people[same[0] if same else cell] = theirs | {column}
    return [np.array(sorted(columns), dtype=np.int64) for columns in people.values()]


def search(view: View, rounds: int = ROUNDS) -> None:
    """Many targets at once, until nothing is found twice: a dozen searches settle almost all."""
    chance, idle = np.random.default_rng(0), 0
    for _round in range(rounds):
        if not view.watch.any or idle == 2:
            break
        worth = steer(view, view.moves, chance)
        view.moves.model.worth(np.arange(len(worth)), worth)
        values = view.moves.solve()
        found = values is not None and view.settle(values)
        idle = 0 if found else idle + 1
    view.moves.free(np.arange(len(view.moves.unknown)))


def steer(view: View, moves: Moves, chance: np.random.Generator, most: int | None = None) -> Floats:
    """Sets targets to be moved (all, or so many), each to a side where it was not seen yet, and insiders whose
    cells stay as they are. (unknown,): what each column's move is worth."""
    watch = view.watch
    tasks, sides, frozen = _tasks(watch, chance, most)
    moves.free(np.arange(len(moves.unknown)))
    own = view.singles[np.isin(view.person, frozen)]
    moves.reach(own, np.zeros(len(own)), np.zeros(len(own)))
    columns, need = view.targets[tasks], watch.need[sides, tasks]
    moves.reach(columns, np.minimum(need, 0), np.maximum(need, 0))
    worth = np.zeros(len(moves.unknown))
    worth[view.singles] = -COST_OF_ONE
    np.add.at(worth, columns, np.sign(need) * REWARD * chance.uniform(1, 2, len(need)))
    return worth


def _tasks(
    watch: Watch, chance: np.random.Generator, most: int | None
) -> tuple[Integers, Integers, Integers]:
    """Targets with a side each, and the insiders who watch meanwhile."""
    tasks, sides, frozen, moving = list[int](), list[int](), set[int](), set[int]()
    for target in chance.permutation(np.flatnonzero(watch.open.any(axis=(0, 2)))).tolist():
        if len(tasks) == most:
            break
        open_ = watch.open[:, target]
        both = open_[:, NOBODY] if open_[:, NOBODY].any() else open_.any(axis=1)
        side = int(chance.integers(0, 2)) if both.all() else int(both[UP])
        own = int(watch.own[watch.targets.columns[target]])
        against = set() if open_[side, NOBODY] else set(np.flatnonzero(open_[side]).tolist())
        if own in frozen or against & moving:
            continue
        tasks.append(target)
        sides.append(side)
        frozen |= against
        moving |= {own} - {NOBODY}
    return np.array(tasks, int), np.array(sides, int), np.array(sorted(frozen), int)


def resolve(view: View) -> None:
    """One search for each target and side that is still open, and of those left for each insider; what stays
    open is told. In large systems fractions of people will do where whole ones were not found."""
    whole: Moves | None = None
    for direction, target in np.argwhere(view.watch.open.any(axis=2)).tolist():
        _resolve(view, view.moves, direction, target)
        if not view.watch.open[direction, target].any():
            continue
        if len(view.moves.unknown) <= EXACT_UP_TO:
            whole = whole or Moves(view.watch.system, view.hidden, whole=True)
            _resolve(view, whole, direction, target)
        else:
            before = view.watch.open[direction, target].sum()
            _resolve(view, view.moves, direction, target, whole=False)
            view.watch.loose += int(view.watch.open[direction, target].sum() < before)


def _resolve(view: View, moves: Moves, direction: int, target: int, *, whole: bool = True) -> None:
    open_ = view.watch.open[direction, target]
    column, need, far = view.targets[[target]], view.watch.need[direction, [target]], np.array([np.inf])
    moves.reach(column, *((need, far) if direction == UP else (-far, need)))
    tried = np.zeros(len(open_), dtype=bool)
    while (left := np.flatnonzero(open_ & ~tried)).size:
        own = view.singles[view.person == left[0]]
        moves.reach(own, np.zeros(len(own)), np.zeros(len(own)))
        worth = np.zeros(len(moves.unknown))
        worth[view.singles[open_[view.person]]] = -1
        moves.model.worth(np.arange(len(worth)), worth)
        values = moves.solve()
        if values is not None:
            view.settle(values, whole=whole)
        tried[left[0]] = True
        moves.free(own)
    moves.free(column)
