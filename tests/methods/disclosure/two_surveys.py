"""Two surveys of one initiative, one of them told again after some withdrew, and whoever knows who answered.

Unknown is how many people of each kind, all variables together, are in each of the groups that answered the
same of these. Known is every published count, how many are in each group, and that everybody answers the same
twice: so what all of those surely are who are in one and not in another is told of each of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from samenspel.methods.disclosure import (
    CountTable,
    Protected,
    Release,
    Rule,
    Since,
    UnfitTable,
    apart,
    count_people,
    moved,
    protect,
    told_beside,
)

K, EVERYBODY = 10, "handed in"
FIRST, SECOND, AGAIN = 0, 1, 2
"""The places of the releases: of the first survey, of the second, and of the first after some withdrew."""
SIZES = {"a": 4, "b": 2, "d": 2, "e": 2}
CATEGORIES = {name: [f"c{at}" for at in range(size)] for name, size in SIZES.items()}
ASKED = (("a",), ("a", "b"), ("ab",), ("ab", "e"))
ASKED_THEN = (("a", "d"), ("ad",), ("ad", "ae"), ("ad", "bd"), ("ad", "ae", "b"), ("bd", "e"))
Person = dict[str, str]
Row = np.ndarray[Any, Any]


@dataclass(frozen=True)
class World:
    """`groups`: people by the releases that count them. `tables` of each release."""

    groups: Mapping[frozenset[int], Sequence[Person]]
    tables: Sequence[Sequence[str]]

    def people(self, place: int) -> dict[tuple[int, int], Person]:
        return {
            (number, at): one
            for number, (places, people) in enumerate(self.groups.items())
            for at, one in enumerate(people)
            if place in places
        }

    def release(self, place: int) -> Release:
        people = [*self.people(place).values()]
        columns = {name: [one[name] for one in people] for name in SIZES}
        tables = (count_people(columns, list(by), CATEGORIES) for by in self.tables[place])
        return Release((CountTable.of({EVERYBODY: ["yes"]}, [len(people)]), *tables), since={})

    def both(self, place: int, other: int) -> int:
        return len(self.people(place).keys() & self.people(other).keys())


def worlds(number: int, first: int = 0) -> Iterator[tuple[int, World]]:
    """By seed: nearly the same people in both surveys, or others; in most worlds `d` and `e` hang on `a`, as
    questions do that only some are asked."""
    for seed in range(first, first + number):
        chance = np.random.default_rng(5 * 10**6 + seed)
        few = [int(chance.choice([0, 0, 1, 1, 2, 15])) for _group in range(4)]
        sizes = [int(chance.integers(25, 120)), *few]
        people = iter(_people(chance, sum(sizes), tied=bool(chance.random() < 0.75)))
        places = [{FIRST, SECOND, AGAIN}, {FIRST, AGAIN}, {SECOND}, {FIRST, SECOND}, {FIRST}]
        groups = {
            frozenset(of): [next(people) for _one in range(size)]
            for of, size in zip(places, sizes, strict=True)
        }
        first_asked = ASKED[chance.integers(len(ASKED))]
        yield seed, World(groups, (first_asked, ASKED_THEN[chance.integers(len(ASKED_THEN))], first_asked))


def _people(chance: np.random.Generator, number: int, *, tied: bool) -> list[Person]:
    drawn = {
        name: chance.choice(size, number, p=chance.dirichlet(np.full(size, 2.0)))
        for name, size in SIZES.items()
    }
    if tied:
        drawn |= {"d": drawn["a"] // 2, "e": drawn["a"] % 2}
    said = {name: [f"c{at}" for at in places] for name, places in drawn.items()} | {
        EVERYBODY: ["yes"] * number
    }
    return [{name: of[at] for name, of in said.items()} for at in range(number)]


def told(world: World, *, hides: bool = True) -> dict[int, Protected]:
    """As far as something can be published, each held against those before. Without `hides` what both
    surveys ask is hidden only in part."""
    done: dict[int, Protected] = {}
    for place in range(len(world.tables)):
        release, since = world.release(place), dict[int, Since]()
        for at, (number, was) in enumerate(done.items()):
            if SECOND in (place, number):
                most = min(was.release.people, release.people)
                since[at] = apart(was.release, release, most, K)
                tables = told_beside(was.release, release, since[at], K)
                release = replace(release, tables=tables if hides else release.tables)
            else:
                since[at] = moved(world.people(number), world.people(place), was.release, release, K)
        try:
            done[place] = protect(replace(release, since=since), Rule(K), [*done.values()])
        except UnfitTable:
            continue
    return done


class Knowing:
    """Whoever knows how many are in each group."""

    def __init__(self, world: World, releases: Mapping[int, Protected]) -> None:
        self.world = world
        self.grid = np.arange(int(np.prod([*SIZES.values()]))).reshape([*SIZES.values()])
        self.rows = [
            (self._of([group], {}), float(len(people)), float(len(people)))
            for group, people in world.groups.items()
        ]
        for place, one in releases.items():
            for table, hides in zip(one.release.tables, one.hides, strict=True):
                self.rows += self._known(place, table, hides)

    def _known(self, place: int, table: CountTable, hides: Row) -> Iterator[tuple[Row, float, float]]:
        groups = [group for group in self.world.groups if place in group]
        for at in np.ndindex(*hides.shape):
            sides = zip(table.variables, at, table.counts.shape, strict=True)
            cell = {one.name: where for one, where, size in sides if where < size and one.name in SIZES}
            count = int(table.full[at])
            ends = (min(count, 1), np.inf) if hides[at] else (count, count)
            yield self._of(groups, cell), *ends

    def _of(self, groups: Collection[frozenset[int]], cell: Mapping[str, int]) -> Row:
        row = np.zeros((len(self.world.groups), self.grid.size))
        kinds = self.grid[tuple(cell.get(name, slice(None)) for name in SIZES)].ravel()
        for number, group in enumerate(self.world.groups):
            row[number, kinds] = group in groups
        return row.ravel()

    def finds(self) -> set[str]:
        """Of fewer than k who are in one release and not in another: of which kind so many surely are."""
        return {
            found for pair in permutations(range(len(self.world.tables)), 2) for found in self._between(*pair)
        }

    def _between(self, place: int, other: int) -> Iterator[str]:
        groups = [group for group in self.world.groups if place in group and other not in group]
        people = [one for group in groups for one in self.world.groups[group]]
        for name, at in ((name, at) for name, size in SIZES.items() for at in range(size)):
            of_kind = sum(one[name] == CATEGORIES[name][at] for one in people)
            if of_kind and len(people) < K and not self._can_be(self._of(groups, {name: at}), of_kind - 1):
                yield f"{of_kind} of {len(people)} in {place} and not in {other} are {name} {at}"

    def _can_be(self, goal: Row, most: int) -> bool:
        rows = [*self.rows, (goal, 0.0, float(most))]
        answer = milp(
            np.zeros(len(goal)),
            constraints=LinearConstraint(*map(np.array, zip(*rows, strict=True))),
            integrality=np.ones(len(goal)),
            bounds=Bounds(0, np.inf),
        )
        return answer.x is not None


def found_in(world: World, *, hides: bool = True) -> set[str] | None:
    """What the surveys tell together and neither does alone; None where not both are told of."""
    releases = told(world, hides=hides)
    if not {FIRST, SECOND} <= releases.keys():
        return None
    found = Knowing(world, releases).finds()
    for places in ([SECOND], [FIRST, AGAIN]) if found else ():
        found -= Knowing(world, {at: one for at, one in releases.items() if at in places}).finds()
    return found
