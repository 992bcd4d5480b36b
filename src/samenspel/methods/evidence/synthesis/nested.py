"""Effects within clusters (places, samples): two variances, each by restricted maximum likelihood.

A cluster's covariance is diag(v + t) + s 11', so that its inverse times anything costs two sums over the
cluster (Woodbury). `t` is the variance within clusters, `s` between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.least import sums
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .between import Studies, restricted

STEPS, HALVINGS = 200, 40
CLOSE = 1e-11


@dataclass(frozen=True, eq=False)
class Nested:
    """Studies with the cluster of each, (k,), counted from 0."""

    studies: Studies
    clusters: Ints

    @property
    def count(self) -> int:
        return int(self.clusters.max()) + 1


@dataclass(frozen=True, eq=False)
class Inverse:
    """Of the covariance at two variances: `d` (k,) is 1/(v + t), `total` its sum in each cluster."""

    clusters: Ints
    d: Floats
    total: Floats
    between: float

    @cached_property
    def grow(self) -> Floats:
        return 1 / (1 + self.between * self.total)

    @property
    def shrunk(self) -> Floats:
        return self.between * self.grow

    @property
    def ones(self) -> Floats:
        """1' V^-1 1 of each cluster."""
        return self.total * self.grow

    def times(self, columns: Floats) -> Floats:
        """(k, m)"""
        heavy = columns * self.d[:, None]
        along = self.shrunk[:, None] * sums(heavy, self.clusters)
        return np.asarray(heavy - self.d[:, None] * along[self.clusters])

    def traces(self) -> tuple[Floats, Floats]:
        """Of V^-1 Gi, and of V^-1 Gi V^-1 Gj for (1, 1), (1, 2) and (2, 2)."""
        squares, cubes = (np.bincount(self.clusters, self.d**power) for power in (2, 3))
        own = np.sum(self.total - self.shrunk * squares)
        twice = np.sum(squares - 2 * self.shrunk * cubes + self.shrunk**2 * squares**2)
        return (
            np.array([self.ones.sum(), own]),
            np.array([np.sum(self.ones**2), np.sum(squares * self.grow**2), twice]),
        )


def inverse_of(nested: Nested, variances: Floats) -> Inverse:
    between, within = variances.tolist()
    d = 1 / (nested.studies.variances + within)
    return Inverse(nested.clusters, d, np.asarray(np.bincount(nested.clusters, d), float), between)


@dataclass(frozen=True, eq=False)
class Fitted:
    """At two variances (between, within): twice the log-likelihood, its slope and expected information
    (2,) and (2, 2), coefficients and their covariance, and what they leave of the effects."""

    height: float
    slope: Floats
    information: Floats
    beta: Floats
    covariance: Floats
    left: Floats


def fitted(nested: Nested, variances: Floats) -> Fitted:
    studies, inverse = nested.studies, inverse_of(nested, variances)
    x, back, plain = studies.basis
    vx = inverse.times(x)
    covariance = np.asarray(np.linalg.inv(x.T @ vx), float)
    along = covariance @ (vx.T @ studies.left)
    left = studies.left - x @ along
    vr = inverse.times(left[:, None])[:, 0]
    spread = np.log(inverse.d).sum() - np.log1p(inverse.between * inverse.total).sum()
    height = float(spread - left @ vr + np.linalg.slogdet(covariance)[1])
    beta = plain + back @ along
    residuals = studies.effects - studies.columns @ beta
    bends = _curvature(inverse, vx, covariance, vr)
    return Fitted(height, *bends, beta, back @ covariance @ back.T, residuals)


def _curvature(inverse: Inverse, vx: Floats, covariance: Floats, vr: Floats) -> tuple[Floats, Floats]:
    """Slope of twice the log-likelihood in both variances, and twice their expected information: traces of
    P Gi and P Gi P Gj with G1 = 11' within clusters and G2 = 1."""
    clusters, vvx = inverse.clusters, inverse.times(vx)
    zx, zvx = sums(vx, clusters), sums(vvx, clusters)
    first, second = inverse.traces()
    c1, c2 = covariance @ (zx.T @ zx), covariance @ (vx.T @ vx)
    quadratic = np.array([np.sum(np.bincount(clusters, vr) ** 2), vr @ vr])
    crossed = (zx.T @ (inverse.ones[:, None] * zx), zx.T @ zvx, vx.T @ vvx)
    less = [2 * np.sum(covariance * one) for one in crossed]
    more = [np.sum(one * other.T) for one, other in ((c1, c1), (c1, c2), (c2, c2))]
    i11, i12, i22 = second - less + more
    return quadratic - first + [c1.trace(), c2.trace()], np.array([[i11, i12], [i12, i22]])


def estimated(nested: Nested) -> tuple[Floats, Fitted]:
    """The two variances: the highest of the maxima that are reached from all between, all within, and
    half."""
    whole = restricted(nested.studies)
    starts = [np.array([whole * share, whole * (1 - share)]) for share in (0.5, 0.99, 0.01)]
    found = [climbed(nested, start) for start in starts]
    return max(found, key=lambda one: one[1].height)


def climbed(nested: Nested, variances: Floats, held: Sequence[int] = ()) -> tuple[Floats, Fitted]:
    """Fisher scoring; a variance at 0 whose slope points down stays there, and so does one that is `held`."""
    at = fitted(nested, variances)
    for _step in range(STEPS):
        free = (variances > 0) | (at.slope > 0)
        free[list(held)] = False
        if not free.any():
            return variances, at
        before = variances
        variances, at = _higher(nested, variances, at, free)
        if np.abs(variances - before).max() <= CLOSE * (variances.sum() + nested.studies.variances.min()):
            return variances, at
    raise refuse(N_("The variances between and within clusters did not settle; are there too few effects?"))


def _higher(nested: Nested, variances: Floats, at: Fitted, free: Booleans) -> tuple[Floats, Fitted]:
    """One step, halved until it climbs."""
    step = np.zeros(2)
    step[free] = np.linalg.solve(at.information[np.ix_(free, free)], at.slope[free])
    for _halving in range(HALVINGS):
        there = np.maximum(variances + step, 0.0)
        higher = fitted(nested, there)
        if higher.height >= at.height - 1e-13 * abs(at.height):
            break
        step /= 2
    return there, higher


def clustered_errors(nested: Nested, at: Fitted, variances: Floats) -> tuple[Floats, Floats]:
    """CR2 standard errors and Satterthwaite's degrees of freedom, (p,) each: working model the fitted one
    (Pustejovsky & Tipton 2018, doi 10.1080/07350015.2016.1247004)."""
    studies, k = nested.studies, len(nested.clusters)
    x, bread = studies.columns, at.covariance
    along = np.zeros((x.shape[1], nested.count, k))
    for cluster in range(nested.count):
        rows = np.flatnonzero(nested.clusters == cluster)
        own = np.diag(studies.variances[rows] + variances[1]) + variances[0]
        upper = np.linalg.cholesky(own).T
        middle = upper @ (own - x[rows] @ bread @ x[rows].T) @ upper.T
        adjusted = upper.T @ _root(middle) @ upper
        along[:, cluster, rows] = bread @ (x[rows].T @ np.linalg.solve(own, adjusted))
    errors = np.sqrt(np.sum((along @ at.left) ** 2, axis=1))
    return errors, np.array([_satterthwaite(nested, at, variances, one) for one in along])


def _root(matrix: Floats) -> Floats:
    """To the power -1/2; directions that a cluster alone decides are left out."""
    values, vectors = np.linalg.eigh(matrix)
    kept = values > 1e-10 * values.max()
    powers = np.where(kept, np.where(kept, values, 1.0) ** -0.5, 0.0)
    return np.asarray((vectors * powers) @ vectors.T)


def _satterthwaite(nested: Nested, at: Fitted, variances: Floats, along: Floats) -> float:
    """Of one coefficient; `along` (m, k) are its clusters' weights."""
    x, v = nested.studies.columns, nested.studies.variances + variances[1]
    inverse_x = inverse_of(nested, variances).times(x)
    g = along - (along @ x) @ at.covariance @ inverse_x.T
    spread = g * v + variances[0] * sums(g.T, nested.clusters).T[:, nested.clusters]
    products = g @ spread.T
    return float(np.trace(products) ** 2 / np.sum(products**2))
