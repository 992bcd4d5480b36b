"""One table by one or two variables: which of its counts may be told."""

from __future__ import annotations

from collections.abc import Sequence

from .counts import CountTable
from .protect import protect
from .release import Release, Rule
from .unfit import UnfitTable


def shown_counts(counts: Sequence[int], k: int) -> list[int | None]:
    """Of kinds that nobody is in two of: those under `k` are None, with as many others as it takes that
    nobody computes them; all of them where that is no table to publish.

    >>> shown_counts([40, 3, 25, 12], 10), shown_counts([40, 25], 10), shown_counts([4, 2], 10)
    ([40, None, 25, None], [40, 25], [None, None])
    """
    try:
        table = CountTable.of({"kind": [f"kind {place}" for place in range(len(counts))]}, [*counts])
        hides = protect(Release((table,)), Rule(k)).hides[0]
    except UnfitTable:
        return [None] * len(counts)
    told = zip(counts, hides[: len(counts)], strict=True)
    return [None if hidden else int(count) for count, hidden in told]


def shown_table(counts: Sequence[Sequence[int]], k: int) -> list[list[int | None]]:
    """Of kinds by groups, with the sums of both told too.

    >>> shown_table([[40, 30], [3, 12], [25, 11], [13, 14]], 10)[0]
    [40, 30]
    """
    rows, columns = len(counts), len(counts[0])
    try:
        table = CountTable.of(
            {
                "kind": [f"kind {place}" for place in range(rows)],
                "group": [f"group {place}" for place in range(columns)],
            },
            [[*row] for row in counts],
        )
        hides = protect(Release((table,)), Rule(k)).hides[0]
    except UnfitTable:
        return [[None] * columns for _row in counts]
    return [
        [None if hides[row, column] else int(counts[row][column]) for column in range(columns)]
        for row in range(rows)
    ]
