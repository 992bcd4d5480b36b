"""The top of a log-likelihood, by Newton's steps with the gradient and the Hessian in closed form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samenspel.methods.words import N_

from .data import Floats
from .unfit import refuse

MOST_STEPS, HALVINGS = 200, 40
CLOSE, FLAT, NOISE = 1e-16, 1e-10, 1e-14
LONG, CALM = 1e-3, 1e-9
Slopes = Callable[[Floats], tuple[float, Floats, Floats]]


@dataclass(frozen=True, eq=False)
class Top:
    """`point` (k,), the log-likelihood there, and the inverse of minus its Hessian (k, k)."""

    point: Floats
    value: float
    variance: Floats


def climb(slopes: Slopes, start: Floats) -> Top:
    """`slopes` answers value, gradient (k,) and Hessian (k, k). Where the Hessian does not bend down the step
    follows the gradient in that direction. Raises UnfitData when there is no top."""
    point, (value, gradient, hessian) = start, slopes(start)
    with np.errstate(over="ignore", invalid="ignore"):  # a step too far is halved
        return _climb(slopes, point, value, gradient, hessian)


def _climb(slopes: Slopes, point: Floats, value: float, gradient: Floats, hessian: Floats) -> Top:
    for _step in range(MOST_STEPS):
        step = _uphill(gradient, hessian)
        if gradient @ step <= CLOSE * max(1.0, abs(value)):
            return _at_rest(Top(point, value, _inverse(hessian)), step)
        for halving in range(HALVINGS):
            there = point + step / 2**halving
            found = slopes(there)
            if found[0] >= value - NOISE * max(1.0, abs(value)):
                break
        else:
            return _at_rest(Top(point, value, _inverse(hessian)), step)
        point, (value, gradient, hessian) = there, found
    raise refuse(N_("The likelihood has no top after {n} steps; leave out some predictors."), n=MOST_STEPS)


def _at_rest(top: Top, step: Floats) -> Top:
    """Where steps stay long though they gain nothing, a coefficient is on its way to infinity."""
    limit = LONG * np.abs(top.point) + CALM * np.sqrt(np.diag(top.variance))
    if (np.abs(step) > limit).any():
        raise refuse(N_("A coefficient has no end: what it stands for always or never holds in some rows."))
    return top


def _uphill(gradient: Floats, hessian: Floats) -> Floats:
    try:
        lower = np.linalg.cholesky(-hessian)
    except np.linalg.LinAlgError:
        bends, directions = np.linalg.eigh(hessian)
        if not np.abs(bends).max() > 0:
            raise refuse(N_("The likelihood is flat at its top; leave out some predictors.")) from None
        size = np.maximum(np.abs(bends), FLAT * np.abs(bends).max())
        return np.asarray(directions @ (directions.T @ gradient / size))
    return np.asarray(np.linalg.solve(lower.T, np.linalg.solve(lower, gradient)))


def _inverse(hessian: Floats) -> Floats:
    scale = 1 / np.sqrt(np.maximum(np.abs(np.diag(hessian)), np.finfo(float).tiny))
    bends, directions = np.linalg.eigh(-hessian * np.outer(scale, scale))
    if not bends.min() > FLAT:
        raise refuse(N_("The likelihood is flat at its top; leave out some predictors."))
    return np.asarray((directions / bends) @ directions.T * np.outer(scale, scale))
