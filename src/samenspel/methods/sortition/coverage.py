"""Panels on which, together, everybody has a seat who can have one at all."""

from __future__ import annotations

import numpy as np

from .highs import panel_model, whole_numbers
from .limits import Clock
from .program import Integers, Mask, Program
from .search import Panels

ONE = 1 - 1e-6


def any_panel(program: Program, clock: Clock) -> Integers | None:
    """A panel that meets all quotas; None if there is none."""
    answer = panel_model(program, whole=True).solve(clock.for_proof())
    if answer.values is None and not answer.infeasible:
        clock.reached = True
    return None if answer.values is None else whole_numbers(answer.values, program.kinds)


def cover(program: Program, start: Integers, clock: Clock) -> tuple[list[Integers], Mask]:
    """Panels, and for each kind whether one of them holds it; those that none holds cannot be on any.

    Where the limits are reached first, `clock` says so.
    """
    panels = Panels(program, clock)
    panels.add(start)
    covered = start > 0
    while not covered.all():
        worth = (~covered).astype(np.float64)
        panel = panels.swaps.climb(panels.found[-1], worth)
        if not panel[~covered].any():
            best, most = panels.best(worth)
            if best is None or not best[~covered].any():
                clock.reached |= most >= ONE
                break
            panel = best
        panels.add(panel)
        covered |= panel > 0
    return panels.found, covered
