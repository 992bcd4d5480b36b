"""All tables of all releases as one system of linear equations.

An unknown is a count of one kind of people in one population; tables share it by their variables and
categories. A total is the sum of its parts, in whichever tables these stand; a count of the next population
is the count before, with who joined and without who left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .counts import ALL, CountTable, Integers
from .links import Link

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Key = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""The variables of a block, by name, each with its categories."""
Population = tuple[str, int]
COUNTED, JOINED, LEFT = "counted", "joined", "left"
ENDLESS = float("inf")


@dataclass(frozen=True, eq=False)
class System:
    """A x = 0. `truth` (N,): the counts, 0 where nobody counted (who joined, who left, parts of categories).
    `low`, `high` (N,): what anyone knows of a column that is not published. `inside`: for each release its
    columns. `blocks`: the columns of a population by its variables. `population` of each release.
    `links` of populations. `implied`: blocks that are the sums of published ones, of people who were counted
    in other categories in another population."""

    truth: Integers
    low: Floats
    high: Floats
    inside: tuple[Integers, ...]
    starts: Integers
    columns: Integers
    factors: Floats
    blocks: dict[tuple[Population, Key], Integers]
    population: tuple[int, ...]
    links: tuple[Link, ...]
    implied: frozenset[tuple[Population, Key]]

    @property
    def size(self) -> int:
        return len(self.truth)

    def full(self, release: int, table: CountTable) -> Integers:
        """(categories + 1 of each variable): the columns of a table with its margins, in its own order."""
        found = np.empty([size + 1 for size in table.counts.shape], dtype=np.int64)
        for axes in table.margins():
            place = tuple(slice(0, -1) if axis in axes else -1 for axis in range(len(table.variables)))
            block = self.blocks[(COUNTED, self.population[release]), key_of(table, axes)]
            found[place] = in_own_order(block, table, axes)
        return found

    def label(self, column: int) -> str:
        """What a count is of: “age: old, area: north”."""
        key, ids = next((key, ids) for _one, key, ids in self.cells() if ids.min() <= column <= ids.max())
        place = np.unravel_index(column - ids.min(), ids.shape)
        return label_of(key, [int(at) for at in place])

    def cells(self) -> Iterator[tuple[Population, Key, Integers]]:
        yield from ((population, key, ids) for (population, key), ids in self.blocks.items())


def label_of(key: Key, place: Sequence[int]) -> str:
    cell = zip(key, place, strict=True)
    return ", ".join(f"{name}: {' + '.join(kinds[at])}" for (name, kinds), at in cell) or ALL


def names_of(key: Key) -> frozenset[str]:
    return frozenset(name for name, _kinds in key)


def key_of(table: CountTable, axes: Iterable[int]) -> Key:
    return tuple(sorted(table.variables[axis].key for axis in axes))


def in_house_order(block: Integers, table: CountTable, axes: tuple[int, ...]) -> Integers:
    """A margin of a table with variables and categories in the order that all tables share."""
    if not axes:
        return block
    by_name = sorted(range(len(axes)), key=lambda place: table.variables[axes[place]].name)
    return block[np.ix_(*(table.variables[axis].order for axis in axes))].transpose(by_name)


def in_own_order(block: Integers, table: CountTable, axes: tuple[int, ...]) -> Integers:
    """The reverse."""
    if not axes:
        return block
    by_name = sorted(range(len(axes)), key=lambda place: table.variables[axes[place]].name)
    own = block.transpose(np.argsort(by_name))
    return own[np.ix_(*(np.argsort(table.variables[axis].order) for axis in axes))]
