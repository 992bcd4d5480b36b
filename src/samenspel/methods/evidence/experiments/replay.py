"""The lot, drawn again: which effects it could have shown if it had made no difference to anyone."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.stopping import go_on

SMALL = 100


@dataclass(frozen=True, eq=False)
class Lot:
    """Units (G,), which are clusters or rows that stand alone: of each stratum as many come into the arm as
    `is_drawn` says. `scores` (G, c) are summed over the arm, `sizes` (G,) say how heavy each unit is."""

    is_drawn: Booleans
    strata: Ints
    scores: Floats
    sizes: Floats

    @property
    def ways(self) -> int:
        """How many lots there could have been."""
        return math.prod(math.comb(len(places), self.drawn(places)) for places in self.blocks)

    @cached_property
    def blocks(self) -> list[Ints]:
        """The places of the units of each stratum in which some were drawn and some were not."""
        order = np.argsort(self.strata, kind="stable")
        found = np.split(order, np.flatnonzero(np.diff(self.strata[order])) + 1)
        return [places for places in found if 0 < self.drawn(places) < len(places)]

    def drawn(self, places: Ints) -> int:
        return int(self.is_drawn[places].sum())

    def effects(self, parts: Iterable[Floats]) -> Floats:
        """(m, c) of the sums (m, c + 1) in each stratum: what stands in the arm above what lots give on
        average, for each unit of weight that could fall either way; the coefficients of least squares with
        a constant for each stratum."""
        above = below = np.zeros(1)
        for part, places in zip(parts, self.blocks, strict=True):
            weights, whole = part[:, -1], self.sizes[places].sum()
            above = above + part[:, :-1] - weights[:, None] * self.scores[places].sum(axis=0) / whole
            below = below + weights * (1 - weights / whole)
        return np.asarray(above / below[:, None])

    @cached_property
    def columns(self) -> Floats:
        return np.column_stack([self.scores, self.sizes])


def as_drawn(lot: Lot) -> Floats:
    """(c,): the effects in the lot that was drawn."""
    parts = (lot.columns[places[lot.is_drawn[places]]].sum(axis=0)[None, :] for places in lot.blocks)
    return np.asarray(lot.effects(parts)[0])


def drawn_anew(lot: Lot, draws: int, chance: np.random.Generator) -> Floats:
    """(draws, c): the effects in lots that are drawn anew in the same way."""
    return lot.effects(_again(lot, places, draws, chance) for places in lot.blocks)


def all_lots(lot: Lot) -> Floats:
    """(ways, c): the effects in every lot there could have been."""
    each = []
    for places in lot.blocks:
        picks = np.array(list(combinations(places.tolist(), lot.drawn(places))))
        each.append(lot.columns[picks].sum(axis=1))
    which = np.indices([len(one) for one in each]).reshape(len(each), -1)
    return lot.effects(one[index] for one, index in zip(each, which, strict=True))


def _again(lot: Lot, places: Ints, draws: int, chance: np.random.Generator) -> Floats:
    """The smaller side of a stratum is drawn, the other follows."""
    go_on()
    inside, drawn = lot.columns[places], lot.drawn(places)
    few = min(drawn, len(places) - drawn)
    taken = _picked(inside, few, draws, chance)
    return taken if few == drawn else inside.sum(axis=0) - taken


def _picked(inside: Floats, few: int, draws: int, chance: np.random.Generator) -> Floats:
    """(draws, c): the sums of `few` of the units (m, c)."""
    if len(inside) <= SMALL:
        order = np.tile(np.arange(len(inside)), (draws, 1))
        return np.asarray(inside[chance.permuted(order, axis=1)[:, :few]].sum(axis=1))
    found, mask = np.empty((draws, inside.shape[1])), np.zeros(len(inside))
    for draw in range(draws):
        go_on()
        pick = chance.choice(len(inside), few, replace=False, shuffle=False)
        mask[pick] = 1
        found[draw] = mask @ inside
        mask[pick] = 0
    return found
