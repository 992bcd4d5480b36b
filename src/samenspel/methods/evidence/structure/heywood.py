"""What no answers can have: variances below 0 and correlations beyond 1 (Heywood cases)."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.methods.evidence.data import Floats
from samenspel.methods.words import Words

from .fitting import Fitted
from .model import ERROR, LATENT, Entry


def strange(fitted: Fitted) -> Iterator[Words]:
    for block in fitted.model.blocks:
        found = block.matrices(fitted.parameters)
        for entry in block.entries:
            if entry.kind in (LATENT, ERROR):
                yield from _strange(entry, found[entry.kind])


def _strange(entry: Entry, matrix: Floats) -> Iterator[Words]:
    value = float(matrix[entry.row, entry.column])
    if entry.row == entry.column and value < 0:
        yield Words(
            "{label} is a variance below 0 ({value}): too few people, too few items for a factor, or a model "
            "that does not fit.",
            label=entry.label,
            value=f"{value:.3f}",
        )
    both = float(matrix[entry.row, entry.row] * matrix[entry.column, entry.column])
    if entry.row != entry.column and 0 < both < value**2:
        yield Words("{label} is a correlation beyond 1: both may be one thing.", label=entry.label)
