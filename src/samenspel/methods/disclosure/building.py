"""Tables and what came between them, made into one system of equations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from math import prod

import numpy as np
import numpy.typing as npt

from samenspel.methods.words import N_

from .counts import CountTable, Integers
from .implied import Kinds, atoms_of, implied
from .links import Link, Populations, populations
from .release import Band, Follows, Release, Rule
from .system import (
    COUNTED,
    ENDLESS,
    JOINED,
    LEFT,
    Floats,
    Key,
    Population,
    System,
    in_house_order,
    key_of,
    label_of,
    names_of,
)
from .unfit import unfit

MOST_JOINT, MOST_TOGETHER = 4_000, 60_000
DISAGREE = N_(
    "Tables of the same people disagree about {cell}: {one} and {other}. If people joined, left or were "
    "corrected in between, say how many."
)
TOO_MANY = N_(
    "With all that was published before of these people {size} counts would have to be held against each "
    "other, more than {most}: publish tables of fewer variables."
)
TOO_JOINED = N_(
    "The tables share {variables} in a circle, which makes {size} kinds of people, more than {most}: publish "
    "fewer of them together, or merge categories."
)


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


class Building:
    """Of a system, release by release."""

    def __init__(self) -> None:
        self.truth: list[Integers] = []
        self.size = 0
        self.blocks: dict[tuple[Population, Key], Integers] = {}
        self.equations = Equations()
        self.bounds: dict[int, Band] = {}

    def block(self, population: Population, key: Key, counts: Integers) -> None:
        """New columns, or a check that those that are there agree."""
        if (population, key) not in self.blocks:
            new = np.arange(self.size, self.size + counts.size, dtype=np.int64)
            self.blocks[population, key] = new.reshape(counts.shape)
            self.truth.append(counts.ravel())
            self.size += counts.size
        else:
            self._compare(population, key, counts)

    def _compare(self, population: Population, key: Key, counts: Integers) -> None:
        known = np.concatenate(self.truth)[self.blocks[population, key]]
        for place in map(tuple, np.argwhere(known != counts).tolist()):
            one, other = int(known[place]), int(counts[place])
            raise unfit(DISAGREE, cell=label_of(key, place), one=one, other=other)

    def add_table(self, population: Population, table: CountTable) -> Integers:
        """The columns of its cells."""
        for axes in table.margins():
            self.block(population, key_of(table, axes), in_house_order(table.margin(axes), table, axes))
        blocks = [self.blocks[population, key_of(table, axes)].ravel() for axes in table.margins()]
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
            if fine == key or not population[0].startswith(flows):
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

    def add_follows(self, number: int, one: Follows, atoms: Kinds) -> None:
        """Nothing where no table counts by one of its variables. It holds of people, so also among those who
        are alike in something else that both are counted by."""
        if not {one.variable, *one.by} <= atoms.keys():
            return
        keys = {names_of(key): key for population, key in self.blocks if population == (COUNTED, number)}
        both = {names - {one.variable} for names in keys if one.variable in names} & {
            names - {*one.by} for names in keys if {*one.by} <= names
        }
        for besides in sorted({frozenset(), *both}, key=sorted):
            if not besides & {one.variable, *one.by}:
                fine = {name: kinds for key in keys.values() for name, kinds in key if name in besides}
                self._add_followed(number, one, atoms, {name: atoms.get(name, fine[name]) for name in fine})

    def _add_followed(self, number: int, one: Follows, atoms: Kinds, besides: Kinds) -> None:
        population = (COUNTED, number)
        about, by = (
            tuple(sorted([*((name, atoms[name]) for name in names), *besides.items()]))
            for names in ((one.variable,), one.by)
        )
        for key in (about, by):
            self.fine(population, key)
        told = self._along(population, about, {one.variable: one.part}, besides)
        kinds = [dict(zip(one.by, kind, strict=True)) for kind in one.kinds]
        parts = [self._along(population, by, kind, besides) for kind in kinds]
        self.equations.add(np.column_stack([told, *parts]), [1.0, *[-1.0] * len(one.kinds)])

    def _along(self, population: Population, key: Key, parts: Mapping[str, str], besides: Kinds) -> Integers:
        """The columns of these parts, of all kinds `besides`."""
        places = tuple(slice(None) if name in besides else kinds.index((parts[name],)) for name, kinds in key)
        return self.blocks[population, key][places].ravel()

    def add_joint(self, number: int, atoms: Kinds) -> None:
        """Tables that share variables in a circle, such as age by area, area by sex and sex by age, must fit
        one table of all these; others always do."""
        tables = [key for population, key in self.blocks if population == (COUNTED, number)]
        ways = {name: atoms.get(name, kinds) for key in tables for name, kinds in key}
        circle = sorted(_circle({frozenset(name for name, _kinds in key) for key in tables}))
        size = prod(len(ways[name]) for name in circle)
        if size > MOST_JOINT:
            raise unfit(TOO_JOINED, variables=", ".join(circle), size=size, most=MOST_JOINT)
        if circle:
            self.fine((COUNTED, number), tuple((name, ways[name]) for name in circle))

    def add_change(self, number: int, link: Link) -> None:
        """The later population of link `number` is the earlier one, with who joined and without who left. By
        variables by which others answer otherwise these are others."""
        before, after = (COUNTED, link.before), (COUNTED, link.after)
        for key in [key for population, key in list(self.blocks) if population == after]:
            if (before, key) not in self.blocks:
                continue
            names = names_of(key)
            own = " ".join(["", *sorted(names)]) if link.has_own(names) else ""
            flows = [(flow + own, number) for flow in (JOINED, LEFT)]
            for flow, known in zip(flows, link.bands(names), strict=True):
                self.fine(flow, key)
                self.bounds[int(self.blocks[flow, ()][()])] = known
            columns = np.column_stack([self.blocks[one, key].ravel() for one in (after, before, *flows)])
            self.equations.add(columns, [1.0, -1.0, -1.0, 1.0])

    def add_implied(self, links: Sequence[Link]) -> frozenset[tuple[Population, Key]]:
        found = implied(self.blocks, np.concatenate(self.truth), links)
        for (population, key), counts in found.items():
            self.block(population, key, counts)
        return frozenset(found)

    def carry(self, people: Populations) -> None:
        """Through populations in which nobody counted it."""
        for link in people.links:
            both = [
                key
                for population, key in list(self.blocks)
                if population == (COUNTED, link.before) and ((COUNTED, link.after), key) in self.blocks
            ]
            for number, key in product(people.between(link), both):
                self.fine((COUNTED, number), key)

    def system(
        self,
        inside: tuple[Integers, ...],
        people: Populations,
        implied: frozenset[tuple[Population, Key]],
    ) -> System:
        low, high = np.zeros(self.size), np.full(self.size, ENDLESS)
        for column, known in self.bounds.items():
            low[column], high[column] = known.low, known.high
        return System(
            truth=np.concatenate(self.truth),
            low=low,
            high=high,
            inside=inside,
            starts=np.array(self.equations.starts, dtype=np.int64),
            columns=np.concatenate(self.equations.columns),
            factors=np.concatenate(self.equations.factors),
            blocks=self.blocks,
            population=people.of,
            links=people.links,
            implied=implied,
        )


def build(releases: Sequence[Release], rule: Rule) -> System:
    """The releases in their order; raises UnfitTable when tables disagree."""
    building, people = Building(), populations(releases, rule)
    inside = []
    for number, release in zip(people.of, releases, strict=True):
        ids = [building.add_table((COUNTED, number), table) for table in release.tables]
        inside.append(np.unique(np.concatenate(ids)))
    sums = building.add_implied(people.links)
    follows = {
        (at, one): None for at, release in zip(people.of, releases, strict=True) for one in release.follows
    }
    atoms = atoms_of(building.blocks, {name for _at, one in follows for name in (one.variable, *one.by)})
    for number in range(people.number):
        building.add_joint(number, atoms)
    building.carry(people)
    building.add_parts(atoms, COUNTED)
    for at, one in follows:
        building.add_follows(at, one, atoms)
    for number, link in enumerate(people.links):
        if link.is_direct:
            building.add_change(number, link)
    building.add_parts(atoms, JOINED, LEFT)
    building.add_sums()
    if building.size > MOST_TOGETHER:
        raise unfit(TOO_MANY, size=building.size, most=MOST_TOGETHER)
    return building.system(tuple(inside), people, sums)


def _circle(left: set[frozenset[str]]) -> frozenset[str]:
    """The variables that tables share in a circle: what is left when, again and again, variables of one table
    alone are taken out, and tables that are part of another (Graham; Yu and Özsoyoğlu)."""
    while True:
        often = Counter(name for table in left for name in table)
        fewer = {frozenset(name for name in table if often[name] > 1) for table in left}
        fewer = {table for table in fewer if not any(table < other for other in fewer)}
        if fewer == left:
            return frozenset().union(*left)
        left = fewer
