"""A large neighbourhood search: free a few people, or all on a few days, and solve what is free exactly.

P. Shaw, Using constraint programming and local search methods to solve vehicle routing problems, CP98, LNCS
1520 (1998), 417-431. What is freed lies near what still costs something, or anywhere; the seed draws it. All
is found within the rows of the board, which hold the rules and what earlier aims have reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain, cycle
from random import Random
from typing import TypeVar

from .board import Board
from .solver import SLACK, Clock, Floats, Found, solve, total

FIRST = 20
"""Nodes of the tree of the whole, before neighbourhoods are tried."""
CLOSE = 0.01
"""A gap from which only the search of the whole goes on, for the proof."""
NODES = 50
"""Nodes of the tree of one neighbourhood."""
PATIENCE = 32
"""So many neighbourhoods in a row without anything better, and it ends."""
SMALLEST, GROWTH = 60, 1.3
"""Free seats to begin with, and how many times more where nothing better was proven to be."""
LEAST = 1e-5
"""What counts as better where values have no steps, as a part of the value."""
ANYWHERE = 0.3
"""How often a neighbourhood lies anywhere."""
Key = tuple[str, str]
"""A person and a shift."""
Cost = Mapping[int, float]
Drawn = TypeVar("Drawn", str, Key)


def searched(board: Board, cost: Cost, clock: Clock, columns: Floats, *, step: float) -> Found:
    """The least cost, with `step` as in `solve`: the whole, then neighbourhoods, then the whole again."""
    first = solve(board.model, cost, clock, columns, step=step, nodes=FIRST, share=1 / 3, close=CLOSE)
    if first.proven or not clock.left():
        return first
    if first.columns is not None:
        columns = first.columns
    columns = Neighbourhoods(board, cost, clock, step=step).improved(columns, first.bound)
    last = solve(board.model, cost, clock, columns, step=step)
    columns = columns if last.columns is None else last.columns
    value = total(columns, cost)
    return Found(value, min(value, max(first.bound, last.bound)), columns)


class Neighbourhoods:
    """Of rotas on a board, with columns that should cost less; `step` as in `solve`."""

    def __init__(self, board: Board, cost: Cost, clock: Clock, *, step: float) -> None:
        self.board, self.cost, self.clock, self.step = board, cost, clock, step
        self.random = Random(clock.effort.seed)  # noqa: S311 -- anyone can repeat it
        self.near = _near(board, cost)
        self.day = {shift.id: shift.start.date() for shift in board.shifts}
        self.of_person: dict[str, list[Key]] = defaultdict(list)
        self.of_shift: dict[str, list[Key]] = defaultdict(list)
        for key in board.seats:
            self.of_person[key[0]].append(key)
            self.of_shift[key[1]].append(key)

    def improved(self, columns: Floats, bound: float, share: float = 3 / 4) -> Floats:
        """Columns that cost as much or less, down to the bound, in this share of the time that is left."""
        until = self.clock.left() * (1 - share)
        value, idle = total(columns, self.cost), 0
        sizes = {self._people: float(SMALLEST), self._days: float(SMALLEST)}
        kinds = cycle(sizes)
        while idle < PATIENCE and self.board.seats and not Found(value, bound, columns).proven:
            if self.clock.left() <= until:
                self.clock.late = True
                break
            kind = next(kinds)
            free = kind(columns, sizes[kind])
            found = self._solved(columns, free, value)
            if found.columns is not None:
                columns, value, idle = found.columns, total(found.columns, self.cost), 0
            elif found.proven and len(free) == len(self.board.seats):
                break
            else:
                sizes[kind] *= GROWTH if found.proven else 1 / GROWTH
                idle += 1
        return columns

    def _solved(self, columns: Floats, free: Mapping[Key, None], value: float) -> Found:
        """Something better with all but the free seats as they are."""
        model = self.board.model
        with model.changed():
            for key, column in self.board.seats.items():
                if key not in free:
                    model.lower[column] = model.upper[column] = float(columns[column] > 0.5)
            model.row(self.cost, upper=value - (self.step / 2 or LEAST * max(1.0, abs(value))))
            return solve(model, self.cost, self.clock, step=self.step, nodes=NODES, share=1 / 4)

    def _people(self, columns: Floats, size: float) -> dict[Key, None]:
        """All seats of somebody, and of others: who serves a shift of theirs, could serve it, or is drawn."""
        person, shift = self._drawn(columns)
        able = self._shuffled(self.of_shift[shift])
        serving = [key for key in able if columns[self.board.seats[key]] > 0.5]
        others = [key[0] for key in chain(serving[:2], able)] + self._shuffled(self.of_person)
        return _filled_up((self.of_person[one] for one in [person, *others]), size)

    def _days(self, columns: Floats, size: float) -> dict[Key, None]:
        """All seats on days on end."""
        middle = self.day[self._drawn(columns)[1]]
        shifts = sorted(self.of_shift, key=lambda shift: (abs((self.day[shift] - middle).days), shift))
        return _filled_up((self.of_shift[one] for one in shifts), size)

    def _drawn(self, columns: Floats) -> Key:
        """A seat near a column by what it costs beside its best, or any seat."""
        upper = self.board.model.upper
        if self.random.random() > ANYWHERE:
            losses = {at: _loss(self.cost[at], columns[at], upper[at]) for at in self.near}
            if any(loss > SLACK for loss in losses.values()):
                (column,) = self.random.choices(list(losses), list(losses.values()))
                return self.random.choice(self.near[column])
        return self.random.choice(list(self.board.seats))

    def _shuffled(self, some: Collection[Drawn]) -> list[Drawn]:
        return self.random.sample(list(some), len(some))


def _loss(cost: float, value: float, upper: float) -> float:
    return max(cost * value if cost > 0 else cost * (value - upper), 0.0)


def _filled_up(groups: Iterable[list[Key]], size: float) -> dict[Key, None]:
    """As many groups as it takes to free so many seats."""
    free: dict[Key, None] = {}
    for group in groups:
        free.update(dict.fromkeys(group))
        if len(free) >= size:
            break
    return free


def _near(board: Board, cost: Cost) -> dict[int, list[Key]]:
    """For each column that costs something the seats it hangs on: itself, or those in a row with it."""
    keys = {column: [key] for key, column in board.seats.items()}
    for key in board.seats:
        keys.setdefault(board.loads[key[0]], []).append(key)
    near = {column: keys[column] for column in cost if column in keys}
    others = cost.keys() - near.keys()
    for terms in board.model.terms():
        for column in others.intersection(terms):
            found = chain.from_iterable(keys.get(other, ()) for other in terms)
            near[column] = list(dict.fromkeys((*near.get(column, ()), *found)))
    return {column: seats for column, seats in near.items() if seats}
