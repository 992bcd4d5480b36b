"""What would be fairest if people could be split: bounds that no lottery can beat, found in milliseconds.

The mean of any lottery over panels meets the quotas too, so the best mean without regard to whole people is
an upper bound. Where a lottery reaches it, that lottery is proven to be the best without more ado.
"""

from __future__ import annotations

import numpy as np

from samenspel.methods.highs import ENDLESS, Model

from .highs import panel_model
from .limits import Clock
from .program import Floats, Program

BINDING = 1e-9
SLACK = 1e-10
CLOSE = 1e-11
LOWEST = 1e-9
TANGENTS = (1e-3, 0.01, 0.03, 0.1, 0.2, 0.4, 0.7, 1.0)


def relaxed_leximin(program: Program, clock: Clock) -> Floats:
    """(T,): for one person of each kind the chance under the leximin mean.

    Raises the lowest chance as far as it goes, then the lowest of those that can still rise, and so on. A
    kind whose constraint has a positive dual has that chance in every optimal solution, so it is fixed. When
    the time is over the others have no less than what was reached; before anything was, nothing is known but
    that no chance is above 1.
    """
    kinds, sizes = program.kinds, program.sizes
    model = panel_model(program, whole=False)
    lowest = model.add_columns(1.0)
    model.worth([lowest], 1.0)
    rows = [model.add_row(0.0, ENDLESS, [t, lowest], [1.0, -float(sizes[t])]) for t in range(kinds)]
    chances, free = np.zeros(kinds), np.ones(kinds, dtype=bool)
    while free.any():
        answer = model.solve(clock.for_proof())
        if answer.values is None or not answer.optimal:
            chances[free] = 1.0 if free.all() else chances.max()
            clock.is_over()
            break
        level = answer.values[lowest]
        fixed = free & (model.duals()[rows] > BINDING)
        fixed = fixed if fixed.any() else free.copy()
        chances[fixed] = level
        free &= ~fixed
        for t in np.flatnonzero(fixed):
            model.highs.changeCoeff(rows[t], lowest, 0.0)
            model.highs.changeRowBounds(rows[t], float(sizes[t] * level - SLACK), ENDLESS)
    return chances


def relaxed_nash(program: Program, clock: Clock) -> tuple[Floats, float]:
    """(T,): for one person of each kind the chance in the mean with the largest product of all chances.

    Also what the sum of the logarithms of all people's chances cannot exceed. When the time is over the
    chances are not quite the best ones; the bound holds.
    """
    product = Product(panel_model(program, whole=False), program.sizes.astype(np.float64), clock)
    values, most = product.solve()
    return values[: program.kinds] / program.sizes, most


class Product:
    """Maximises the sum of size·log(mean / size), where column t of `model` is the mean (T,) of a kind.

    By cutting planes: the logarithm of each mean stays under its tangents, and gets a new one where it was
    too high.
    """

    def __init__(self, model: Model, sizes: Floats, clock: Clock) -> None:
        self.model, self.sizes, self.clock = model, sizes, clock
        model.option("primal_feasibility_tolerance", 1e-10)
        self.logs = model.add_columns(np.zeros(len(sizes)), least=-ENDLESS)
        model.worth(self.logs + np.arange(len(sizes)), sizes)
        for point in TANGENTS:
            for t in range(len(sizes)):
                self._add_tangent(t, float(sizes[t]) * point)

    def solve(self, most_rounds: int = 60) -> tuple[Floats, float]:
        """The values of all columns of the model (no mean is quite 0), and what the sum cannot exceed."""
        kinds = len(self.sizes)
        for _ in range(most_rounds):
            answer = self.model.solve()
            values = answer.needed
            means = np.maximum(values[:kinds], LOWEST * self.sizes)
            over = values[self.logs : self.logs + kinds] - np.log(means / self.sizes)
            if float(self.sizes @ over) < CLOSE * float(self.sizes.sum()) or self.clock.is_over():
                break
            for t in np.flatnonzero(over > CLOSE / 10):
                self._add_tangent(int(t), float(means[t]))
        values[:kinds] = means
        return values, answer.bound

    def _add_tangent(self, t: int, at: float) -> None:
        """log(x / size) ≤ log(at / size) + x / at - 1."""
        height = float(np.log(at / self.sizes[t])) - 1.0
        self.model.add_row(-ENDLESS, height, [self.logs + t, t], [1.0, -1.0 / at])
