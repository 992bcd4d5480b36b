"""A lottery over panels, by kinds, with whole numbers as weights: what it promises is exact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from .program import Floats, Integers, Program

SCALE = 2**40
"""Weights are whole numbers of about 1/SCALE: no sum of them can overflow 64 bits."""


@dataclass(frozen=True, eq=False)
class Distribution:
    """Panel j (`panels[j]`, (T,) people of each kind) is drawn with chance weights[j] / sum(weights).

    `ceiling`: no lottery gives everybody more than this (exact if `exact`, else as HiGHS proved it).
    `gap` is how far the goal may still be from the best: for maximin the lowest chance, for leximin the share
    of a chance that anybody may lack, for Nash the mean logarithm of the chances.
    """

    program: Program
    panels: Integers
    weights: Integers
    ceiling: Fraction
    exact: bool
    gap: float

    @cached_property
    def total(self) -> int:
        return int(self.weights.sum())

    @cached_property
    def chances(self) -> tuple[Fraction, ...]:
        """For one person of each kind, exact."""
        seats = self.weights @ self.panels
        sizes = self.program.sizes
        return tuple(Fraction(int(s), self.total * int(n)) for s, n in zip(seats, sizes, strict=True))

    @property
    def least(self) -> Fraction:
        return min(self.chances)


def whole_weights(panels: Integers, shares: Floats) -> tuple[Integers, Integers]:
    """Only the panels that have a chance, and their shares as whole numbers."""
    weights = np.rint(np.clip(shares, 0.0, 1.0) * SCALE).astype(np.int64)
    return panels[weights > 0], weights[weights > 0]
