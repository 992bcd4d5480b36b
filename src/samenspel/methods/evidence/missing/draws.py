"""One answer drawn for each row that has none: from rows that are alike, or from the chances of each level.

Predictive mean matching: Little 1988, doi 10.1080/07350015.1988.10509663; levels by logit with the rows of
White, Daniel & Royston 2010, doi 10.1016/j.csda.2010.04.005, which keep its coefficients from running away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.newton import climb

RIDGE = 1e-5
Generator = np.random.Generator


def matched(columns: Floats, values: Floats, known: Booleans, donors: int, chance: Generator) -> Floats:
    """Of rows (n, k) and values (n,) known in some: for each other row the value of one of the `donors`
    whose prediction is nearest to its own, which is made with coefficients that are drawn."""
    x, y = columns[known], values[known]
    square = x.T @ x
    inverse = np.linalg.inv(square + RIDGE * np.diag(np.maximum(np.diag(square), RIDGE)))
    beta = inverse @ (x.T @ y)
    left = y - x @ beta
    spread = np.sqrt(left @ left / chance.chisquare(max(1, len(y) - len(beta))))
    drawn = beta + spread * np.linalg.cholesky((inverse + inverse.T) / 2) @ chance.normal(size=len(beta))
    return _nearest(x @ beta, y, columns[~known] @ drawn, donors, chance)


def _nearest(predicted: Floats, values: Floats, wanted: Floats, donors: int, chance: Generator) -> Floats:
    """The value of one of the nearest, each as likely."""
    donors = min(donors, len(values))
    order = np.argsort(predicted, kind="stable")
    predicted, values = predicted[order], values[order]
    first = np.clip(np.searchsorted(predicted, wanted) - donors, 0, max(0, len(values) - 2 * donors))
    near = first[:, None] + np.arange(min(2 * donors, len(values)))
    far = np.abs(predicted[near] - wanted[:, None])
    chosen = np.argsort(far, axis=1, kind="stable")[:, :donors]
    pick = chance.integers(0, donors, len(wanted))
    rows = np.arange(len(wanted))
    return np.asarray(values[near[rows, chosen[rows, pick]]])


def levelled(columns: Floats, codes: Ints, known: Booleans, levels: int, chance: Generator) -> Ints:
    """Of rows (n, k) and levels (n,) known in some: for each other row a level drawn by its chances, with
    coefficients that are drawn. The first of the columns is of ones."""
    logit = Logit(*_with_more_rows(columns[known], codes[known], levels), levels)
    found = climb(logit.slopes, np.zeros((levels - 1) * columns.shape[1]))
    drawn = found.point + np.linalg.cholesky(found.variance) @ chance.normal(size=len(found.point))
    chances = _chances(columns[~known], drawn, levels)
    turn = chance.random(len(chances))[:, None]
    return np.asarray((np.cumsum(chances, axis=1)[:, :-1] < turn).sum(axis=1))


@dataclass(frozen=True, eq=False)
class Logit:
    """Rows (n, k), the level of each (n,) and their weights (n,); the first level is compared with."""

    x: Floats
    y: Ints
    weights: Floats
    levels: int

    def slopes(self, beta: Floats) -> tuple[float, Floats, Floats]:
        """The log-likelihood, its gradient and its Hessian, level by level of the coefficients."""
        chances = _chances(self.x, beta, self.levels)
        value = float(self.weights @ np.log(chances[np.arange(len(self.y)), self.y]))
        hit = (self.y[:, None] == np.arange(1, self.levels)).astype(float)
        gradient = (self.x.T @ ((hit - chances[:, 1:]) * self.weights[:, None])).T.ravel()
        return value, gradient, self._bends(chances[:, 1:])

    def _bends(self, part: Floats) -> Floats:
        x, k = self.x, self.x.shape[1]
        own = np.einsum("nj,na,nb->jab", part * self.weights[:, None], x, x, optimize=True)
        across = np.einsum("n,nj,nl,na,nb->jalb", self.weights, part, part, x, x, optimize=True)
        hessian = across.reshape((self.levels - 1) * k, -1)
        for one in range(self.levels - 1):
            place = slice(one * k, (one + 1) * k)
            hessian[place, place] -= own[one]
        return np.asarray(hessian)


def _chances(columns: Floats, beta: Floats, levels: int) -> Floats:
    """(n, levels)"""
    along = np.column_stack([np.zeros(len(columns)), columns @ beta.reshape(levels - 1, -1).T])
    along -= along.max(axis=1, keepdims=True)
    size = np.exp(along)
    return np.asarray(np.maximum(size / size.sum(axis=1, keepdims=True), 1e-300))


def _with_more_rows(columns: Floats, codes: Ints, levels: int) -> tuple[Floats, Ints, Floats]:
    """For each column and level two rows, one spread above the mean and one below; together they weigh as
    much as there are columns."""
    k = columns.shape[1]
    mean, spread = columns.mean(axis=0), columns.std(axis=0)
    steps = np.vstack([np.eye(k)[1:], -np.eye(k)[1:]]) * spread if k > 1 else np.zeros((1, 1))
    more = np.repeat(mean + steps, levels, axis=0)
    more_codes = np.tile(np.arange(levels), len(steps))
    weights = np.concatenate([np.ones(len(codes)), np.full(len(more), k / len(more))])
    return np.vstack([columns, more]), np.concatenate([codes, more_codes]), weights
