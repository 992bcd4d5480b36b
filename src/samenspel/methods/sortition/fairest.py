"""The fairest lottery over panels: maximin, leximin or Nash.

Sources: Flanigan, Gölz, Gupta, Hennig, Procaccia, "Fair algorithms for selecting citizens' assemblies",
Nature 596 (2021), for the goals and for column generation; kinds instead of people, and the relaxation first,
are our own way there (docs/explanation/sortition.md).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from .ceiling import exact_ceiling
from .distribution import Distribution, whole_weights
from .limits import Clock
from .nash import nash
from .program import Floats, Integers, Program
from .relaxation import relaxed_leximin, relaxed_nash
from .search import GAIN, Panels, Raising, Reached

OBJECTIVES = ("leximin", "maximin", "nash")
ATTAINED = 1 - 1e-7
DUAL = 1e-7


def fairest(program: Program, objective: str, start: list[Integers], clock: Clock) -> Distribution:
    """`start` are panels that hold every kind of `program`; `clock` says when the limits were reached."""
    chances, most = (
        relaxed_nash(program, clock) if objective == "nash" else (relaxed_leximin(program, clock), 0.0)
    )
    panels = Panels(program, clock)
    for panel in start:
        panels.add(panel)
    steps = program.kinds // 2 if objective == "maximin" else 2 * program.kinds
    for panel in panels.swaps.walk(start[0], chances * program.sizes, steps, clock):
        panels.add(panel)
    raising = Raising(panels)
    if objective == "maximin":
        return _maximin(raising, float(chances.min()))
    none = np.zeros(program.kinds)
    raising.aim(chances * program.sizes, none)
    found = raising.run(1.0)
    attained = found is not None and found.level >= ATTAINED
    if objective == "nash":
        return nash(panels, found.shares if attained and found else None, most)
    if attained and found:
        return _distribution(panels, found.shares, gap=max(0.0, 1 - found.level))
    return _level_by_level(raising, float(chances.min()))


def _maximin(raising: Raising, bound: float) -> Distribution:
    program = raising.panels.program
    raising.aim(program.sizes.astype(np.float64), np.zeros(program.kinds))
    found = _must(raising.run(bound))
    return _distribution(raising.panels, found.shares, first=found, gap=max(0.0, found.ceiling - found.level))


def _level_by_level(raising: Raising, bound: float) -> Distribution:
    """Leximin when no lottery has the mean of the relaxation: raise, fix who cannot rise, and again."""
    program, clock = raising.panels.program, raising.panels.clock
    sizes = program.sizes.astype(np.float64)
    free, levels = np.ones(program.kinds, dtype=bool), np.zeros(program.kinds)
    first: Reached | None = None
    gap, slack = 0.0, GAIN
    while free.any():
        raising.aim(sizes * free, np.maximum(0.0, sizes * levels * ~free - slack))
        found = raising.run(bound if first is None else float("inf"))
        if found is None:
            slack *= 10
            if slack > 1e-5:
                clock.reached = True
                break
            continue
        first = first or found
        shares = found.shares
        gap = max(gap, (found.ceiling - found.level) / found.level if found.level > 0 else 1.0)
        held = free & (found.duals * sizes > DUAL)
        if clock.reached or not held.any():
            break
        levels[held] = found.level
        free &= ~held
    return _distribution(raising.panels, shares, first=first, gap=gap + slack)


def _must(found: Reached | None) -> Reached:
    if found is None:
        raise ArithmeticError("HiGHS finds no lottery over the panels.")
    return found


def _distribution(
    panels: Panels, shares: Floats, *, gap: float, first: Reached | None = None
) -> Distribution:
    program = panels.program
    used, weights = whole_weights(panels.matrix[: len(shares)], shares)
    found = Distribution(program, used, weights, exact_ceiling(program), True, gap)
    solver = first.ceiling if first else 1.0
    if solver > float(found.ceiling) - 1e-7:
        return found
    return replace(found, ceiling=max(found.least, Fraction(solver)), exact=False)
