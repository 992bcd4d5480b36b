"""What came between two releases: as who counts people knows it, or the least that their tables show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping

import numpy as np

from .counts import CountTable, Integers
from .implied import in_common, parts_of
from .release import Change, Names, Release, Since

Kinds = tuple[tuple[str, ...], ...]
People = Mapping[Hashable, Mapping[str, str]]
"""Of each person the parts they are in, by variable."""
Cell = tuple[int, ...]


def apart(earlier: Release, release: Release, both: int, k: int) -> Since:
    """When at most so many people are in `both`. Whoever compares may think that all who can be the same are;
    so it is taken as if they were, and as exchanged only what is so whoever they are. How many people each
    counts may be told: of nobody that says more than whether they are in both.

    >>> one = Release((CountTable.of({"age": ["young", "old"]}, [14, 43]),))
    >>> other = Release((CountTable.of({"age": ["young", "old"]}, [13, 43]),))
    >>> apart(one, other, 57, 10).people
    Change(joined=0, left=1)
    """
    both = min(both, earlier.people, release.people)
    people = Change(release.people - both, earlier.people - both)
    by, exchanged = dict[Names, Change](), {Names()}
    for key, before, after in _shared(earlier, release):
        same = np.minimum(before, after)
        most = min(both, int(same.sum()))
        by[frozenset(key)] = change = Change(release.people - most, earlier.people - most)
        if before.size == 1 or _groups_exchanged(after - same, before - same, change, k):
            exchanged.add(frozenset(key))
    return Since(people, by, frozenset(exchanged))


def told_beside(earlier: Release, release: Release, since: Since, k: int) -> tuple[CountTable, ...]:
    """The tables of a release of other people but for those by variables by which both count nearly as many:
    hidden in part they would still tell, with what else is asked, who is in one of the two alone.

    >>> one = Release((CountTable.of({"age": ["young", "old"]}, [14, 43]),))
    >>> debt = CountTable.of({"debt": ["yes", "no"]}, [30, 26])
    >>> other = Release((CountTable.of({"age": ["young", "old"]}, [13, 43]), debt))
    >>> told_beside(one, other, apart(one, other, 57, 10), 10)
    (<CountTable: debt, people 56>,)
    """
    near = [*_near(earlier, release, since, k)]
    mine, theirs = ({one.name for table in of.tables for one in table.variables} for of in (release, earlier))
    return tuple(
        table
        for table in release.tables
        for names in [_tied(release, table)]
        if not names & (theirs - mine) and not any(one <= names for one in near)
    )


def _tied(release: Release, table: CountTable) -> Names:
    """Its variables, and those of which everybody knows that something of them hangs on these, or these on
    them."""
    names = {one.name for one in table.variables}
    together = [{one.variable, *one.by} for one in release.follows]
    while more := [one for one in together if one & names and not one <= names]:
        names.update(*more)
    return frozenset(names)


def _near(earlier: Release, release: Release, since: Since, k: int) -> Iterator[Names]:
    """Sets of variables by which some count differs by few."""
    for key, before, after in _shared(earlier, release):
        few = (before != after) & (np.abs(after - before) < k)
        if few.any() and frozenset(key) not in since.exchanged:
            yield frozenset(key)


def moved(before: People, after: People, earlier: Release, release: Release, k: int, gone: int = 0) -> Since:
    """As it was for these people, of whom `gone` were counted before and nobody knows any more what they
    were.

    >>> was, became = {1: {"age": "young"}, 2: {"age": "old"}}, {2: {"age": "old"}}
    >>> one = Release((CountTable.of({"age": ["young", "old"]}, [1, 1]),))
    >>> other = Release((CountTable.of({"age": ["young", "old"]}, [0, 1]),))
    >>> moved(was, became, one, other, 10).people
    Change(joined=0, left=1)
    """
    same = len(before.keys() & after.keys())
    people = Change(len(after) - same, len(before) - same + gone)
    by, exchanged = dict[Names, Change](), set[Names]()
    if min(people.joined, people.left) >= k:
        exchanged.add(frozenset())
    fine, wide = _kinds(earlier, release)
    for key in _keys(earlier, release):
        came, went = _flows(before, after, {name: fine[name] for name in key})
        change = Change(int(came.sum()), int(went.sum()) + gone)
        if change != people:
            by[frozenset(key)] = change
        came, went = _flows(before, after, {name: wide[name] for name in key})
        change = Change(int(came.sum()), int(went.sum()) + gone)
        if _groups_exchanged(came, went, change, k, gone):
            exchanged.add(frozenset(key))
    return Since(people, by, frozenset(exchanged))


def _groups_exchanged(came: Integers, went: Integers, change: Change, k: int, gone: int = 0) -> bool:
    """Whether among all who are alike in all but one variable nobody came or went, or k of each."""
    if came.ndim == 1:
        return min(change.joined, change.left) >= k
    for axis in range(came.ndim):
        joined, left = came.sum(axis=axis), went.sum(axis=axis)
        nobody = (joined == 0) & (left == 0) & (gone == 0)
        if not (nobody | (np.minimum(joined, left) >= k)).all():
            return False
    return True


def _flows(before: People, after: People, kinds: Mapping[str, Kinds]) -> tuple[Integers, Integers]:
    """(kinds of each variable): who came to a cell, and who went from one."""
    places = {
        name: {part: at for at, kind in enumerate(found) for part in kind} for name, found in kinds.items()
    }
    then, now = ({who: _cell(one, places) for who, one in people.items()} for people in (before, after))
    shape = [len(found) for found in kinds.values()]
    return (
        _counted(Counter(cell for who, cell in now.items() if then.get(who) != cell), shape),
        _counted(Counter(cell for who, cell in then.items() if now.get(who) != cell), shape),
    )


def _cell(one: Mapping[str, str], places: Mapping[str, Mapping[str, int]]) -> Cell:
    return tuple(place[one[name]] for name, place in places.items())


def _counted(cells: Counter[Cell], shape: list[int]) -> Integers:
    found = np.zeros(shape, dtype=np.int64)
    for cell, number in cells.items():
        found[cell] = number
    return found


def _keys(earlier: Release, release: Release) -> Iterator[tuple[str, ...]]:
    """Sets of variables that tables of both count by."""
    of_earlier = {key for table in earlier.tables for key in table.counts_by() if key}
    of_release = {key for table in release.tables for key in table.counts_by() if key}
    yield from sorted(of_earlier & of_release)


def _kinds(earlier: Release, release: Release) -> tuple[dict[str, Kinds], dict[str, Kinds]]:
    """Of each variable of both: the finest that each is made of, and the finest that is made of each."""
    one, other = (
        {each.name: each.key[1] for t in of.tables for each in t.variables} for of in (earlier, release)
    )
    fine, wide = dict[str, Kinds](), dict[str, Kinds]()
    for name in one.keys() & other.keys():
        parts = sorted(part for kind in one[name] for part in kind)
        fine[name] = one[name] if one[name] == other[name] else tuple((part,) for part in parts)
        wide[name] = in_common(one[name], other[name])
    return fine, wide


def _shared(earlier: Release, release: Release) -> Iterator[tuple[tuple[str, ...], Integers, Integers]]:
    """What both count by the same variables, in categories that are made of those of each."""
    _fine, wide = _kinds(earlier, release)
    for key in _keys(earlier, release):
        yield key, _by(earlier, key, wide), _by(release, key, wide)


def _by(release: Release, key: tuple[str, ...], wide: Mapping[str, Kinds]) -> Integers:
    table = next(table for table in release.tables if key in table.counts_by())
    axes = sorted(
        (axis for axis, one in enumerate(table.variables) if one.name in key),
        key=lambda axis: table.variables[axis].name,
    )
    counts = table.margin(tuple(sorted(axes))).transpose(np.argsort(np.argsort(axes)))
    for place, axis in enumerate(axes):
        variable = table.variables[axis]
        groups = [parts_of(group, variable.kinds) for group in wide[variable.name]]
        counts = np.stack([counts.take(parts, place).sum(place) for parts in groups], place)
    return np.asarray(counts, dtype=np.int64)
