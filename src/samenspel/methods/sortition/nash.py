"""The lottery with the largest product of everybody's chances."""

from __future__ import annotations

import numpy as np

from samenspel.methods.highs import Model

from .ceiling import exact_ceiling
from .distribution import Distribution, whole_weights
from .limits import Clock
from .program import Floats, Integers, Program
from .relaxation import Product
from .search import GAIN, Panels

CLOSE = 1e-6


def nash(panels: Panels, shares: Floats | None, most: float) -> Distribution:
    """`shares` of the panels that reach the relaxation's mean; None when no lottery does.

    The sum of the logarithms of all people's chances is at most `most`.
    """
    gap = 1.0
    if shares is not None:
        gap = _mean_gap(panels.program, shares @ panels.matrix[: len(shares)], most)
    if shares is None or gap > CLOSE:
        shares, gap = _by_columns(panels, most)
    used, weights = whole_weights(panels.matrix[: len(shares)], shares)
    return Distribution(panels.program, used, weights, exact_ceiling(panels.program), True, max(0.0, gap))


def _mean_gap(program: Program, means: Floats, most: float) -> float:
    """How much the mean logarithm of the chances can rise at most."""
    sizes = program.sizes
    return float((most - sizes @ np.log(means / sizes)) / sizes.sum())


def _by_columns(panels: Panels, most: float) -> tuple[Floats, float]:
    """The shares of the panels, and the gap that is left.

    With the master's duals as prices, the best panel of all says how much the master's goal could still rise.
    """
    program, clock = panels.program, panels.clock
    master = _Master(program, clock)
    while True:
        means, shares, now = master.solve(panels.found)
        gap = _mean_gap(program, means, most)
        if gap <= CLOSE or not clock.may_go_on():
            return shares, gap
        prices = master.prices()
        above = float((panels.matrix @ prices)[shares > GAIN].max())
        if panels.better(prices, above * (1 + GAIN), shares):
            continue
        panel, value = panels.best(prices)
        most = min(most, now + max(0.0, value - above))
        gap = _mean_gap(program, means, most)
        if gap <= CLOSE or panel is None or not panels.add(panel):
            clock.reached |= gap > CLOSE
            return shares, gap


class _Master:
    """The means (T,) that the panels found so far can have, and the best product of those."""

    def __init__(self, program: Program, clock: Clock) -> None:
        self.kinds, self.known = program.kinds, 0
        self.model = Model()
        self.model.add_columns(program.sizes)
        for t in range(self.kinds):
            self.model.add_row(0.0, 0.0, [t], -1.0)
        self.one = self.model.add_row(1.0, 1.0, [], [])
        self.product = Product(self.model, program.sizes.astype(np.float64), clock)

    def solve(self, found: list[Integers]) -> tuple[Floats, Floats, float]:
        """The means, the shares of the panels, and what the master's goal is by its tangents."""
        for panel in found[self.known :]:
            kinds = np.flatnonzero(panel)
            self.model.add_column([*kinds, self.one], [*panel[kinds], 1.0])
        self.known = len(found)
        values, now = self.product.solve()
        return values[: self.kinds], values[2 * self.kinds :], now

    def prices(self) -> Floats:
        return self.model.duals()[: self.kinds]
