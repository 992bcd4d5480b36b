"""Column generation: the best lottery over the panels found so far, and panels that would make it better."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.highs import ENDLESS, Model

from .highs import panel_model, whole_numbers
from .limits import Clock
from .program import Floats, Integers, Program
from .swaps import Swaps

GAIN = 1e-9
CLIMBERS = 60
"""So many panels of the lottery, the likeliest first, look for better neighbours in each round."""


@dataclass(frozen=True, eq=False)
class Reached:
    """`level`: how high the chances were raised, and `ceiling`, above which none could raise them.

    `duals` (T,) says how much each kind holds the level down; their sum times the weights is 1.
    """

    level: float
    ceiling: float
    duals: Floats
    shares: Floats

    @property
    def proven(self) -> bool:
        return self.ceiling - self.level <= 1e-7


class Panels:
    """The panels found, each once, and where to find more."""

    def __init__(self, program: Program, clock: Clock) -> None:
        self.program = program
        self.clock = clock
        self.swaps = Swaps(program)
        self.found: list[Integers] = []
        self._seen: set[bytes] = set()
        self._oracle: Model | None = None

    def add(self, panel: Integers) -> bool:
        key = panel.tobytes()
        if key in self._seen:
            return False
        self._seen.add(key)
        self.found.append(panel)
        return True

    @property
    def matrix(self) -> Integers:
        return np.array(self.found, dtype=np.int64).reshape(len(self.found), self.program.kinds)

    def better(self, worth: Floats, above: float, shares: Floats) -> int:
        """Add neighbours of the panels in use that are worth more than `above`; answers how many."""
        likeliest = np.argsort(-shares, kind="stable")[:CLIMBERS]
        added = 0
        for place in likeliest[shares[likeliest] > GAIN]:
            if self.clock.is_over():
                break
            panel = self.swaps.climb(self.found[place], worth)
            if float(worth @ panel) > above + GAIN:
                added += self.add(panel)
        return added

    def best(self, worth: Floats) -> tuple[Integers | None, float]:
        """The panel worth most, by HiGHS, and a proven bound on what any is worth."""
        if self._oracle is None:
            self._oracle = panel_model(self.program, whole=True)
        self._oracle.worth(np.arange(self.program.kinds), worth)
        answer = self._oracle.solve(self.clock.for_proof())
        if answer.values is None:
            return None, answer.bound
        panel = whole_numbers(answer.values, self.program.kinds)
        return (panel if self.program.is_panel(panel) else None), answer.bound


class Raising:
    """Raises a common level: Σ share·panel ≥ weights·level + floors, for each kind, as far as it goes."""

    def __init__(self, panels: Panels) -> None:
        self.panels = panels
        self.kinds = panels.program.kinds
        self.known = 0
        self.model = Model()
        self.level = self.model.add_columns(ENDLESS)
        self.model.worth([self.level], 1.0)
        for _ in range(self.kinds):
            self.model.add_row(0.0, ENDLESS, [self.level], -1.0)
        self.one = self.model.add_row(1.0, 1.0, [], [])

    def aim(self, weights: Floats, floors: Floats) -> None:
        self.weights, self.floors = weights, floors
        for t in range(self.kinds):
            self.model.highs.changeCoeff(t, self.level, -float(weights[t]))
            self.model.highs.changeRowBounds(t, float(floors[t]), ENDLESS)

    def run(self, bound: float) -> Reached | None:
        """Until the level reaches `bound`, no panel can raise it, or a limit; None if there is no answer."""
        ceiling = bound
        while True:
            found = self._solve(ceiling)
            if found is None or found.level >= bound - GAIN or not self.panels.clock.may_go_on():
                return found
            now = found.duals @ self.panels.matrix.T
            above = float(now[found.shares > GAIN].max())
            if self.panels.better(found.duals, above, found.shares):
                continue
            panel, most = self.panels.best(found.duals)
            ceiling = max(found.level, min(ceiling, most - float(self.floors @ found.duals)))
            if panel is None or not self.panels.add(panel) or most <= above + GAIN:
                found = Reached(found.level, ceiling, found.duals, found.shares)
                if not found.proven:
                    self.panels.clock.reached = True
                return found

    def _solve(self, ceiling: float) -> Reached | None:
        for panel in self.panels.found[self.known :]:
            kinds = np.flatnonzero(panel)
            self.model.add_column([*kinds, self.one], [*panel[kinds], 1.0])
        self.known = len(self.panels.found)
        answer = self.model.solve()
        if answer.values is None or not answer.optimal:
            return None
        duals = self.model.duals()[: self.kinds]
        return Reached(float(answer.values[self.level]), ceiling, duals, answer.values[self.level + 1 :])
