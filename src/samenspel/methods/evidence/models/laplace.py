"""The likelihood of yes and no in groups that each have a constant of their own, by Laplace's approximation.

Each group's constant is integrated out by the height and the bend at its likeliest value (Breslow & Clayton
1993, doi 10.1080/01621459.1993.10594284; as lme4 with nAGQ = 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

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
    along = fixed + spread * u[grouped.codes]
    top = Tops(grouped, spread, u, *_curve(along, grouped.trials))
    value = np.sum(grouped.yes * along - grouped.trials * np.logaddexp(0, along)) - np.sum(u**2) / 2
    value -= np.sum(np.log(top.bend)) / 2
    return -float(value), -np.append(top.slopes_of_beta(), top.slope_of_spread())


@dataclass(frozen=True, eq=False)
class Tops:
    """All groups at their likeliest constants `u` (G,): the chance of each row and its weight (n,). u moves
    with the point too, but h is flat in u; only the bend feels it."""

    grouped: Grouped
    spread: float
    u: Floats
    chance: Floats
    weights: Floats

    @cached_property
    def bend(self) -> Floats:
        """H (G,)."""
        return np.asarray(1 + self.spread**2 * self.total(self.weights))

    @cached_property
    def third(self) -> Floats:
        """(n,): how fast the weights go up."""
        return np.asarray(self.weights * (1 - 2 * self.chance))

    @cached_property
    def rest(self) -> Floats:
        return np.asarray(self.grouped.yes - self.grouped.trials * self.chance)

    @cached_property
    def by_group(self) -> Floats:
        """(G,): how fast the bend goes up with u."""
        return np.asarray(self.spread**2 * self.total(self.third) * self.spread)

    def total(self, values: Floats) -> Floats:
        return _total(values, self.grouped.codes)

    def slopes_of_beta(self) -> Floats:
        columns, codes, bend = self.grouped.columns, self.grouped.codes, self.bend[:, None]
        moved = -self.spread * sums(columns * self.weights[:, None], codes) / bend
        bends = sums(columns * (self.third * self.spread**2)[:, None], codes) + self.by_group[:, None] * moved
        return np.asarray(columns.T @ self.rest - np.sum(bends / bend, axis=0) / 2)

    def slope_of_spread(self) -> float:
        rest, heavy = self.total(self.rest), self.total(self.weights)
        moved = (rest - self.spread * self.u * heavy) / self.bend
        bends = 2 * self.spread * heavy + self.spread**2 * self.total(self.third) * self.u
        bends = bends + self.by_group * moved
        return float(np.sum(rest * self.u) - np.sum(bends / self.bend) / 2)


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
