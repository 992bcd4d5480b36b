"""The most valuable choice within a budget: the integer program of the knapsack, solved in whole numbers.

A solver with floats proves its optimum up to a tolerance; two choices that differ by one vote are then the
same to it. Here values and costs stay whole numbers, and floats only rule out what is surely worse. Source of
the method: Nemhauser and Ullmann (1969), Discrete dynamic programming and capital allocation, with the bound
of Dantzig (1957), Discrete-variable extremum problems.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import gcd

import numpy as np
import numpy.typing as npt

from .support import Floats

Numbers = npt.NDArray[np.int64] | npt.NDArray[np.object_]
Places = npt.NDArray[np.int64]
WIDEST = 2**62
MOST_STATES = 2_000_000
MARGIN = 1e-14  # above what rounding can do to the part of a bound that is not a whole number


class TooClose(Exception):
    """There are more choices to compare than fit in memory."""


def is_provable(costs: Sequence[int], capacity: int) -> bool:
    """Whether the search can surely tell which choice is best: it keeps at most one state for every amount
    that items with these costs can cost together. Without this it nearly always can, but may be TooClose."""
    return capacity // (gcd(*costs) or 1) < MOST_STATES


@dataclass(frozen=True)
class Best:
    """The greatest value, and the items of one choice that has it."""

    value: int
    chosen: frozenset[int]


class Knapsack:
    """Items (by position) with values and costs above zero, to be chosen from within a capacity."""

    def __init__(self, values: Sequence[int], costs: Sequence[int]) -> None:
        order = sorted(range(len(values)), key=lambda item: Fraction(-values[item], costs[item]))
        wide = max(sum(values), sum(costs), 1) >= WIDEST
        self.grain = gcd(*costs) or 1
        self.order = np.array(order, dtype=np.int64)
        self.values = _numbers([values[item] for item in order], wide=wide)
        self.costs = _numbers([costs[item] // self.grain for item in order], wide=wide)
        self.places = {item: place for place, item in enumerate(order)}

    def best(
        self,
        capacity: int,
        *,
        inside: frozenset[int] = frozenset(),
        outside: frozenset[int] = frozenset(),
        enough: int | None = None,
    ) -> Best | None:
        """The best choice with all items of `inside` and none of `outside`; None when those do not fit.

        Stops as soon as the value is `enough`, which nothing exceeds.
        """
        fixed = [self.places[item] for item in inside]
        room = capacity // self.grain - sum(int(self.costs[place]) for place in fixed)
        if room < 0:
            return None
        had = sum(int(self.values[place]) for place in fixed)
        open_ = self.costs <= room
        open_[fixed + [self.places[item] for item in outside]] = False
        places = np.flatnonzero(open_)
        packing = _Packing(self.values[places], self.costs[places], room)
        value, chosen = packing.best(None if enough is None else enough - had)
        return Best(had + value, inside | {int(self.order[places[one]]) for one in chosen})


class _Packing:
    """Items, best value for money first, of which each fits the room."""

    def __init__(self, values: Numbers, costs: Numbers, room: int) -> None:
        self.values = values
        self.costs = costs
        self.value_until = _sums(values)
        self.cost_until = _sums(costs)
        self.room = min(room, int(self.cost_until[-1]))
        ratio = values.astype(np.float64) / costs.astype(np.float64)
        self.ratio: Floats = np.concatenate([ratio, [0.0]])

    def best(self, enough: int | None) -> tuple[int, list[int]]:
        """Fills up in order, settles what no better choice does otherwise, and searches the rest."""
        most, chosen = self._greedy()
        if enough is not None and most >= enough:
            return most, chosen
        taken, unsettled = self._settle(most)
        had, paid = (int(sum(numbers[taken].tolist())) for numbers in (self.values, self.costs))
        rest = _Packing(self.values[unsettled], self.costs[unsettled], self.room - paid)
        search = _Search(rest, most - had)
        found = search.run(None if enough is None else enough - had)
        if found is None:
            return most, chosen
        return had + search.most, [*taken.tolist(), *unsettled[found].tolist()]

    def _greedy(self) -> tuple[int, list[int]]:
        left, chosen = self.room, []
        for place, cost in enumerate(self.costs.tolist()):
            if cost <= left:
                chosen.append(place)
                left -= cost
        return sum(self.values[chosen].tolist()), chosen

    def _settle(self, most: int) -> tuple[Places, Places]:
        """The items that are in every choice worth more than `most`, and those that may be."""
        full = int(np.searchsorted(self.cost_until, self.room, side="right")) - 1
        inside = np.arange(len(self.values)) < full
        sign = np.where(inside, -1, 1)
        kept = self.bounded(0, self.room - sign * self.costs, sign * self.values, most)
        unsettled = np.zeros(len(self.values), dtype=bool)
        unsettled[kept] = True
        return np.flatnonzero(inside & ~unsettled), np.flatnonzero(unsettled)

    def ends(self, step: int, room: Numbers) -> Places:
        """With so much room, the items from `step` up to (not including) these fit in full."""
        ends: Places = np.searchsorted(self.cost_until, self.cost_until[step] + room, side="right") - 1
        return ends

    def bounded(self, step: int, room: Numbers, worth: Numbers, most: int) -> Places:
        """Which of these, filled up with items from `step` (the last one in part), are worth more than
        `most`."""
        ends = self.ends(step, room)
        filled = worth + (self.value_until[ends] - self.value_until[step])
        rest = (room - (self.cost_until[ends] - self.cost_until[step])).astype(np.float64)
        lacking = (most + 1 - filled).astype(np.float64)
        return np.flatnonzero(rest * self.ratio[ends] * (1 + MARGIN) >= lacking)


class _Search:
    """Goes through the items in order and keeps, for every cost, the best value so far."""

    def __init__(self, packing: _Packing, most: int) -> None:
        self.packing = packing
        self.most = most
        self.found: tuple[int, int, int] | None = None  # a step, its state, and up to where that is filled
        self.parents: list[Places] = []

    def run(self, enough: int | None) -> list[int] | None:
        """The items of a choice that is worth more than `most`, which becomes its worth; None without one."""
        one, steps = self.packing, len(self.packing.values)
        spent = worth = one.cost_until[:1]
        for step in range(steps + 1):
            self._fill(step, spent, worth)
            keep = one.bounded(step, one.room - spent, worth, self.most)
            if not len(keep) or step == steps or (enough is not None and self.most >= enough):
                break
            spent, worth = self._grow(step, spent[keep], worth[keep], keep)
        return self._items(*self.found) if self.found else None

    def _fill(self, step: int, spent: Numbers, worth: Numbers) -> None:
        """From each state on take what fits in full, and remember the best."""
        one = self.packing
        ends = one.ends(step, one.room - spent)
        filled = worth + (one.value_until[ends] - one.value_until[step])
        best = int(filled.argmax())
        if int(filled[best]) > self.most:
            self.most, self.found = int(filled[best]), (step, best, int(ends[best]))

    def _grow(self, step: int, spent: Numbers, worth: Numbers, parents: Places) -> tuple[Numbers, Numbers]:
        """Each state without the item of this step, and with it where it fits; the best per cost stay."""
        one = self.packing
        fits = np.flatnonzero(spent <= one.room - one.costs[step])
        spent = np.concatenate([spent, spent[fits] + one.costs[step]])
        worth = np.concatenate([worth, worth[fits] + one.values[step]])
        origin = np.concatenate([2 * parents, 2 * parents[fits] + 1])
        order = _sorted(spent, worth)
        spent, worth, origin = spent[order], worth[order], origin[order]
        better = np.ones(len(worth), dtype=bool)
        better[1:] = worth[1:] > np.maximum.accumulate(worth)[:-1]
        if better.sum() > MOST_STATES:
            raise TooClose
        self.parents.append(origin[better])
        return spent[better], worth[better]

    def _items(self, step: int, state: int, end: int) -> list[int]:
        """The items of a state, followed back, and those that it is filled up with."""
        chosen = list(range(step, end))
        for before in range(step - 1, -1, -1):
            state, taken = divmod(int(self.parents[before][state]), 2)
            if taken:
                chosen.append(before)
        return chosen


def _numbers(numbers: Sequence[int], *, wide: bool) -> Numbers:
    return np.array(numbers, dtype=object) if wide else np.array(numbers, dtype=np.int64)


def _sums(numbers: Numbers) -> Numbers:
    return _numbers([0, *accumulate(numbers.tolist())], wide=numbers.dtype == object)


def _sorted(spent: Numbers, worth: Numbers) -> Places:
    """By cost, and at the same cost the most valuable first."""
    if spent.dtype == object:
        keyed = sorted(range(len(spent)), key=lambda i: (spent[i], -worth[i]))
        return np.array(keyed, dtype=np.int64)
    return np.lexsort((-worth, spent))
