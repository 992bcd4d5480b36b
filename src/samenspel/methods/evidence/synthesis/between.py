"""How much studies differ beyond chance: the variance between them, and all that weights by it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from samenspel.methods.evidence.data import Floats

STEPS = 100
CLOSE = 1e-9
"""Of a last step by Newton, after which as many digits again are right."""
GRID = np.concatenate([[0.0], np.geomspace(1e-5, 4, 24)])
"""Shares of the squared range of the effects, at which the likelihood is first looked at."""


@dataclass(frozen=True, eq=False)
class Studies:
    """Effects (k,), their variances (k,) and moderators (k, p), of full rank."""

    effects: Floats
    variances: Floats
    columns: Floats

    @property
    def df(self) -> int:
        return len(self.effects) - int(self.columns.shape[1])

    @cached_property
    def basis(self) -> tuple[Floats, Floats, Floats]:
        """Q (k, p), what brings its coefficients back to the columns (p, p), and the plain coefficients."""
        basis, upper = np.linalg.qr(self.columns)
        back = np.linalg.inv(upper)
        return basis, back, back @ (basis.T @ self.effects)

    @cached_property
    def left(self) -> Floats:
        """What the plain coefficients leave of the effects, so that small differences of large ones count."""
        return self.effects - self.columns @ self.basis[2]


@dataclass(frozen=True, eq=False)
class Weighed:
    """At a variance t, with P = W - WX(X'WX)^-1X'W: y'Py, y'PPy, y'PPPy, tr P, tr PP; the coefficients and
    their covariance; the weights."""

    q: float
    q2: float
    q3: float
    trace: float
    trace2: float
    beta: Floats
    covariance: Floats
    weights: Floats


def weighed(studies: Studies, between: float) -> Weighed:
    w = 1 / (studies.variances + between)
    basis, back, plain = studies.basis
    heavy = basis * w[:, None]
    inverse = _inverse(heavy.T @ basis)
    along = inverse @ (heavy.T @ studies.left)
    left = w * (studies.left - basis @ along)
    twice, inner = heavy.T @ left, inverse @ (heavy.T @ heavy)
    return Weighed(
        float(left @ studies.left),
        float(left @ left),
        float(w * left @ left - twice @ inverse @ twice),
        float(w.sum() - inner.trace()),
        float(w @ w - 2 * (inverse * ((heavy * w[:, None]).T @ heavy)).sum() + (inner * inner.T).sum()),
        plain + back @ along,
        back @ inverse @ back.T,
        w,
    )


def _distance(studies: Studies, between: float) -> tuple[float, float]:
    """y'Py and y'PPy alone."""
    w = 1 / (studies.variances + between)
    basis = studies.basis[0]
    heavy = basis * w[:, None]
    left = w * (studies.left - basis @ (_inverse(heavy.T @ basis) @ (heavy.T @ studies.left)))
    return float(left @ studies.left), float(left @ left)


def _inverse(matrix: Floats) -> Floats:
    """A mean alone is the common case."""
    return np.asarray(np.linalg.inv(matrix) if len(matrix) > 1 else 1 / matrix)


@dataclass(frozen=True)
class Likelihood:
    """Of the variance between studies: `trace` of what weights them, and `trace2` of its square; whether it
    `restricts` to what the coefficients leave."""

    trace: Callable[[Weighed], float]
    trace2: Callable[[Weighed], float]
    restricts: bool

    def slope(self, at: Weighed) -> float:
        """Of twice the log-likelihood."""
        return at.q2 - self.trace(at)

    def step(self, at: Weighed) -> float:
        """Fisher's, by the observed information where that is positive."""
        observed = 2 * at.q3 - self.trace2(at)
        return self.slope(at) / (observed if observed > 0 else self.trace2(at))


RESTRICTED = Likelihood(lambda at: at.trace, lambda at: at.trace2, restricts=True)
PLAIN = Likelihood(
    lambda at: float(at.weights.sum()), lambda at: float(at.weights @ at.weights), restricts=False
)


def restricted(studies: Studies) -> float:
    """REML (Viechtbauer 2005, doi 10.3102/10769986030003261), the highest of its maxima."""
    return _highest(studies, RESTRICTED)


def likelihood(studies: Studies) -> float:
    """ML."""
    return _highest(studies, PLAIN)


def by_moments(studies: Studies) -> float:
    """DerSimonian & Laird 1986, doi 10.1016/0197-2456(86)90046-2."""
    at = weighed(studies, 0.0)
    return max(0.0, (at.q - studies.df) / at.trace)


def paule_mandel(studies: Studies) -> float:
    """Paule & Mandel 1982, doi 10.6028/jres.087.022: the variance at which Q is what is expected."""
    return where_q_is(studies, studies.df)


def where_q_is(studies: Studies, value: float, start: float = 0.0) -> float:
    """The variance at which y'Py falls to a value, 0 if it is never above. 1/y'Py is concave, so that
    Newton's steps come from below and never pass it."""
    between = start
    for _step in range(STEPS):
        q, slope = _distance(studies, between)
        step = q / slope * (q / value - 1) if slope else 0.0
        between = max(start, between + step)
        if step <= CLOSE * between:
            break
    return between


def error_of(equal: Weighed, at: Weighed, df: int, between: float, method: str) -> float:
    """The standard error of the variance, from the expected information (DL, PM: from what Q varies by)."""
    if method == "DL":
        spread = 2 * df + 4 * between * equal.trace + 2 * between**2 * equal.trace2
        return math.sqrt(spread) / equal.trace
    if method == "PM":
        return math.sqrt(2 * len(at.weights) ** 2 / df) / float(at.weights.sum())
    return math.sqrt(2 / (at.trace2 if method == "REML" else float(at.weights @ at.weights)))


def _highest(studies: Studies, kind: Likelihood) -> float:
    """Climbed from the best point of a grid, between its neighbours."""
    grid = GRID * float(np.ptp(studies.effects)) ** 2
    heights = _heights(studies, grid, restricts=kind.restricts)
    best = int(np.argmax(heights))
    low, high = float(grid[max(best - 1, 0)]), float(grid[min(best + 1, len(grid) - 1)])
    between = _top(grid[best - 1 : best + 2], heights[best - 1 : best + 2]) if best else 0.0
    return _climbed(studies, kind, between, (low, high))


def _climbed(studies: Studies, kind: Likelihood, between: float, bracket: tuple[float, float]) -> float:
    """The slope's sign keeps the bracket; at 0 the slope points down."""
    low, high = bracket
    for _step in range(STEPS):
        at = weighed(studies, between)
        low, high = (between, high) if kind.slope(at) > 0 else (low, between)
        if high == 0:
            break
        there = between + kind.step(at)
        there = there if low <= there <= high else (low + high) / 2
        is_close, between = abs(there - between) <= CLOSE * there, there
        if is_close:
            break
    return between


def _top(grid: Floats, heights: Floats) -> float:
    """Of the parabola through three points, the middle one highest, on a logarithmic scale; the middle where
    there is none."""
    if len(grid) < 3 or grid[0] == 0:
        return float(grid[1])
    before, here, after = heights.tolist()
    bend = before - 2 * here + after
    steps = (before - after) / (2 * bend) if bend < 0 else 0.0
    return float(grid[1] * (grid[2] / grid[1]) ** steps)


def _heights(studies: Studies, grid: Floats, *, restricts: bool) -> Floats:
    """Twice the log-likelihood at each variance of a grid."""
    total = studies.variances + grid[:, None]
    basis, left = studies.basis[0], studies.left
    heavy = basis.T / total[:, None, :]
    inside, across = heavy @ basis, heavy @ left
    explained = (across * np.linalg.solve(inside, across[..., None])[..., 0]).sum(axis=1)
    height = explained - np.log(total).sum(axis=1) - (1 / total) @ (left * left)
    return np.asarray(height - np.linalg.slogdet(inside)[1] if restricts else height)
