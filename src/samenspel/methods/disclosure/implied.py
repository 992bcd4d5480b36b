"""Counts that nobody published and everybody adds up: of people who were told of in other categories once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np

from samenspel.methods.words import N_

from .counts import Integers
from .links import Link
from .system import COUNTED, Key, Population, names_of
from .unfit import unfit

Kind = tuple[str, ...]
Kinds = dict[str, tuple[Kind, ...]]
"""Of each variable its categories."""
OTHER_CATEGORIES = N_(
    "“{name}” has other categories in another table; use the same ones (some may be empty), merge them, or "
    "give one of the two another name."
)
Blocks = dict[tuple[Population, Key], Integers]


def implied(blocks: Blocks, truth: Integers, links: Sequence[Link]) -> Blocks:
    """The counts of linked populations that were counted by the same variables in other categories, both in
    the finest that are sums of either's, as far as they are not told. `blocks`: places in `truth`."""
    added: Blocks = {}
    for link in links:
        for one, other in _merged_otherwise(blocks, link):
            wide = _common(one, other)
            for population, key in (((COUNTED, link.before), one), ((COUNTED, link.after), other)):
                if (population, wide) not in blocks:
                    added[population, wide] = _summed(truth[blocks[population, key]], key, wide)
    return added


def _merged_otherwise(blocks: Blocks, link: Link) -> Iterator[tuple[Key, Key]]:
    before, after = (
        [key for population, key in blocks if population == (COUNTED, number)]
        for number in (link.before, link.after)
    )
    for one, other in product(before, after):
        if one != other and names_of(one) == names_of(other):
            yield one, other


def _common(one: Key, other: Key) -> Key:
    return tuple(
        (name, in_common(kinds, others)) for (name, kinds), (_same, others) in zip(one, other, strict=True)
    )


def in_common(one: Sequence[Kind], other: Sequence[Kind]) -> tuple[Kind, ...]:
    """The finest kinds that are sums of either's: those that share a part are one."""
    found: list[set[str]] = []
    for kind in (*one, *other):
        mine = [group for group in found if group & {*kind}]
        found = [group for group in found if group not in mine]
        found.append({*kind}.union(*mine))
    return tuple(sorted(tuple(sorted(group)) for group in found))


def _summed(counts: Integers, key: Key, wide: Key) -> Integers:
    for axis, ((_name, kinds), (_same, groups)) in enumerate(zip(key, wide, strict=True)):
        parts = [parts_of(group, kinds) for group in groups]
        counts = np.stack([counts.take(places, axis).sum(axis) for places in parts], axis)
    return np.asarray(counts, dtype=np.int64)


def parts_of(group: Kind, kinds: Sequence[Kind]) -> list[int]:
    """The places of the kinds that it is made of."""
    return [place for place, kind in enumerate(kinds) if {*kind} <= {*group}]


def atoms_of(blocks: Iterable[tuple[Population, Key]], named: set[str]) -> Kinds:
    """Of each variable that tables merge differently, or that is `named`: what its categories are made of at
    least."""
    known: dict[str, set[tuple[tuple[str, ...], ...]]] = {}
    for _population, key in blocks:
        for name, kinds in key:
            known.setdefault(name, set()).add(kinds)
    return {name: _refined(name, ways) for name, ways in known.items() if len(ways) > 1 or name in named}


def _refined(name: str, ways: set[tuple[tuple[str, ...], ...]]) -> tuple[tuple[str, ...], ...]:
    parts = [sorted(part for kind in kinds for part in kind) for kinds in sorted(ways)]
    if any(one != parts[0] for one in parts):
        raise unfit(OTHER_CATEGORIES, name=name)
    return tuple((part,) for part in parts[0])
