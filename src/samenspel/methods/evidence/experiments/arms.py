"""What a lot did, arm by arm, as anyone can count it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.result import Table

MOST_ARMS = 20


def by_arm(rows: Data, assigned: Sequence[str], columns: Mapping[str, Floats]) -> tuple[Table, ...]:
    """For each lot the rows of each arm and the mean of each column (n,); none for a lot of many amounts."""
    return tuple(
        Table(f"by {lot}", (lot, "rows", *(f"mean {name}" for name in columns)), _lines(rows, lot, columns))
        for lot in assigned
        if ":" not in lot and len(rows.levels(lot)[1]) <= MOST_ARMS
    )


def _lines(rows: Data, lot: str, columns: Mapping[str, Floats]) -> tuple[tuple[str | float, ...], ...]:
    codes, levels = rows.levels(lot)
    counts = np.bincount(codes)
    means = [(np.bincount(codes, column) / counts).tolist() for column in columns.values()]
    return tuple(zip(levels, counts.tolist(), *means, strict=True))
