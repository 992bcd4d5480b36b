"""The likelihood of yes and no in groups that each have a constant of their own, by Laplace's approximation.

Each group's constant is integrated out by the height and the bend at its likeliest value (Breslow & Clayton
1993, doi 10.1080/01621459.1993.10594284; as lme4 with nAGQ = 1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints
from samenspel.methods.evidence.least import sums

STEPS, CLOSE = 100, 1e-12


@dataclass(frozen=True, eq=False)
class Grouped:
    """`yes` of `trials` (n,) in each row, `columns` (n, k), `codes` (n,) the group of each."""

    yes: Floats
    trials: Floats
    columns: Floats
    codes: Ints


def minus_log_likelihood(grouped: Grouped, point: Floats) -> tuple[float, Floats]:
    """At coefficients (k,) and the standard deviation between groups, with its slopes (k + 1,). With u the
    group's constant in standard deviations, h(u) = log-likelihood - u²/2 at its top and H = 1 - h''."""
    beta, spread = point[:-1], float(point[-1])
    fixed = grouped.columns @ beta
    u = _likeliest(grouped, fixed, spread)
    chance, weights = _curve(fixed + spread * u[grouped.codes], grouped.trials)
    along = fixed + spread * u[grouped.codes]
    rest = grouped.yes - grouped.trials * chance
    bend = 1 + spread**2 * _total(weights, grouped.codes)
    value = np.sum(grouped.yes * along - grouped.trials * np.logaddexp(0, along)) - np.sum(u**2) / 2
    value -= np.sum(np.log(bend)) / 2
    return -float(value), -_slopes(grouped, spread, u, rest, weights, chance, bend)


def _slopes(
    grouped: Grouped, spread: float, u: Floats, rest: Floats, weights: Floats, chance: Floats, bend: Floats
) -> Floats:
    """u moves with the point too, but h is flat in u; only the bend feels it."""
    third = weights * (1 - 2 * chance)
    by_group = spread**2 * _total(third, grouped.codes) * spread
    per_row = third * spread**2
    columns, codes = grouped.columns, grouped.codes
    moved_beta = -spread * sums(columns * weights[:, None], codes) / bend[:, None]
    bend_beta = sums(columns * per_row[:, None], codes) + by_group[:, None] * moved_beta
    gradient = columns.T @ rest - np.sum(bend_beta / bend[:, None], axis=0) / 2
    moved_spread = (_total(rest, codes) - spread * u * _total(weights, codes)) / bend
    bend_spread = (
        2 * spread * _total(weights, codes) + spread**2 * _total(third, codes) * u + by_group * moved_spread
    )
    return np.append(gradient, np.sum(_total(rest, codes) * u) - np.sum(bend_spread / bend) / 2)


def _likeliest(grouped: Grouped, fixed: Floats, spread: float) -> Floats:
    """(G,): each group's constant, by Newton's steps for all at once."""
    u = np.zeros(int(grouped.codes.max()) + 1)
    for _step in range(STEPS):
        chance, weights = _curve(fixed + spread * u[grouped.codes], grouped.trials)
        rest = spread * _total(grouped.yes - grouped.trials * chance, grouped.codes) - u
        step = rest / (1 + spread**2 * _total(weights, grouped.codes))
        u = u + np.clip(step, -2, 2)
        if np.abs(step).max() < CLOSE:
            break
    return u


def _curve(along: Floats, trials: Floats) -> tuple[Floats, Floats]:
    from scipy.special import expit

    chance = np.asarray(expit(along))
    return chance, trials * chance * (1 - chance)


def _total(values: Floats, codes: Ints) -> Floats:
    return sums(values[:, None], codes)[:, 0]
