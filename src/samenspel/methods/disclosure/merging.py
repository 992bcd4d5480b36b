"""Rare categories are merged before anything is hidden: a larger category tells more than a hidden one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from samenspel.methods.few import DEFAULT_K
from samenspel.methods.words import Words

from .counts import CountTable, Variable
from .release import Release, Rule


@dataclass(frozen=True)
class Merge:
    """Of a variable the categories that are counted as one, under the name of all."""

    variable: str
    categories: tuple[str, ...]

    @property
    def name(self) -> str:
        return " + ".join(self.categories)

    @property
    def words(self) -> Words:
        return Words("merge {categories} of “{variable}”", categories=self.name, variable=self.variable)


def suggest_merges(
    table: CountTable, k: int = DEFAULT_K, ordered: Sequence[str] = (), apart: Sequence[str] = ()
) -> tuple[Merge, ...]:
    """What to merge so that every category has k people or nobody. The rarest goes together with the next
    rarest, or in `ordered` variables with the rarer of its neighbours; categories that are kept `apart`, such
    as “no answer”, with none.

    >>> table = CountTable.of({"age": ["18-29", "30-64", "65+", "?"]}, [40, 52, 7, 2])
    >>> suggest_merges(table)[0].categories, suggest_merges(table, ordered=["age"])[0].categories
    (('18-29', '65+', '?'), ('30-64', '65+', '?'))
    """
    found = []
    for axis, variable in enumerate(table.variables):
        free = [place for place, name in enumerate(variable.categories) if name not in apart]
        groups = [[place] for place in free]
        others = tuple(at for at in range(table.counts.ndim) if at != axis)
        counts = table.counts.sum(axis=others)[free].tolist()
        while (rare := _rarest(counts, k)) is not None:
            other = _partner(counts, rare, ordered=variable.name in ordered)
            if other is None:
                break
            first, second = sorted((rare, other))
            groups[first] += groups.pop(second)
            counts[first] += counts.pop(second)
        found += [
            Merge(variable.name, tuple(variable.categories[place] for place in sorted(group)))
            for group in groups
            if len(group) > 1
        ]
    return tuple(found)


def _rarest(counts: Sequence[int], k: int) -> int | None:
    rare = [place for place, count in enumerate(counts) if 0 < count < k]
    return min(rare, key=lambda place: (counts[place], place), default=None)


def _partner(counts: Sequence[int], rare: int, *, ordered: bool) -> int | None:
    near = (rare - 1, rare + 1) if ordered else range(len(counts))
    others = [place for place in near if 0 <= place < len(counts) and place != rare]
    others = others if ordered else [place for place in others if counts[place]]
    return min(others, key=lambda place: (counts[place], place), default=None)


def merged(table: CountTable, merges: Sequence[Merge]) -> CountTable:
    """The same people, with these categories counted as one; merges of other variables are left aside.

    >>> table = CountTable.of({"age": ["18-29", "30-64", "65+"]}, [40, 52, 7])
    >>> merged(table, [Merge("age", ("30-64", "65+"))]).counts.tolist()
    [40, 59]
    """
    for axis, variable in enumerate(table.variables):
        groups, names = _groups(variable, [one for one in merges if one.variable == variable.name])
        if len(groups) < len(variable.categories):
            table = table.along(axis, groups, names)
    return table


def _groups(variable: Variable, merges: Sequence[Merge]) -> tuple[list[list[int]], list[str]]:
    """In the order of the first category of each."""
    group = {category: merge for merge in merges for category in merge.categories}
    groups: dict[str, list[int]] = {}
    for place, category in enumerate(variable.categories):
        name = group[category].name if category in group else category
        groups.setdefault(name, []).append(place)
    return list(groups.values()), list(groups)


def merged_release(
    release: Release, rule: Rule, ordered: Sequence[str] = (), apart: Sequence[str] = ()
) -> tuple[Release, tuple[Merge, ...]]:
    """With rare categories merged, in all tables alike; and what was merged.

    >>> table = CountTable.of({"age": ["18-29", "30-64", "65+"]}, [40, 52, 7])
    >>> merged_release(Release((table,)), Rule())[1]
    (Merge(variable='age', categories=('18-29', '65+')),)
    """
    known: dict[str, tuple[Merge, ...]] = {}
    for table in release.tables:
        found = suggest_merges(table, rule.k, ordered, apart)
        for variable in table.variables:
            own = tuple(merge for merge in found if merge.variable == variable.name)
            known.setdefault(variable.name, own)
    merges = tuple(merge for own in known.values() for merge in own)
    tables = tuple(merged(table, merges) for table in release.tables)
    return replace(release, tables=tables), merges


def helpful_merges(tables: Sequence[CountTable], hides: Sequence[np.ndarray]) -> tuple[Merge, ...]:
    """Where most is hidden: of each variable the two rarest categories, the variable with most hidden counts
    for each category first."""
    found: dict[str, tuple[float, Merge]] = {}
    for table, hidden in zip(tables, hides, strict=True):
        for axis, variable in enumerate(table.variables):
            others = tuple(at for at in range(hidden.ndim) if at != axis)
            counts = table.counts.sum(axis=others)
            some = [place for place in np.argsort(counts, kind="stable").tolist() if counts[place]]
            if len(some) > 2:
                pair = tuple(variable.categories[place] for place in sorted(some[:2]))
                share = float(hidden.sum(axis=others)[:-1][some[:2]].mean())
                found.setdefault(variable.name, (-share, Merge(variable.name, pair)))
    return tuple(merge for _share, merge in sorted(found.values(), key=lambda one: one[0]))
