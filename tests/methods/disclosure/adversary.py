"""An adversary who knows nothing of our program, and asks SciPy for whole numbers.

Unknown is how many people there are of each kind, all variables of a population taken together, and how many
of each joined and left; where people answer otherwise, by each set of variables how many came and went. Known
is every published count, that a hidden count is of somebody unless it is hidden while nobody is in it, the
bands of who joined and left, of an insider the cell, and who was asked what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from samenspel.methods.disclosure import Change, CountTable, Follows, Protected, Since, band

Row = np.ndarray[Any, Any]


@dataclass
class Known:
    """A count of a table of a population: its place among the unknown, its truth, whether it is hidden."""

    row: Row
    truth: int
    hidden: bool
    place: tuple[Any, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _category in self.place[1:])


def _populations(releases: Sequence[Protected]) -> list[int]:
    found: list[int] = []
    for number, one in enumerate(releases):
        since = one.release.since
        if since is None:
            is_new = number > 0 and one.release.change is not None
            found.append(max(found, default=0) + is_new)
        else:
            same = [found[place] for place, told in since.items() if told is None]
            found.append(same[0] if same else max(found, default=-1) + 1)
    return found


class Adversary:
    def __init__(self, releases: Sequence[Protected]) -> None:
        self.k = releases[-1].rule.k
        self.population = _populations(releases)
        self.sizes = {
            variable.name: len(variable.categories)
            for one in releases
            for table in one.release.tables
            for variable in table.variables
        }
        self.categories = {
            variable.name: list(variable.categories)
            for one in releases
            for table in one.release.tables
            for variable in table.variables
        }
        self.names = list(self.sizes)
        self.kinds = int(np.prod(list(self.sizes.values())))
        self.blocks = 1 + 3 * int(max(self.population))
        self.size = self.kinds * self.blocks
        self.nobody: set[int] = set()
        self.exchanged: set[tuple[int, int, frozenset[str]]] = set()
        self.counts: list[Known] = []
        self.rows: list[tuple[Row, float, float]] = []
        for number, one in enumerate(releases):
            for table, hides in zip(one.release.tables, one.hides, strict=True):
                self.counts += self._read(int(self.population[number]), table, hides)
            if number and one.release.since is None and one.release.change is not None:
                self._change(int(self.population[number]), one)
            self.rows += [self._follows(int(self.population[number]), told) for told in one.release.follows]
        for number, one in enumerate(releases):
            for place, since in (one.release.since or {}).items():
                if since is not None:
                    self._moved(place, number, since)
        self.rows = [(np.pad(row, (0, self.size - len(row))), *ends) for row, *ends in self.rows]
        for known in self.counts:
            known.row = np.pad(known.row, (0, self.size - len(known.row)))
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

    def _follows(self, population: int, told: Follows) -> tuple[Row, float, float]:
        """That part is said of all who are of one of the kinds, and of nobody else."""
        grid = np.arange(self.kinds).reshape(list(self.sizes.values()))
        said = np.zeros(self.kinds, dtype=bool)
        said[self._cells(grid, {told.variable: told.part})] = True
        asked = np.zeros(self.kinds, dtype=bool)
        for kind in told.kinds:
            asked[self._cells(grid, dict(zip(told.by, kind, strict=True)))] = True
        row = np.zeros(self.size)
        row[self._start(population) + np.flatnonzero(said ^ asked)] = 1
        self.nobody.update(np.flatnonzero(row).tolist())
        return row, 0, 0

    def _cells(self, grid: Row, parts: Mapping[str, str]) -> Row:
        at = [
            self.categories[name].index(parts[name]) if name in parts else slice(None) for name in self.names
        ]
        return np.asarray(grid[tuple(at)]).ravel()

    def _moved(self, place: int, number: int, since: Since) -> None:
        """By each set of variables that both count by, others may have come and gone."""
        before, after = int(self.population[place]), int(self.population[number])
        tables = {
            at: {
                frozenset(name for name, _c in known.place[1:])
                for known in self.counts
                if known.place[0] == at
            }
            for at in (before, after)
        }
        self.exchanged |= {(before, after, names) for names in since.exchanged}
        for names in sorted(tables[before] & tables[after], key=sorted):
            self._flows(before, after, names, since.change_by(names))

    def _flows(self, before: int, after: int, names: frozenset[str], change: Change) -> None:
        cells = {known.place[1:]: known.row for known in self.counts if known.place[0] == after}
        cells = {place: row for place, row in cells.items() if {name for name, _c in place} == names}
        rows = {(known.place[0], known.place[1:]): known.row for known in self.counts}
        start, self.size = self.size, self.size + 2 * len(cells)
        for at, place in enumerate(cells):
            row = np.zeros(self.size)
            row[: len(rows[after, place])] += rows[after, place]
            row[: len(rows[before, place])] -= rows[before, place]
            row[start + at], row[start + len(cells) + at] = -1, 1
            self.rows.append((row, 0, 0))
        for flow, people in enumerate((change.joined, change.left)):
            row = np.zeros(self.size)
            row[start + flow * len(cells) : start + (flow + 1) * len(cells)] = 1
            known = band(people, self.k)
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
        """By what they are called, or by whom there can be in them."""
        mine, theirs = set(one.place[1:]), set(other.place[1:])
        if mine <= theirs or theirs <= mine:
            return True
        if one.place[0] != other.place[0]:
            return False
        first, second = ({*np.flatnonzero(known.row).tolist()} - self.nobody for known in (one, other))
        return first <= second or second <= first

    def _is_exchanged(self, one: Known, other: Known) -> bool:
        pair = one.place[0], other.place[0]
        return bool({(*pair, one.names), (*pair[::-1], one.names)} & self.exchanged)

    def finds_changes(self) -> Iterator[str]:
        """Counts of two populations that surely differ, though by few."""
        for one in self.counts:
            for other in self.counts:
                apart = one.truth - other.truth
                alike = one.place[1:] == other.place[1:] and one.place[0] != other.place[0]
                if (
                    alike
                    and not self._is_exchanged(one, other)
                    and 0 < apart < self.k
                    and not self.can(other.row - one.row, 0)
                ):
                    yield f"{one.place} and {other.place} differ"
