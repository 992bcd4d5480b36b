"""What to hide besides: the cheapest cells that let targets move far enough, a few targets at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .audit import EXACT_UP_TO, resolve, search, steer
from .moves import SMALL, Moves
from .system import Floats, Mask
from .watch import View, Watch

ROUNDS, AT_ONCE, SEARCHES = 400, 8, 3
Progress = Callable[[int, int], object]
"""Few targets at once: what is hidden for some is free for the next ones."""


def choose(watch: Watch, hidden: Mask, may: Mask, progress: Progress | None = None) -> Mask:
    """(N,): what is hidden in the end, `hidden` included. What is open on the watch afterwards could not be
    protected by hiding what may be. `progress` hears how much is settled, of how much."""
    begun = int(watch.open.sum())
    chance, most, whole = np.random.default_rng(0), AT_ONCE, False
    for _round in range(ROUNDS):
        view = View(watch, hidden)
        search(view, SEARCHES)
        if progress:
            progress(begun - int(watch.open.sum()), begun)
        if not watch.any:
            break
        before = watch.open.sum()
        hidden, found = _hide_more(view, hidden, may, chance, most, whole=whole)
        if found or watch.open.sum() < before:
            continue
        resolve(View(watch, hidden))
        if watch.open.sum() < before:
            continue
        if most == 1 and (whole or hidden.sum() > EXACT_UP_TO):
            break
        most, whole = 1, most == 1
    return hidden


def _hide_more(
    view: View, hidden: Mask, may: Mask, chance: np.random.Generator, most: int, *, whole: bool
) -> tuple[Mask, bool]:
    """What is hidden then, and whether that is more than before."""
    moved = _cheapest(view, may & ~hidden, chance, most, whole=whole)
    if moved is None:
        return hidden, False
    more = may & ~hidden & (np.abs(moved) > SMALL)
    hidden = hidden | more
    View(view.watch, hidden).settle(moved[hidden])
    return hidden, bool(more.any())


def _cheapest(
    view: View, besides: Mask, chance: np.random.Generator, most: int, *, whole: bool
) -> Floats | None:
    """(N,): a cheapest move of some targets, with what may be hidden `besides` at the cost of log(1 + n).

    The second time what was moved far costs less: a cell is hidden or not, however far it moves.
    """
    system = view.watch.system
    moves = Moves(system, view.hidden, besides, whole=whole)
    worth = steer(view, moves, chance, most)
    moves.model.worth(np.arange(len(worth)), worth)
    moved = np.zeros(system.size)
    for _again in range(2):
        cost = np.log1p(system.truth[moves.besides]) / (1 + np.abs(moved[moves.besides]))
        moves.model.worth(moves.up, -cost)
        moves.model.worth(moves.down, -cost)
        values = moves.solve()
        if values is None:
            return None
        moved[moves.unknown] = values[: len(moves.unknown)]
        moved[moves.besides] = values[moves.up] - values[moves.down]
    return moved
