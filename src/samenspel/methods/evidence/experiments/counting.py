"""How many lots give each sum: exact however many lots there are, where what is summed is whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints

from .replay import Lot

MOST_STEPS = 100_000_000
DIGITS = 6
TIE = 1e-9


def counted_p(lot: Lot) -> float | None:
    """The chance of an effect on the first score as far from 0 as the one drawn, over all lots; None where
    sizes differ within a stratum, scores are not whole numbers of some unit, or it would take too long.

    The shift algorithm (Streitberg & Roehmel 1986): each unit moves the table of counts by its score.
    """
    if any(np.ptp(lot.sizes[places]) > 0 for places in lot.blocks):
        return None
    whole = _whole(lot.scores[np.concatenate(lot.blocks), 0])
    if whole is None:
        return None
    bounds = np.cumsum([len(places) for places in lot.blocks])[:-1]
    blocks = [block - block.min() for block in np.split(whole, bounds)]
    chosen = [lot.drawn(places) for places in lot.blocks]
    if sum(len(one) * few * int(one.sum()) for one, few in zip(blocks, chosen, strict=True)) > MOST_STEPS:
        return None
    return _share_as_far(lot, blocks, chosen)


def _share_as_far(lot: Lot, blocks: Sequence[Ints], chosen: Sequence[int]) -> float:
    table, seen, middle = np.ones(1), 0, 0.0
    for places, block, few in zip(lot.blocks, blocks, chosen, strict=True):
        table = np.convolve(table, _counts(block, few))
        seen += int(block[lot.is_drawn[places]].sum())
        middle += few * float(block.mean())
    far = np.abs(np.arange(len(table)) - middle) >= abs(seen - middle) * (1 - TIE) - TIE
    return float(min(1.0, table[far].sum() / table.sum()))


def _counts(scores: Ints, few: int) -> Floats:
    """(largest sum + 1,): in how many ways `few` of the scores give each sum, as shares."""
    table = np.zeros((few + 1, int(np.sort(scores)[len(scores) - few :].sum()) + 1))
    table[0, 0] = 1
    for score in scores.tolist():
        moved = table[:-1, : table.shape[1] - score].copy()
        table[1:, score:] += moved
        table /= table.max()
    return np.asarray(table[few] / table[few].sum())


def _whole(scores: Floats) -> Ints | None:
    for digits in range(DIGITS + 1):
        scaled = scores * 10**digits
        rounded = np.round(scaled)
        if np.abs(scaled - rounded).max() <= TIE * max(1.0, np.abs(scaled).max()):
            found = rounded.astype(np.int64)
            found -= found.min()
            return np.asarray(found // max(1, np.gcd.reduce(found)))
    return None
