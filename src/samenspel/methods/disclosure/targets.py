"""What must not be told: small counts, groups that are all of one sensitive kind, small changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from .counts import Integers
from .implied import parts_of
from .release import Rule
from .system import COUNTED, ENDLESS, Floats, Key, Mask, System, names_of

SMALL, ALIKE, CHANGED = "small", "alike", "changed"


@dataclass(frozen=True, eq=False)
class Targets:
    """Of each target its column, and how low and how high it must be possible to be; the column of the count
    that it is `about`, and `why` it is one. `primary` (N,): what has to be hidden for them in any case."""

    columns: Integers
    low: Floats
    high: Floats
    about: Integers
    why: tuple[str, ...]
    primary: Mask


@dataclass(frozen=True)
class _Pair:
    """A difference of two columns, and how low and high that must be possible to be."""

    one: int
    other: int
    low: float
    high: float
    why: str


def with_targets(system: System, rule: Rule) -> tuple[System, Targets]:
    """The system with a column more for each difference that is a target."""
    published = np.zeros(system.size, dtype=bool)
    published[np.concatenate(system.inside)] = True
    small = np.flatnonzero(published & (system.truth > 0) & (system.truth < rule.k))
    primary = np.zeros(system.size, dtype=bool)
    primary[small] = True
    pairs = [*_alike(system, rule, published, primary), *_changed(system, rule, published, primary)]
    low = np.maximum(system.truth[small] - rule.need, _least(system)[small])
    targets = Targets(
        columns=np.array([*small, *range(system.size, system.size + len(pairs))], dtype=np.int64),
        low=np.array([*low, *(pair.low for pair in pairs)], dtype=np.float64),
        high=np.array([*[rule.k] * len(small), *(pair.high for pair in pairs)], dtype=np.float64),
        about=np.array([*small, *(pair.one for pair in pairs)], dtype=np.int64),
        why=(*[SMALL] * len(small), *(pair.why for pair in pairs)),
        primary=np.concatenate([primary, np.zeros(len(pairs), dtype=bool)]),
    )
    return _extended(system, pairs), targets


def _least(system: System) -> Integers:
    """(N,): what anyone sees, because empty cells are told: so many cells that somebody is in."""
    least = np.minimum(system.truth, 1)
    for population, key, ids in sorted(system.cells(), key=lambda block: -len(block[1])):
        for axis in range(len(key)):
            total = system.blocks[population, _without(key, axis)]
            least[total] = np.maximum(least[total], least[ids].sum(axis=axis))
    return least


def _extended(system: System, pairs: list[_Pair]) -> System:
    if not pairs:
        return system
    one, other = (np.array([getattr(pair, name) for pair in pairs]) for name in ("one", "other"))
    new = np.arange(system.size, system.size + len(pairs))
    free = np.full(len(pairs), ENDLESS)
    ends = system.starts[-1] + np.arange(3, 3 * len(pairs) + 1, 3)
    return replace(
        system,
        truth=np.concatenate([system.truth, system.truth[one] - system.truth[other]]),
        low=np.concatenate([system.low, -free]),
        high=np.concatenate([system.high, free]),
        starts=np.concatenate([system.starts, ends]),
        columns=np.concatenate([system.columns, np.column_stack([one, other, new]).ravel()]),
        factors=np.concatenate([system.factors, np.tile([1.0, -1.0, -1.0], len(pairs))]),
    )


def _alike(system: System, rule: Rule, published: Mask, primary: Mask) -> Iterator[_Pair]:
    """Groups of which everyone is in one sensitive category: how many are not must stay open. All their cells
    are hidden, the empty ones too."""
    for population, key, ids in system.cells():
        if population[0] != COUNTED or not published[ids].all():
            continue
        for axis, (name, kinds) in enumerate(key):
            if name not in rule.sensitive:
                continue
            groups = system.blocks[population, _without(key, axis)].ravel()
            cells = np.moveaxis(ids, axis, -1).reshape(groups.size, -1)
            sensitive = [rule.is_sensitive(name, parts) for parts in kinds]
            people = system.truth[groups]
            full = (system.truth[cells] == people[:, None]) & (people > 0)[:, None] & np.array(sensitive)
            for group, place in np.argwhere(full).tolist():
                primary[cells[group]] = True
                high = min(rule.need, int(people[group]))
                yield _Pair(int(groups[group]), int(cells[group, place]), 0, high, ALIKE)


def _without(key: Key, axis: int) -> Key:
    return key[:axis] + key[axis + 1 :]


def _changed(system: System, rule: Rule, published: Mask, primary: Mask) -> Iterator[_Pair]:
    """Counts of two populations that differ by few: that nobody came or went must stay possible, and that as
    many did as the published bands allow. Counts beside them that did not change are hidden too: else what is
    hidden would tell where somebody came or went."""
    for link in system.links:
        for population, key, after in list(system.cells()):
            before = system.blocks.get(((COUNTED, link.before), key))
            if population != (COUNTED, link.after) or before is None or link.is_exchanged(names_of(key)):
                continue
            if not all(_is_told(system, number, key, published) for number in (link.before, link.after)):
                continue
            joined, left = (min(rule.k, one.high) for one in link.bands(names_of(key)))
            change = system.truth[after] - system.truth[before]
            few = (change != 0) & (np.abs(change) < rule.k)
            if few.any():
                for number in (link.before, link.after):
                    primary[_published_in(system, number, key, np.abs(change) < rule.k)] = True
            for one, other, more in zip(after[few], before[few], change[few] > 0, strict=True):
                yield _Pair(int(one), int(other), 0 if more else -left, joined if more else 0, CHANGED)


def _is_told(system: System, number: int, key: Key, published: Mask) -> bool:
    block = (COUNTED, number), key
    return block in system.implied or bool(published[system.blocks[block]].all())


def _published_in(system: System, number: int, key: Key, cells: Mask) -> Integers:
    """The published counts that these cells are, or are the sums of."""
    if ((COUNTED, number), key) not in system.implied:
        return system.blocks[(COUNTED, number), key][cells]
    found = [np.zeros(0, dtype=np.int64)]
    for population, fine, ids in system.cells():
        is_of_them = (population, fine) not in system.implied and names_of(fine) == names_of(key)
        if population == (COUNTED, number) and is_of_them:
            for place in map(tuple, np.argwhere(cells).tolist()):
                groups = [
                    parts_of(kinds[at], small)
                    for at, (_n, kinds), (_m, small) in zip(place, key, fine, strict=True)
                ]
                found.append(ids[np.ix_(*groups)].ravel())
    return np.concatenate(found)
