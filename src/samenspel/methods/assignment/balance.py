"""How many of each stratum stand in each arm: known before any outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from samenspel.methods.few import DEFAULT_K


@dataclass(frozen=True)
class Row:
    """`counts`: of a stratum, or of several together, people by arm."""

    strata: tuple[int, ...]
    counts: tuple[int, ...]


def balance(drawn: Iterable[tuple[int, int]], arms: Sequence[int]) -> list[Row]:
    """Of pairs of a stratum and an arm. `arms`: which, and in which order.

    >>> balance([(1, 1), (1, 2), (2, 2)], [1, 2])
    [Row(strata=(1,), counts=(1, 1)), Row(strata=(2,), counts=(0, 1))]
    """
    found = Counter(drawn)
    strata = sorted({stratum for stratum, _arm in found})
    return [Row((one,), tuple(found[one, arm] for arm in arms)) for one in strata]


def merged_small(rows: Sequence[Row], fewest: int = DEFAULT_K) -> list[Row]:
    """The same people, with strata told together until no count is below `fewest`; nothing where all of them
    together have one. So nobody computes a small count: every sum that is told is one of larger ones.

    >>> rows = [Row((1,), (20, 20)), Row((2,), (3, 20)), Row((3,), (9, 12))]
    >>> merged_small(rows, 10)
    [Row(strata=(1,), counts=(20, 20)), Row(strata=(2, 3), counts=(12, 32))]
    """
    large = sorted((row for row in rows if min(row.counts) >= fewest), key=_size)
    small = [row for row in rows if min(row.counts) < fewest]
    while small and large and min(_together(small).counts) < fewest:
        small.append(large.pop(0))
    if small and min(_together(small).counts) < fewest:
        return []
    return [*sorted(large, key=lambda row: row.strata), *([_together(small)] if small else [])]


def _size(row: Row) -> tuple[int, tuple[int, ...]]:
    return sum(row.counts), row.strata


def _together(rows: Sequence[Row]) -> Row:
    strata = sorted(stratum for row in rows for stratum in row.strata)
    return Row(tuple(strata), tuple(_sums(rows)))


def _sums(rows: Sequence[Row]) -> Iterator[int]:
    return (sum(column) for column in zip(*(row.counts for row in rows), strict=True))
