"""Tables of counts: how many people there are of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from math import prod

import numpy as np
import numpy.typing as npt

from samenspel.methods.words import N_

from .unfit import unfit

Integers = npt.NDArray[np.int64]
MOST_VARIABLES, MOST_CELLS, MOST_PEOPLE = 4, 20_000, 10**9
TOO_LARGE = N_("“{table}” has {cells} cells, more than {most}; merge categories or leave a variable out.")
NO_COLUMN = N_("There is no column “{name}”; there are: {names}.")
ALL = "all"
"""What is written where a table counts over all categories of a variable."""


@dataclass(frozen=True)
class Variable:
    """`parts` says for each category what it was merged from; without them each is its own."""

    name: str
    categories: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def kinds(self) -> tuple[tuple[str, ...], ...]:
        return self.parts or tuple((category,) for category in self.categories)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The places of the categories in an order that is the same in every table."""
        return tuple(sorted(range(len(self.kinds)), key=self.kinds.__getitem__))

    @cached_property
    def key(self) -> tuple[str, tuple[tuple[str, ...], ...]]:
        """What tables share when they count by the same question."""
        return self.name, tuple(self.kinds[place] for place in self.order)


@dataclass(frozen=True, eq=False, repr=False)
class CountTable:
    """`counts` has an axis for each variable: people by category. All its margins belong to it.

    >>> table = CountTable.of({"age": ["young", "old"], "area": ["north", "south"]}, [[12, 3], [20, 31]])
    >>> table, table.cells
    (<CountTable: age by area, people 66>, 9)
    """

    variables: tuple[Variable, ...]
    counts: Integers

    def __post_init__(self) -> None:
        _check(self)

    @classmethod
    def of(cls, variables: Mapping[str, Sequence[str]], counts: npt.ArrayLike) -> CountTable:
        """Raises UnfitTable for counts that are not whole, below 0, or of another shape."""
        found = np.asarray(counts)
        if found.dtype.kind not in "iu":
            whole = found.dtype.kind == "f" and bool(np.isfinite(found).all() and (found % 1 == 0).all())
            if not whole and found.size:
                raise unfit(N_("Counts are whole numbers of people; something else is among them."))
        return cls(
            tuple(Variable(name, tuple(map(str, of))) for name, of in variables.items()),
            found.astype(np.int64),
        )

    def __repr__(self) -> str:
        return f"<CountTable: {self.name}, people {self.people}>"

    @property
    def name(self) -> str:
        return " by ".join(variable.name for variable in self.variables)

    @cached_property
    def people(self) -> int:
        return int(self.counts.sum())

    @property
    def cells(self) -> int:
        """With all margins."""
        return prod(len(variable.categories) + 1 for variable in self.variables)

    def margins(self) -> Iterator[tuple[int, ...]]:
        """Which axes are kept: all, then fewer, at last none of them."""
        axes = range(len(self.variables))
        for size in range(len(self.variables), -1, -1):
            yield from combinations(axes, size)

    def counts_by(self) -> Iterator[tuple[str, ...]]:
        """The variables that each of its margins counts by, in the order of the alphabet."""
        for axes in self.margins():
            yield tuple(sorted(self.variables[axis].name for axis in axes))

    def margin(self, axes: tuple[int, ...]) -> Integers:
        """(categories of each axis that is kept)"""
        others = tuple(axis for axis in range(len(self.variables)) if axis not in axes)
        return np.asarray(self.counts.sum(axis=others), dtype=np.int64)

    @cached_property
    def full(self) -> Integers:
        """(categories + 1 of each variable): the counts with all margins; the last place counts over all."""
        found = self.counts
        for axis in range(found.ndim):
            found = np.concatenate([found, found.sum(axis=axis, keepdims=True)], axis=axis)
        return found

    def labels(self, place: tuple[int, ...]) -> tuple[str, ...]:
        """Of a place of `full`: a category for each variable, or “all”."""
        return tuple((*one.categories, ALL)[at] for one, at in zip(self.variables, place, strict=True))

    def along(self, axis: int, groups: Sequence[Sequence[int]], names: Sequence[str]) -> CountTable:
        """The same people with groups of categories counted as one."""
        variable = self.variables[axis]
        kinds = [tuple(sorted(part for place in group for part in variable.kinds[place])) for group in groups]
        merged = replace(variable, categories=tuple(names), parts=tuple(kinds))
        counts = np.stack([self.counts.take(group, axis).sum(axis) for group in groups], axis)
        others = self.variables
        return CountTable((*others[:axis], merged, *others[axis + 1 :]), counts)


def _check(table: CountTable) -> None:
    _check_names([variable.name for variable in table.variables])
    if table.cells > MOST_CELLS:
        raise unfit(TOO_LARGE, table=table.name, cells=table.cells, most=MOST_CELLS)
    for variable in table.variables:
        _check_variable(variable)
    _check_counts(table)


def _check_names(names: Sequence[str]) -> None:
    if len(names) > MOST_VARIABLES or not names:
        raise unfit(
            N_("A table counts by 1 to {most} variables; publish tables of fewer."), most=MOST_VARIABLES
        )
    if len(set(names)) < len(names):
        raise unfit(N_("Two variables of one table have one name; keep one of them."))


def _check_variable(variable: Variable) -> None:
    known = variable.categories
    twice = next((one for place, one in enumerate(known) if one in known[:place]), None)
    if twice is not None:
        raise unfit(N_("“{name}” has the category “{category}” twice."), name=variable.name, category=twice)
    if ALL in known:
        raise unfit(
            N_("“{name}” has a category “{all}”, which stands for the totals; call it otherwise."),
            name=variable.name,
            all=ALL,
        )
    if not known or not variable.name:
        raise unfit(N_("A variable needs a name and a category."))


def _check_counts(table: CountTable) -> None:
    shape = tuple(len(variable.categories) for variable in table.variables)
    if table.counts.shape != shape:
        raise unfit(
            N_("“{table}” needs counts of the shape {shape}, and got {found}."),
            table=table.name,
            shape=" × ".join(map(str, shape)),
            found=" × ".join(map(str, table.counts.shape)),
        )
    if (table.counts < 0).any() or table.people > MOST_PEOPLE:
        raise unfit(
            N_("“{table}” counts from 0 to {most} people; a count of it is not between."),
            table=table.name,
            most=MOST_PEOPLE,
        )


def count_people(
    columns: Mapping[str, Sequence[str]],
    variables: Sequence[str],
    categories: Mapping[str, Sequence[str]] | None = None,
    numbers: Sequence[int] | None = None,
) -> CountTable:
    """Of one row for each person, or for so many people as `numbers` says. Categories by the alphabet unless
    `categories` says their order, which may name some that nobody is in. Raises UnfitTable.

    >>> people = {"age": ["old", "young", "old"], "area": ["north", "north", "south"]}
    >>> count_people(people, ["age", "area"]).counts.tolist()
    [[1, 1], [1, 0]]
    """
    _check_names(variables)
    known = categories or {}
    coded = [_coded(columns, name, known.get(name)) for name in variables]
    shape = [len(variable.categories) for variable, _places in coded]
    if prod(size + 1 for size in shape) > MOST_CELLS:
        raise unfit(TOO_LARGE, table=" by ".join(variables), cells=prod(shape), most=MOST_CELLS)
    counts = np.zeros(shape, dtype=np.int64)
    added = 1 if numbers is None else np.asarray(numbers, dtype=np.int64)
    np.add.at(counts, tuple(places for _variable, places in coded), added)
    return CountTable(tuple(variable for variable, _places in coded), counts)


def _coded(
    columns: Mapping[str, Sequence[str]], name: str, known: Sequence[str] | None
) -> tuple[Variable, Integers]:
    if name not in columns:
        raise unfit(NO_COLUMN, name=name, names=", ".join(columns))
    texts, codes = np.unique(np.asarray(columns[name], dtype=str), return_inverse=True)
    place = {category: at for at, category in enumerate(known or texts.tolist())}
    if strange := [text for text in texts.tolist() if text not in place]:
        raise unfit(
            N_("“{name}” has no category “{category}”, but somebody is in it."),
            name=name,
            category=strange[0],
        )
    places = np.array([place[text] for text in texts.tolist()], dtype=np.int64)
    return Variable(name, tuple(place)), places[codes]
