"""The values of an effect that a lot does not contradict, however weakly the lot worked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.chances import quantile_f
from samenspel.methods.evidence.data import Floats

Intervals = list[tuple[float, float]]
POINTS, BISECTIONS = 4001, 60


@dataclass(frozen=True, eq=False)
class Reduced:
    """What the lot did to the outcome and to what was received: coefficients (q,) each, and the variances
    (q, q) of the outcome's, of the received's, and their covariance."""

    outcome: Floats
    received: Floats
    outcomes: Floats
    receiveds: Floats
    both: Floats
    df: float


def statistic(reduced: Reduced, effects: Floats) -> Floats:
    """(m,) of effects (m,): the F of the lot on outcome - effect * received (Anderson & Rubin 1949, doi
    10.1214/aoms/1177730090), finite also for infinite effects."""
    turn = np.arctan(effects)
    a, b = np.cos(turn)[:, None], np.sin(turn)[:, None]
    left = a * reduced.outcome - b * reduced.received
    both = reduced.both + reduced.both.T
    a, b = a[:, :, None], b[:, :, None]
    variance = a**2 * reduced.outcomes - a * b * both + b**2 * reduced.receiveds
    return np.asarray(
        np.einsum("mi,mi->m", left, np.linalg.solve(variance, left[:, :, None])[..., 0]) / left.shape[1]
    )


def accepted(reduced: Reduced, level: float, centre: float, scale: float) -> Intervals:
    """The intervals of effects that are not refused at 1 - level: none, one, or two without an outer end."""
    most = quantile_f(level, len(reduced.outcome), reduced.df)

    def excess(angle: float | Floats) -> Floats:
        return statistic(reduced, np.atleast_1d(centre + scale * np.tan(angle))) - most

    grid = np.linspace(-np.pi / 2, np.pi / 2, POINTS)
    inside = excess(grid) <= 0
    turns = np.flatnonzero(inside[1:] != inside[:-1])
    ends = [centre + scale * float(np.tan(_edge(excess, grid[one], grid[one + 1]))) for one in turns]
    ends = [-np.inf, *ends] if inside[0] else ends
    ends = [*ends, np.inf] if inside[-1] else ends
    return list(zip(ends[::2], ends[1::2], strict=True))


def _edge(excess: Callable[[float], Floats], low: float, high: float) -> float:
    below = excess(low)[0] <= 0
    for _half in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if (excess(middle)[0] <= 0) == below else (low, middle)
    return (low + high) / 2
