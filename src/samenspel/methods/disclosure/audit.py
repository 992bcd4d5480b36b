"""Can anyone compute what is not told? Answered by moves: other counts that agree with all that is published.

A target is safe when some agreeing counts make it as low, and some as high, as it must be possible to be.
Every move that is found counts for all targets at once, and for every insider whose own cell stays as it is.
"""

from __future__ import annotations

import numpy as np

from .counts import Integers
from .moves import Moves
from .system import Floats
from .watch import UP, View, Watch

ROUNDS = 20
EXACT_UP_TO = 600
"""With no more unknown counts than this only whole numbers are accepted as moves."""
REWARD, COST_OF_ONE = 1000.0, 2.0
"""For each person that a target moves nearer to where it must be possible to be; and of moving a cell that
somebody is alone in, for such a move tells that person nothing."""


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
    """Sets targets to be moved (all, or so many), each to a side where it was not seen yet by one insider,
    whose cells stay as they are. (unknown,): what each column's move is worth."""
    watch = view.watch
    tasks, sides, insider = _tasks(watch, chance, most)
    moves.free(np.arange(len(moves.unknown)))
    own = view.singles[view.person == insider]
    moves.reach(own, np.zeros(len(own)), np.zeros(len(own)))
    columns = view.targets[tasks]
    need: Floats = watch.need[sides, tasks]
    moves.reach(columns, np.minimum(need, 0), np.maximum(need, 0))
    worth = np.zeros(len(moves.unknown))
    worth[view.singles] = -COST_OF_ONE
    worth[columns] = np.copysign(REWARD * chance.uniform(1, 2, len(need)), need)
    return worth


def _tasks(watch: Watch, chance: np.random.Generator, most: int | None) -> tuple[Integers, Integers, int]:
    """Targets with a side each, and the insider who watches, drawn by how much they have not seen."""
    unseen = watch.open.sum(axis=(0, 1))
    insider = int(chance.choice(len(unseen), p=unseen / unseen.sum()))
    open_ = watch.open[:, :, insider]
    targets = chance.permutation(np.flatnonzero(open_.any(axis=0)))[:most]
    drawn = chance.integers(0, 2, len(targets))
    sides = np.where(open_[:, targets].all(axis=0), drawn, open_[UP, targets])
    return targets, sides.astype(np.int64), insider


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
        moves.free(own)
        tried[left[0]] = True
        if values is None:
            continue
        if not view.settle(values, whole=whole):
            break  # in fractions of people, and with other insiders mostly too
    moves.free(column)
