"""Effects within clusters (places, samples): two variances, each by restricted maximum likelihood.

A cluster's covariance is diag(v + t) + s 11', so that its inverse times anything costs two sums over the
cluster (Woodbury). `t` is the variance within clusters, `s` between them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints
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
    studies, clusters = nested.studies, nested.clusters
    between, within = variances.tolist()
    d = 1 / (studies.variances + within)
    total = np.asarray(np.bincount(clusters, d), float)
    shrunk = between / (1 + between * total)

    def inverse(columns: Floats) -> Floats:
        heavy = columns * d[:, None]
        return np.asarray(heavy - d[:, None] * (shrunk[:, None] * sums(heavy, clusters))[clusters])

    x = studies.basis[0]
    vx = inverse(x)
    covariance = np.asarray(np.linalg.inv(x.T @ vx), float)
    along = covariance @ (vx.T @ studies.left)
    left = studies.left - x @ along
    vr = inverse(left[:, None])[:, 0]
    height = np.log(d).sum() - np.log1p(between * total).sum() - left @ vr + np.linalg.slogdet(covariance)[1]
    slope, information = _curvature(nested, d, total, between, vx, inverse(vx), covariance, vr)
    _basis, back, plain = studies.basis
    beta = plain + back @ along
    residuals = studies.effects - studies.columns @ beta
    return Fitted(float(height), slope, information, beta, back @ covariance @ back.T, residuals)


def _curvature(
    nested: Nested,
    d: Floats,
    total: Floats,
    between: float,
    vx: Floats,
    vvx: Floats,
    covariance: Floats,
    vr: Floats,
) -> tuple[Floats, Floats]:
    """Slope of twice the log-likelihood in both variances, and twice their expected information: traces of
    P Gi and P Gi P Gj with G1 = 11' within clusters and G2 = 1."""
    clusters = nested.clusters
    grow = 1 / (1 + between * total)
    ones = total * grow
    squares, cubes = np.bincount(clusters, d**2), np.bincount(clusters, d**3)
    shrunk = between * grow
    own = np.sum(total - shrunk * squares)
    twice = np.sum(squares - 2 * shrunk * cubes + shrunk**2 * squares**2)
    across = np.sum(squares * grow**2)
    zx = sums(vx, clusters)
    b1, b2 = zx.T @ zx, vx.T @ vx
    zvx = sums(vvx, clusters)
    c1, c2 = covariance @ b1, covariance @ b2
    traces = np.array([ones.sum() - c1.trace(), own - c2.trace()])
    quadratic = np.array([np.sum(np.bincount(clusters, vr) ** 2), vr @ vr])
    i11 = np.sum(ones**2) - 2 * np.sum(covariance * (zx.T @ (ones[:, None] * zx))) + np.sum(c1 * c1.T)
    i12 = across - 2 * np.sum(covariance * (zx.T @ zvx)) + np.sum(c1 * c2.T)
    i22 = twice - 2 * np.sum(covariance * (vx.T @ vvx)) + np.sum(c2 * c2.T)
    return quadratic - traces, np.array([[i11, i12], [i12, i22]])


def estimated(nested: Nested) -> tuple[Floats, Fitted]:
    """The two variances: the highest of the maxima that are reached from all between, all within, and
    half."""
    whole = restricted(nested.studies)
    starts = [np.array([whole * share, whole * (1 - share)]) for share in (0.5, 0.99, 0.01)]
    found = [_climbed(nested, start) for start in starts]
    return max(found, key=lambda one: one[1].height)


def _climbed(nested: Nested, variances: Floats) -> tuple[Floats, Fitted]:
    """Fisher scoring; a variance at 0 whose slope points down stays there; steps are halved until they
    climb."""
    at = fitted(nested, variances)
    for _step in range(STEPS):
        free = (variances > 0) | (at.slope > 0)
        if not free.any():
            return variances, at
        step = np.zeros(2)
        step[free] = np.linalg.solve(at.information[np.ix_(free, free)], at.slope[free])
        for _halving in range(HALVINGS):
            then = np.maximum(variances + step, 0.0)
            higher = fitted(nested, then)
            if higher.height >= at.height - 1e-13 * abs(at.height):
                break
            step /= 2
        moved = np.abs(then - variances).max()
        variances, at = then, higher
        if moved <= CLOSE * (variances.sum() + nested.studies.variances.min()):
            return variances, at
    raise refuse(N_("The variances between and within clusters did not settle; are there too few effects?"))


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
    inverse_x = _inverse(nested, v, variances[0], x)
    g = along - (along @ x) @ at.covariance @ inverse_x.T
    spread = g * v + variances[0] * sums(g.T, nested.clusters).T[:, nested.clusters]
    products = g @ spread.T
    return float(np.trace(products) ** 2 / np.sum(products**2))


def _inverse(nested: Nested, v: Floats, between: float, columns: Floats) -> Floats:
    heavy = columns / v[:, None]
    shrunk = between / (1 + between * np.bincount(nested.clusters, 1 / v))
    return np.asarray(heavy - (shrunk[:, None] * sums(heavy, nested.clusters))[nested.clusters] / v[:, None])
