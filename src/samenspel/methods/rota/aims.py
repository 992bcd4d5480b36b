"""What a rota is judged by, one aim after the other: a later aim never costs anything of an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from .balance import balanced
from .board import Board
from .first import settled
from .neighbourhoods import FIRST, Neighbourhoods, searched
from .shares import first_from
from .solver import SLACK, Clock, Floats, Found, solve, total

AIMS = ("promised", "filled", "heaviest", "wishes", "even")
MOST_PIECES = 100
"""The squares of a person's load are reckoned exactly on so many steps; beyond, in between two of them."""


@dataclass(frozen=True)
class Aim:
    """How far an aim was reached: the lower, the better, and nothing is lower than `bound`.

    promised: minutes of promised work that are missing. filled: missing people and skills, by weight.
    changes, of a repair: people asked or let off. heaviest: the minutes of the heaviest load, divided by that
    person's share beside the average one. wishes: the wishes that are not granted, by weight. even: the
    squares of all loads, in units of work, divided by the shares.
    """

    name: str
    value: float
    bound: float

    @property
    def proven(self) -> bool:
        """Nothing better exists."""
        return self.bound >= self.value - SLACK * max(1.0, self.value)

    @property
    def gap(self) -> float:
        """By how much of the value it could at most be better."""
        return 0.0 if self.proven else (self.value - self.bound) / self.value


Cost = tuple[dict[int, float], float]
"""What columns cost, and what is lost anyhow."""


@dataclass
class Pursuit:
    """The board, the best columns so far, and what was reached. `others`: aims of this pursuit alone."""

    board: Board
    clock: Clock
    columns: Floats
    reached: list[Aim]
    others: dict[str, Cost] = field(default_factory=dict)

    def pursue(self, name: str, share: float = 1) -> None:
        """Go for one aim, or for several at once with + between them, and hold on to what was reached.

        It gets this share of the time that is left.
        """
        self.clock.give(share)
        if name == "heaviest":
            self.reached.append(self._lighten())
        elif name == "even":
            self._minimise(name, *self._squares(), step=0)
        else:
            cost, constant = self._linear(name)
            self._minimise(name, cost, constant, step=1)

    def _linear(self, name: str) -> Cost:
        cost: dict[int, float] = {}
        constant = 0.0
        for part in name.split("+"):
            terms, more = self.others[part] if part in self.others else COSTS[part](self.board)
            constant += more
            for column, factor in terms.items():
                cost[column] = cost.get(column, 0.0) + factor
        return cost, constant

    def _minimise(self, name: str, cost: dict[int, float], constant: float, *, step: float) -> None:
        if not cost:  # a search for nothing would only lose the rota to begin with
            self.reached.append(Aim(name, constant, constant))
            return
        found = searched(self.board, cost, self.clock, self.columns, step=step)
        self._keep(found)
        value = total(self.columns, cost)
        self.board.model.row(cost, upper=value + (0.5 if step else SLACK * max(1.0, value)))
        bound = max(min(value, found.bound) + constant, 0.0)
        self.reached.append(Aim(name, round(value + constant, 6), round(bound, 6)))

    def _keep(self, found: Found) -> None:
        if found.columns is not None:
            self.columns = found.columns

    def _lighten(self) -> Aim:
        """The least heaviest load: the lowest level that all loads can stay under.

        First the lowest level that the relaxed model allows is tried, then by halving. A try that does not
        end in its part of the time proves nothing, and higher levels are no easier to rule out: from then on
        it goes down from what is reached, level by level.
        """
        shares = self.board.shares
        self._balance()
        relaxed = solve(self.board.model, {self.board.heaviest: 1.0}, self.clock, relaxed=True)
        levels = shares.levels(max(relaxed.bound, 0.0), float(self._heaviest()))
        low = search = place = first_from(levels, max(relaxed.bound, 0.0))
        high, down = len(levels) - 1, False
        while search < high and self.clock.left():
            tried = self._within(levels[place], near=down)
            if tried:
                high = first_from(levels, float(self._heaviest()))
            else:
                search = place + 1
                low = search if tried is False else low
            down |= tried is None
            place = high - 1 if down else (search + high) // 2
        self._hold(self._heaviest())
        reached = float(self._heaviest())
        return Aim("heaviest", reached, min(reached, float(levels[low]) if levels else reached))

    def _balance(self) -> None:
        """Begin with what hand-overs reach, unless they cost an earlier aim something, as a change does."""
        before = {key for key, column in self.board.seats.items() if self.columns[column] > 0.5}
        after = balanced(self.board, before)
        found = settled(self.board, after) if after != before else None
        if found is not None:
            self.columns = found

    def _heaviest(self) -> Fraction:
        return max(
            (Fraction(load) / self.board.shares.weight[id] for id, load in self.minutes().items()),
            default=Fraction(0),
        )

    def minutes(self) -> dict[str, int]:
        """The load of each person."""
        loads = dict.fromkeys((one.id for one in self.board.people), 0)
        for (person, shift), column in self.board.seats.items():
            if self.columns[column] > 0.5:
                loads[person] += self.board.problem.shift[shift].minutes
        return loads

    def _within(self, level: Fraction, *, near: bool) -> bool | None:
        """Whether all loads can stay under this level; None when that is not known in time.

        `near` what is reached, the neighbourhoods go first.
        """
        fits = None if near else self._fits(level, FIRST)
        if fits is None:
            fits = self._unload(level) or self._fits(level, self.clock.effort.nodes)
        return fits

    def _fits(self, level: Fraction, nodes: int) -> bool | None:
        with self.board.model.changed():
            self._hold(level)
            found = solve(self.board.model, {}, self.clock, share=1 / 4, nodes=nodes)
        self._keep(found)
        return found.columns is not None if found.proven else None

    def _unload(self, level: Fraction) -> bool:
        """Go from one neighbourhood to the next with less above this level; whether nothing is left above."""
        board, loads, most = self.board, self.minutes(), self.board.shares.cap
        with board.model.changed():
            self._hold(self._heaviest())
            above = {id: board.model.column() for id in loads}
            for id, column in above.items():
                board.model.row({board.loads[id]: 1.0, column: -1.0}, upper=most(id, level))
            columns = np.append(self.columns, [max(load - most(id, level), 0) for id, load in loads.items()])
            cost = dict.fromkeys(above.values(), 1.0)
            search = Neighbourhoods(board, cost, self.clock, step=board.shares.unit)
            columns = search.improved(columns, 0, share=1 / 3)
        self.columns = columns[: len(self.columns)]
        return total(columns, cost) < 1 / 2

    def _hold(self, level: Fraction) -> None:
        for id, load in self.board.loads.items():
            self.board.model.upper[load] = self.board.shares.cap(id, level)

    def _squares(self) -> Cost:
        """Columns for the units of each load, the next always dearer than the one before."""
        board, unit = self.board, self.board.shares.unit
        loads = self.minutes()
        cost: dict[int, float] = {}
        values: list[float] = []
        for person in board.people:
            load, weight = board.loads[person.id], float(board.shares.weight[person.id])
            units = int(min(board.model.upper[load], board.shares.most[person.id])) // unit
            size = -(-units // MOST_PIECES) or 1
            pieces = {}
            for start in range(0, units, size):
                room = min(size, units - start)
                piece = board.model.column(0, unit * room)
                pieces[piece] = 1.0
                cost[piece] = (2 * start + room) / weight / unit
                values.append(min(max(loads[person.id] - unit * start, 0), unit * room))
            board.model.row({**pieces, load: -1.0}, lower=0)
        self.columns = np.concatenate([self.columns, values])
        return cost, 0.0


def _promised(board: Board) -> Cost:
    return dict(board.promised), 0.0


def _filled(board: Board) -> Cost:
    cost = {need.short: float(need.shift.weight) for need in board.needs}
    extras = {column: float(board.problem.shift[id].extra or 0) for id, column in board.extras.items()}
    return {**cost, **extras}, 0.0


def _wishes(board: Board) -> Cost:
    cost, constant = dict(board.soft), 0.0
    for person in board.people:
        for id, wish in sorted(person.wishes.items()):
            constant += max(wish, 0)
            if (person.id, id) in board.seats:
                cost[board.seats[person.id, id]] = -float(wish)
    return cost, constant


COSTS: dict[str, Callable[[Board], Cost]] = {
    "promised": _promised,
    "filled": _filled,
    "wishes": _wishes,
}


def known(aims: Sequence[str]) -> bool:
    """Whether these are aims; only those that are sums can be joined by +."""
    return all(aim in AIMS or all(part in COSTS for part in aim.split("+")) for aim in aims)
