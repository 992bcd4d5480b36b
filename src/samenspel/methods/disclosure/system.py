"""All tables of all releases as one system of linear equations.

An unknown is a count of one kind of people in one population; tables share it by their variables and
categories. A total is the sum of its parts, in whichever tables these stand; a count of the next population
is the count before, with who joined and without who left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import prod

import numpy as np
import numpy.typing as npt

from samenspel.methods.words import N_

from .counts import ALL, CountTable, Integers
from .release import Band, Release, Rule, band
from .unfit import unfit

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Key = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""The variables of a block, by name, each with its categories."""
Kinds = dict[str, tuple[tuple[str, ...], ...]]
"""Of each variable its categories."""
Population = tuple[str, int]
COUNTED, JOINED, LEFT = "counted", "joined", "left"
ENDLESS = float("inf")
MOST_JOINT = 4_000


@dataclass
class Equations:
    """Rows of A x = 0, as they are given to a solver."""

    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[Integers] = field(default_factory=list)
    factors: list[Floats] = field(default_factory=list)

    def add(self, columns: Integers, factors: npt.ArrayLike) -> None:
        """(rows, terms) of columns, and (terms,) of factors for every row."""
        rows, terms = columns.shape
        self.starts.extend(range(self.starts[-1] + terms, self.starts[-1] + rows * terms + 1, terms))
        self.columns.append(columns.ravel())
        self.factors.append(np.tile(np.asarray(factors, dtype=np.float64), rows))


@dataclass(frozen=True, eq=False)
class System:
    """A x = 0. `truth` (N,): the counts, 0 where nobody counted (who joined, who left, parts of categories).
    `low`, `high` (N,): what anyone knows of a column that is not published. `inside`: for each release its
    columns. `blocks`: the columns of a population by its variables. `population` of each release. `bands`:
    for each population after the first how many joined and left it, as it is published."""

    truth: Integers
    low: Floats
    high: Floats
    inside: tuple[Integers, ...]
    starts: Integers
    columns: Integers
    factors: Floats
    blocks: dict[tuple[Population, Key], Integers]
    population: tuple[int, ...]
    bands: tuple[tuple[Band, Band], ...]

    @property
    def size(self) -> int:
        return len(self.truth)

    def full(self, release: int, table: CountTable) -> Integers:
        """(categories + 1 of each variable): the columns of a table with its margins, in its own order."""
        found = np.empty([size + 1 for size in table.counts.shape], dtype=np.int64)
        for axes in table.margins():
            place = tuple(
                slice(0, -1) if axis in axes else -1 for axis in range(len(table.variables))
            )
            found[place] = self._in_own_order((COUNTED, self.population[release]), table, axes)
        return found

    def _in_own_order(self, population: Population, table: CountTable, axes: tuple[int, ...]) -> Integers:
        block = self.blocks[population, _key(table, axes)]
        return _in_table(block, table, axes, back=True)

    def label(self, column: int) -> str:
        """What a count is of: “age: old, area: north”."""
        key, ids = next((key, ids) for _one, key, ids in self.cells() if ids.min() <= column <= ids.max())
        place = np.unravel_index(column - ids.min(), ids.shape)
        return _label(key, [int(at) for at in place])

    def cells(self) -> Iterator[tuple[Population, Key, Integers]]:
        yield from ((population, key, ids) for (population, key), ids in self.blocks.items())


def _label(key: Key, place: Sequence[int]) -> str:
    cell = zip(key, place, strict=True)
    return ", ".join(f"{name}: {' + '.join(kinds[at])}" for (name, kinds), at in cell) or ALL


def _key(table: CountTable, axes: Iterable[int]) -> Key:
    return tuple(sorted(table.variables[axis].key for axis in axes))


def _in_table(block: Integers, table: CountTable, axes: tuple[int, ...], *, back: bool = False) -> Integers:
    """From the table's order of variables and categories to that of all tables, or back."""
    by_name = sorted(range(len(axes)), key=lambda place: table.variables[axes[place]].name)
    if back:
        block = block.transpose(np.argsort(by_name)) if len(axes) > 1 else block
        orders = [np.argsort(table.variables[axis].order) for axis in axes]
        return block[np.ix_(*orders)] if axes else block
    if not axes:
        return block
    block = block[np.ix_(*(table.variables[axis].order for axis in axes))]
    return block.transpose(by_name)


class Building:
    """Of a system, release by release."""

    def __init__(self) -> None:
        self.truth: list[Integers] = []
        self.size = 0
        self.blocks: dict[tuple[Population, Key], Integers] = {}
        self.equations = Equations()
        self.bounds: dict[int, Band] = {}

    def block(self, population: Population, key: Key, counts: Integers) -> None:
        """New columns for these counts, or a check that those that are there agree."""
        if (population, key) not in self.blocks:
            new = np.arange(self.size, self.size + counts.size, dtype=np.int64)
            self.blocks[population, key] = new.reshape(counts.shape)
            self.truth.append(counts.ravel())
            self.size += counts.size
        else:
            self._compare(population, key, counts)

    def _compare(self, population: Population, key: Key, counts: Integers) -> None:
        known = np.concatenate(self.truth)[self.blocks[population, key]]
        if (apart := np.argwhere(known != counts)).size:
            place = tuple(apart[0].tolist())
            told = _label(key, place)
            raise unfit(
                N_(
                    "Tables of the same people disagree about {cell}: {one} and {other}. If people came, left"
                    " or were corrected in between, say how many."
                ),
                cell=told,
                one=int(known[place]),
                other=int(counts[place]),
            )

    def add_table(self, population: Population, table: CountTable) -> Integers:
        """The columns of its cells."""
        for axes in table.margins():
            self.block(population, _key(table, axes), _in_table(table.margin(axes), table, axes))
        blocks = [self.blocks[population, _key(table, axes)].ravel() for axes in table.margins()]
        return np.concatenate(blocks)

    def uncounted(self, population: Population, key: Key) -> None:
        """Columns of which nobody knows more than the equations tell."""
        if (population, key) not in self.blocks:
            self.block(population, key, np.zeros([len(kinds) for _name, kinds in key], dtype=np.int64))

    def add_sums(self) -> None:
        """Each total with its parts, once."""
        for (population, key), whole in list(self.blocks.items()):
            for axis in range(len(key)):
                rest = key[:axis] + key[axis + 1 :]
                total = self.blocks.get((population, rest))
                if total is not None and whole.shape[axis]:
                    parts = np.moveaxis(whole, axis, -1).reshape(total.size, -1)
                    self._add(total, parts)

    def _add(self, total: Integers, parts: Integers) -> None:
        columns = np.column_stack([total.ravel(), parts])
        self.equations.add(columns, [1.0, *[-1.0] * parts.shape[1]])

    def add_parts(self, atoms: Kinds, *flows: str) -> None:
        """Merged categories are the sums of what they were merged from, where tables merge differently."""
        for (population, key), ids in list(self.blocks.items()):
            fine = tuple((name, atoms.get(name, kinds)) for name, kinds in key)
            if fine == key or population[0] not in flows:
                continue
            self.fine(population, fine)
            self._add_merged(ids, self.blocks[population, fine], key, fine)

    def fine(self, population: Population, fine: Key) -> None:
        for size in range(len(fine) + 1):
            for chosen in combinations(fine, size):
                self.uncounted(population, chosen)

    def _add_merged(self, ids: Integers, fine: Integers, key: Key, atoms: Key) -> None:
        groups = [
            [[place for place, kind in enumerate(small) if set(kind) <= set(large)] for large in kinds]
            for (_name, kinds), (_same, small) in zip(key, atoms, strict=True)
        ]
        for place in np.ndindex(*ids.shape):
            parts = fine[np.ix_(*(groups[axis][at] for axis, at in enumerate(place)))]
            self._add(ids[place].reshape(1), parts.reshape(1, -1))

    def add_joint(self, populations: int, atoms: Kinds) -> None:
        """Tables that share variables in a circle, such as age × area, area × sex and sex × age, must fit one
        table of all these; others always do."""
        for number in range(populations):
            tables = [key for population, key in self.blocks if population == (COUNTED, number)]
            ways = {name: atoms.get(name, kinds) for key in tables for name, kinds in key}
            circle = _circle([frozenset(name for name, _kinds in key) for key in tables])
            size = prod(len(ways[name]) for name in circle)
            if size > MOST_JOINT:
                raise unfit(
                    N_(
                        "The tables share {variables} in a circle, which makes {size} kinds of people, more than"
                        " {most}: publish fewer of them together, or merge categories."
                    ),
                    variables=", ".join(sorted(circle)),
                    size=size,
                    most=MOST_JOINT,
                )
            if circle:
                self.fine((COUNTED, number), tuple((name, ways[name]) for name in sorted(circle)))

    def add_change(self, number: int, joined: Band, left: Band) -> None:
        """Population `number` is the one before it, with who joined and without who left."""
        before, after = (COUNTED, number - 1), (COUNTED, number)
        for key in [key for population, key in list(self.blocks) if population == after]:
            if (before, key) not in self.blocks:
                continue
            for flow in (JOINED, LEFT):
                self.uncounted((flow, number), key)
            four = [(after, key), (before, key), ((JOINED, number), key), ((LEFT, number), key)]
            columns = np.column_stack([self.blocks[one].ravel() for one in four])
            self.equations.add(columns, [1.0, -1.0, -1.0, 1.0])
        for flow, known in ((JOINED, joined), (LEFT, left)):
            self.bounds[int(self.blocks[(flow, number), ()][()])] = known


def build(releases: Sequence[Release], rule: Rule) -> System:
    """The releases in their order; raises UnfitTable when tables disagree."""
    building, populations, bands = Building(), list[int](), list[tuple[Band, Band]]()
    inside = []
    for number, release in enumerate(releases):
        if number and release.change is not None:
            bands.append(_bands(releases[number - 1], release, rule))
        populations.append(len(bands))
        ids = [building.add_table((COUNTED, len(bands)), table) for table in release.tables]
        inside.append(np.unique(np.concatenate(ids)))
    atoms = _atoms(building.blocks)
    building.add_parts(atoms, COUNTED)
    building.add_joint(len(bands) + 1, atoms)
    for number, (joined, left) in enumerate(bands, start=1):
        building.add_change(number, joined, left)
    building.add_parts(atoms, JOINED, LEFT)
    building.add_sums()
    return _built(building, tuple(inside), tuple(populations), tuple(bands))


def _bands(before: Release, after: Release, rule: Rule) -> tuple[Band, Band]:
    change = after.change
    assert change is not None  # noqa: S101 -- asked for by who calls
    if after.people - before.people != change.joined - change.left:
        raise unfit(
            N_("{before} people, {joined} who joined and {left} who left do not make {after} people."),
            before=before.people,
            joined=change.joined,
            left=change.left,
            after=after.people,
        )
    return band(change.joined, rule.k), band(change.left, rule.k)


def _circle(tables: Sequence[frozenset[str]]) -> frozenset[str]:
    """The variables that tables share in a circle: what is left when, again and again, variables of one table
    alone are taken out, and tables that are part of another (Graham; Yu and Özsoyoğlu)."""
    left = set(tables)
    while True:
        often = Counter(name for table in left for name in table)
        fewer = {frozenset(name for name in table if often[name] > 1) for table in left}
        fewer = {table for table in fewer if not any(table < other for other in fewer)}
        if fewer == left:
            return frozenset().union(*left)
        left = fewer


def _atoms(blocks: Iterable[tuple[Population, Key]]) -> Kinds:
    """Of each variable that tables merge differently: what its categories are made of at least."""
    known: dict[str, set[tuple[tuple[str, ...], ...]]] = {}
    for _population, key in blocks:
        for name, kinds in key:
            known.setdefault(name, set()).add(kinds)
    return {name: _refined(name, ways) for name, ways in known.items() if len(ways) > 1}


def _refined(name: str, ways: set[tuple[tuple[str, ...], ...]]) -> tuple[tuple[str, ...], ...]:
    parts = [sorted(part for kind in kinds for part in kind) for kinds in sorted(ways)]
    if any(one != parts[0] for one in parts):
        raise unfit(
            N_(
                "“{name}” has other categories in another table; use the same ones (some may be empty), merge"
                " them, or give one of the two another name."
            ),
            name=name,
        )
    return tuple((part,) for part in parts[0])


def _built(
    building: Building,
    inside: tuple[Integers, ...],
    population: tuple[int, ...],
    bands: tuple[tuple[Band, Band], ...],
) -> System:
    low, high = np.zeros(building.size), np.full(building.size, ENDLESS)
    for column, known in building.bounds.items():
        low[column] = known.low
        high[column] = known.high
    equations = building.equations
    nothing = np.empty(0)
    return System(
        np.concatenate(building.truth),
        low,
        high,
        inside,
        np.array(equations.starts, dtype=np.int64),
        np.concatenate(equations.columns or [nothing.astype(np.int64)]),
        np.concatenate(equations.factors or [nothing]),
        building.blocks,
        population,
        bands,
    )

