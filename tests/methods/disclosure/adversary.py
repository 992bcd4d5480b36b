"""An adversary who knows nothing of our program, and asks SciPy for whole numbers.

Unknown is how many people there are of each kind, all variables of a population taken together, and how many
of each joined and left. Known is every published count, that a hidden count is of somebody unless it is
hidden while nobody is in it, the bands of who joined and left, and of an insider the cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from samenspel.methods.disclosure import CountTable, Protected, band

Row = np.ndarray[Any, Any]


@dataclass
class Known:
    """A count of a table of a population: its place among the unknown, its truth, whether it is hidden."""

    row: Row
    truth: int
    hidden: bool
    place: tuple[object, ...]


class Adversary:
    def __init__(self, releases: Sequence[Protected]) -> None:
        self.k = releases[-1].rule.k
        self.population = np.cumsum(
            [n > 0 and one.release.change is not None for n, one in enumerate(releases)]
        )
        self.sizes = {
            variable.name: len(variable.categories)
            for one in releases
            for table in one.release.tables
            for variable in table.variables
        }
        self.names = list(self.sizes)
        self.kinds = int(np.prod(list(self.sizes.values())))
        self.blocks = 1 + 3 * int(self.population[-1])
        self.counts: list[Known] = []
        self.rows: list[tuple[Row, float, float]] = []
        for number, one in enumerate(releases):
            for table, hides in zip(one.release.tables, one.hides, strict=True):
                self.counts += self._read(int(self.population[number]), table, hides)
            if number and one.release.change is not None:
                self._change(int(self.population[number]), one)
        for known in self.counts:
            least, most = (min(known.truth, 1), np.inf) if known.hidden else (known.truth, known.truth)
            self.rows.append((known.row, least, most))
        self.pool: dict[int | None, list[Row]] = {}

    def _start(self, population: int, what: int = 0) -> int:
        """The first unknown of a population (0), of who joined (1) and who left it (2)."""
        return self.kinds * (3 * population - 2 * (population > 0) + what if population else 0)

    def _read(self, population: int, table: CountTable, hides: Row) -> Iterator[Known]:
        grid = np.arange(self.kinds).reshape(list(self.sizes.values()))
        for place in np.ndindex(*hides.shape):
            where: list[Any] = [slice(None)] * grid.ndim
            fixed = []
            for variable, at, size in zip(table.variables, place, table.counts.shape, strict=True):
                if at < size:
                    where[self.names.index(variable.name)] = at
                    fixed.append((variable.name, at))
            row = np.zeros(self.kinds * self.blocks)
            row[self._start(population) + grid[tuple(where)].ravel()] = 1
            yield Known(row, int(table.full[place]), bool(hides[place]), (population, *sorted(fixed)))

    def _change(self, population: int, one: Protected) -> None:
        change = one.release.change
        assert change is not None
        for kind in range(self.kinds):
            row = np.zeros(self.kinds * self.blocks)
            row[self._start(population) + kind] = 1
            row[self._start(population - 1) + kind] = -1
            row[self._start(population, 1) + kind] = -1
            row[self._start(population, 2) + kind] = 1
            self.rows.append((row, 0, 0))
        for what, number in ((1, change.joined), (2, change.left)):
            row = np.zeros(self.kinds * self.blocks)
            start = self._start(population, what)
            row[start : start + self.kinds] = 1
            known = band(number, self.k)
            self.rows.append((row, known.low, known.high))

    def can(self, goal: Row, at_least: float, insider: int | None = None) -> bool:
        """Whether counts that agree with all that is known make the goal so large."""
        pool = self.pool.setdefault(insider, [])
        if any(goal @ found >= at_least - 1e-6 for found in pool):
            return True
        rows = [*self.rows, (goal, at_least, np.inf)]
        if insider is not None:
            rows += [(self.counts[own].row, 1, 1) for own in self._own(insider)]
        answer = milp(
            np.zeros(len(goal)),
            constraints=LinearConstraint(*map(np.array, zip(*rows, strict=True))),
            integrality=np.ones(len(goal)),
            bounds=Bounds(0, np.inf),
        )
        if answer.x is None:
            return False
        pool.append(np.rint(answer.x))
        return True

    def singles(self) -> list[int]:
        return [n for n, one in enumerate(self.counts) if one.hidden and one.truth == 1]

    def finds(self) -> Iterator[str]:
        """Small counts that cannot be k or more, for anyone or an insider, and small changes."""
        for known in self.counts:
            if not 0 < known.truth < self.k:
                continue
            for insider in (None, *self.singles()):
                if insider is not None and any(self.counts[n] is known for n in self._own(insider)):
                    continue
                if not self.can(known.row, self.k, insider):
                    yield f"{known.place} is under {self.k} (insider {insider})"
        yield from self.finds_changes()

    def _own(self, insider: int) -> list[int]:
        """All cells that this one person is surely alone in: those in which, step by step, one is part of the
        other."""
        own, ones = {insider}, [n for n, one in enumerate(self.counts) if one.truth == 1]
        while more := [
            n for n in ones if n not in own and any(self._nested(self.counts[n], self.counts[m]) for m in own)
        ]:
            own.update(more)
        return sorted(own)

    def _nested(self, one: Known, other: Known) -> bool:
        mine, theirs = set(one.place[1:]), set(other.place[1:])
        return mine <= theirs or theirs <= mine

    def finds_changes(self) -> Iterator[str]:
        """Counts of two populations that surely differ, though by few."""
        for one in self.counts:
            for other in self.counts:
                apart = one.truth - other.truth
                alike = one.place[1:] == other.place[1:] and one.place[0] != other.place[0]
                if alike and 0 < apart < self.k and not self.can(other.row - one.row, 0):
                    yield f"{one.place} and {other.place} differ"
