"""The restricted likelihood of a linear mixed model with one kind of group.

Given the spread between groups in units of the noise, coefficients and noise follow by least squares, so
that only the spread is searched (Bates and others 2015, doi 10.18637/jss.v067.i01).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints
from samenspel.methods.evidence.least import sums

STARTS = (1.0, 0.1)
FINE = {"xatol": 1e-7, "fatol": 1e-10, "maxiter": 2000}


@dataclass(frozen=True, eq=False)
class Within:
    """All that the likelihood needs of the rows: products with the columns that vary by group (G, q, ·), and
    of the outcome and the columns with each other (k + 1, k + 1), the outcome last."""

    varying: Floats
    crossed: Floats
    all: Floats
    n: int


@dataclass(frozen=True, eq=False)
class Mixed:
    """`beta` (k,), its `variance` (k, k), the covariance between groups `spread` (q, q), the `noise` within,
    and minus twice the restricted log-likelihood."""

    beta: Floats
    variance: Floats
    spread: Floats
    noise: float
    criterion: float


def products(columns: Floats, varying: Floats, outcome: Floats, codes: Ints) -> Within:
    both = np.column_stack([columns, outcome])
    q = varying.shape[1]
    inside = [sums(varying * varying[:, place, None], codes) for place in range(q)]
    crossed = [sums(both * varying[:, place, None], codes) for place in range(q)]
    return Within(np.stack(inside, axis=1), np.stack(crossed, axis=1), both.T @ both, len(outcome))


def likeliest_spread(within: Within) -> Mixed:
    """The lowest of several searches."""
    q = within.varying.shape[1]
    scale = 1 / np.sqrt(np.einsum("gii->i", within.varying) / within.n)
    places = np.tril_indices(q)

    def root(theta: Floats) -> Floats:
        found = np.zeros((q, q))
        found[places] = theta
        return np.asarray(found * scale[:, None])

    starts = [(start * np.eye(q))[places] for start in STARTS]
    bounds = [(0, None) if i == j else (None, None) for i, j in zip(*places, strict=True)]
    return _at(within, root(_lowest(lambda theta: _at(within, root(theta)).criterion, starts, bounds)))


def _lowest(criterion: Callable[[Floats], float], starts: Sequence[Floats], bounds: Sequence[Any]) -> Floats:
    """Each search coarse by slopes, then fine without."""
    from scipy.optimize import minimize

    coarse = [minimize(criterion, start, method="L-BFGS-B", bounds=bounds).x for start in starts]
    found = [minimize(criterion, one, method="Nelder-Mead", options=FINE) for one in coarse]
    return np.asarray(min(found, key=lambda one: float(one.fun)).x, float)


def _at(within: Within, root: Floats) -> Mixed:
    """`root` root' is the covariance between groups in units of the noise."""
    k = len(within.all) - 1
    turned = np.eye(len(root)) + root.T @ within.varying @ root
    crossed = root.T @ within.crossed
    left = within.all - np.einsum("gqi,gqj->ij", crossed, np.linalg.solve(turned, crossed))
    inside, cross = left[:k, :k], left[:k, k]
    beta = np.linalg.solve(inside, cross)
    rest = float(left[k, k] - cross @ beta)
    df = within.n - k
    noise = rest / df
    criterion = float(np.linalg.slogdet(turned)[1].sum() + np.linalg.slogdet(inside)[1])
    criterion += df * (1 + float(np.log(2 * np.pi * noise)))
    return Mixed(beta, noise * np.linalg.inv(inside), noise * root @ root.T, noise, criterion)
