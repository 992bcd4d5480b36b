"""The chance that each design finds an effect, by making data and testing them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from samenspel.methods.evidence.chances import two_sided
from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.stopping import blocks

from .designs import Plan, conjoint_variance, variances, wedge_variance

Simulate = Callable[[np.random.Generator, int, int, float, Plan], Booleans]


def _found(statistic: Floats, df: float | None, plan: Plan) -> Booleans:
    """Whether each is beyond its bound, on the side of the effect if there is one side."""
    p = two_sided(statistic, df)
    if plan.sides == 2:
        return np.asarray(p <= plan.alpha)
    return np.asarray((p / 2 <= plan.alpha) & (statistic > 0))


def means(chance: np.random.Generator, times: int, n: int, effect: float, plan: Plan) -> Booleans:
    other = max(2, round(plan.ratio * n))
    one, two = chance.normal(0, plan.sd, (times, n)), chance.normal(effect, plan.sd, (times, other))
    squares = one.var(axis=1) * n + two.var(axis=1) * other
    pooled = squares / (n + other - 2) * (1 / n + 1 / other)
    gap = (two.mean(axis=1) - one.mean(axis=1)) * math.copysign(1, effect)
    return _found(gap / np.sqrt(pooled), n + other - 2, plan)


def shares(chance: np.random.Generator, times: int, n: int, effect: float, plan: Plan) -> Booleans:
    """Tested by the difference of angles, as the formula has it."""
    base, other = plan.base or 0.0, max(1, round(plan.ratio * n))
    angles = [
        2 * np.arcsin(np.sqrt(chance.binomial(size, share, times) / size))
        for size, share in ((n, base), (other, base + effect))
    ]
    return _found(
        math.copysign(1, effect) * (angles[1] - angles[0]) / math.sqrt(1 / n + 1 / other), None, plan
    )


def clusters(chance: np.random.Generator, times: int, n: int, effect: float, plan: Plan) -> Booleans:
    """People weigh the same; the error is from what clusters differ by. Sizes are drawn (gamma) with the
    spread of the plan."""
    groups = [
        _group(chance, times, count, centre, variance, plan)
        for count, centre, variance in zip(
            (n, max(2, round(plan.ratio * n))), (0.0, effect), variances(effect, plan), strict=True
        )
    ]
    (one, error), (other, other_error) = groups
    df = (1 + plan.ratio) * n - 2
    return _found(math.copysign(1, effect) * (other - one) / np.sqrt(error + other_error), df, plan)


def _group(
    chance: np.random.Generator, times: int, count: int, centre: float, variance: float, plan: Plan
) -> tuple[Floats, Floats]:
    """Of each time the mean of a group, and its variance from what its clusters differ by."""
    sizes = np.full((times, count), plan.size)
    if plan.spread:
        shape = 1 / plan.spread**2
        sizes = np.maximum(1, np.round(chance.gamma(shape, plan.size / shape, (times, count))))
    spread = np.sqrt(variance * (plan.icc + (1 - plan.icc) / sizes))
    found = centre + spread * chance.normal(size=(times, count))
    shares = sizes / sizes.sum(axis=1, keepdims=True)
    mean = np.sum(shares * found, axis=1)
    error = np.sum((shares * (found - mean[:, None])) ** 2, axis=1) * count / (count - 1)
    return mean, error


def stepped_wedge(chance: np.random.Generator, times: int, n: int, effect: float, plan: Plan) -> Booleans:
    """Cells of clusters by periods, by generalised least squares with the variances of the plan."""
    treated, columns, covariance = wedge(n, effect, plan)
    precise = np.linalg.solve(covariance, columns)
    weights = np.linalg.solve(columns.T @ precise, precise.T)[-1]
    root = np.linalg.cholesky(covariance)
    cells = chance.normal(size=(times, len(root))) @ root.T + effect * treated
    return _found(
        math.copysign(1, effect) * (cells @ weights) / math.sqrt(wedge_variance(n, effect, plan)), None, plan
    )


def wedge(n: int, effect: float, plan: Plan) -> tuple[Floats, Floats, Floats]:
    """Of the cells (n periods) whether the effect is there, the model's columns, and their covariance."""
    periods, each = plan.periods, n // (plan.periods - 1)
    begins = np.repeat(np.arange(1, periods), each)
    treated = (np.arange(periods) >= begins[:, None]).astype(float).ravel()
    columns = np.column_stack([np.tile(np.eye(periods), (n, 1)), treated])
    total = sum(variances(effect, plan)) / 2
    block = plan.icc * total * np.ones((periods, periods)) + (1 - plan.icc) * total / plan.size * np.eye(
        periods
    )
    return treated, columns, np.asarray(np.kron(np.eye(n), block), float)


def conjoint(chance: np.random.Generator, times: int, n: int, effect: float, plan: Plan) -> Booleans:
    """Two profiles of a task show a level each; who shows the better one is chosen a little more often."""
    shape = (times, n * plan.tasks)  # a level that meets itself decides nothing, which is in the effect
    first, second = chance.integers(0, plan.levels, (2, *shape))
    better = effect * ((first == 1).astype(float) - (second == 1))
    is_first = chance.uniform(size=shape) < 0.5 + better
    chosen = [_share(level, first, second, is_first) for level in (0, 1)]
    return _found(
        math.copysign(1, effect) * (chosen[1] - chosen[0]) / math.sqrt(conjoint_variance(n, effect, plan)),
        None,
        plan,
    )


def _share(level: int, first: Ints, second: Ints, is_first: Booleans) -> Floats:
    chosen = ((first == level) & is_first).sum(axis=1) + ((second == level) & ~is_first).sum(axis=1)
    return np.asarray(chosen / ((first == level).sum(axis=1) + (second == level).sum(axis=1)))


def regression(chance: np.random.Generator, times: int, n: int, effect: float, plan: Plan) -> Booleans:
    from scipy.special import fdtrc

    tested, others = plan.predictors, plan.covariates
    found = []
    for _time in blocks(times, 1):
        columns = chance.normal(size=(n, others + tested))
        outcome = columns[:, others] * math.sqrt(effect) + chance.normal(size=n)
        basis = np.linalg.qr(np.column_stack([np.ones(n), columns]))[0]
        along = basis.T @ outcome
        explained, df = float(np.sum(along[1 + others :] ** 2)), n - tested - others - 1
        left = float(outcome @ outcome - along @ along)
        found.append(fdtrc(tested, df, explained / tested / (left / df)) <= plan.alpha)
    return np.array(found, bool)


SIMULATED: Mapping[str, Simulate] = {
    "means": means,
    "shares": shares,
    "clusters": clusters,
    "stepped wedge": stepped_wedge,
    "conjoint": conjoint,
    "regression": regression,
}
