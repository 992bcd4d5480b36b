"""Least squares, and the errors of its coefficients when rows come in clusters.

Everything a cluster adds is kept in as many dimensions as there are coefficients: with Q = X (X'X)^(-1/2), a
cluster's part of the hat matrix is Q_g Q_g', and any power of (I - Q_g Q_g') acts on Q_g through the
eigenvectors of the k by k matrix Q_g' Q_g. So CR2 costs no matrix as large as a cluster (Pustejovsky & Tipton
2018, Journal of Business & Economic Statistics 36(4), doi 10.1080/07350015.2016.1247004, working model I).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .data import Floats, Ints

POWERS = {"CR0": 0.0, "CR1": 0.0, "CR1S": 0.0, "CR2": -0.5, "CR3": -1.0}
WHOLE = 1e-10


@dataclass(frozen=True, eq=False)
class Fit:
    """`beta` (k,), the columns in an orthonormal basis `basis` (n, k), `residuals` (n,); `back` (k, k) brings
    what is in that basis to the coefficients, so that (X'X)^-1 is back back'."""

    beta: Floats
    basis: Floats
    back: Floats
    residuals: Floats

    @property
    def df(self) -> int:
        return len(self.residuals) - len(self.beta)


def least_squares(columns: Floats, outcome: Floats, weights: Floats | None = None) -> Fit:
    """Of columns (n, k) of full rank and an outcome (n,); rows may have weights (n,) above 0."""
    if weights is not None:
        root = np.sqrt(weights)
        columns, outcome = columns * root[:, None], outcome * root
    basis, upper = np.linalg.qr(columns)
    along = basis.T @ outcome
    back = np.linalg.solve(upper, np.eye(len(upper)))
    return Fit(back @ along, basis, back, outcome - basis @ along)


def classical(fit: Fit) -> Floats:
    """(k, k): one variance for all rows."""
    return float(fit.residuals @ fit.residuals) / fit.df * fit.back @ fit.back.T


def robust(fit: Fit, kind: str = "HC2") -> Floats:
    """(k, k): each row has a variance of its own; HC0, HC1, HC2 or HC3 (Long & Ervin 2000, doi
    10.1080/00031305.2000.10474549)."""
    n, k = fit.basis.shape
    left = 1 - np.einsum("ij,ij->i", fit.basis, fit.basis)
    factor = {"HC0": 1.0, "HC1": n / (n - k), "HC2": 1 / left, "HC3": 1 / left**2}[kind]
    meat = fit.basis.T @ (fit.basis * (factor * fit.residuals**2)[:, None])
    return np.asarray(fit.back @ meat @ fit.back.T)


def clustered(fit: Fit, clusters: Ints, kind: str = "CR2") -> Floats:
    """(k, k): rows of one cluster (its number, (n,), counted from 0) may go together. CR0; CR1 = G/(G-1);
    CR1S = also (n-1)/(n-k); CR2 and CR3 as in the module's source."""
    n, k = fit.basis.shape
    count = int(clusters.max()) + 1
    scores = sums(fit.basis * fit.residuals[:, None], clusters)
    if POWERS[kind]:
        values, vectors = _eigen(fit, clusters)
        scores = _turn(vectors, _power(values, POWERS[kind]), scores)
    factor = count / (count - 1) if kind.startswith("CR1") else 1.0
    factor *= (n - 1) / (n - k) if kind == "CR1S" else 1.0
    return np.asarray(factor * fit.back @ (scores.T @ scores) @ fit.back.T)


def clustered_twice(fit: Fit, one: Ints, other: Ints, kind: str = "CR1S") -> Floats:
    """(k, k): clusters of two kinds that cross (Cameron, Gelbach & Miller 2011, doi
    10.1198/jbes.2010.07136)."""
    both = np.unique(one * (int(other.max()) + 1) + other, return_inverse=True)[1]
    return clustered(fit, one, kind) + clustered(fit, other, kind) - clustered(fit, both, kind)


def satterthwaite(fit: Fit, clusters: Ints, kind: str = "CR2") -> Floats:
    """(k,): of each coefficient the degrees of freedom of its t (Bell & McCaffrey 2002)."""
    values, vectors = _eigen(fit, clusters)
    power = _power(values, POWERS[kind])
    along = np.einsum("gij,ki->gkj", vectors, fit.back)
    sizes = np.einsum("gj,gkj->gk", values * power**2, along**2)
    inside = np.einsum("gij,gj,gkj->gki", vectors, values * power, along)
    squares = np.sum(inside**2, axis=2)
    cross = np.einsum("gki,gkj->kij", inside, inside)
    below = np.sum(sizes**2 - 2 * sizes * squares, axis=0) + np.sum(cross**2, axis=(1, 2))
    return np.asarray(np.sum(sizes - squares, axis=0) ** 2 / below)


def sums(columns: Floats, clusters: Ints) -> Floats:
    """(G, k): of the rows (n, k) of each cluster."""
    return np.column_stack([np.bincount(clusters, column) for column in columns.T])


def _eigen(fit: Fit, clusters: Ints) -> tuple[Floats, Floats]:
    """Of Q_g' Q_g for each cluster: values (G, k) from 0 to 1, vectors (G, k, k)."""
    k = fit.basis.shape[1]
    products = np.empty((int(clusters.max()) + 1, k, k))
    for i in range(k):
        for j in range(i + 1):
            products[:, i, j] = products[:, j, i] = np.bincount(clusters, fit.basis[:, i] * fit.basis[:, j])
    values, vectors = np.linalg.eigh(products)
    return np.clip(values, 0, 1), vectors


def _power(values: Floats, power: float) -> Floats:
    """Of 1 - values; a direction that a cluster alone decides is left out (the generalised inverse)."""
    left = 1 - values
    return np.asarray(np.where(left > WHOLE, np.maximum(left, WHOLE) ** power, 0.0))


def _turn(vectors: Floats, factors: Floats, scores: Floats) -> Floats:
    along = np.einsum("gij,gi->gj", vectors, scores) * factors
    return np.asarray(np.einsum("gij,gj->gi", vectors, along))
