"""Least squares, and the errors of its coefficients when rows come in clusters.

Everything a cluster adds is kept in as many dimensions as there are coefficients: with Q = X (X'X)^(-1/2), a
cluster's part of the hat matrix is Q_g Q_g', and any power of (I - Q_g Q_g') acts on Q_g through the
eigenvectors of the k by k matrix Q_g' Q_g. So CR2 costs no matrix as large as a cluster (Pustejovsky & Tipton
2018, Journal of Business & Economic Statistics 36(4), doi 10.1080/07350015.2016.1247004, working model I).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .data import Floats, Ints

POWERS = {"CR0": 0.0, "CR1": 0.0, "CR1S": 0.0, "CR2": -0.5, "CR3": -1.0}
WHOLE = 1e-10
WELL = 0.01
SMALL = 0.02


@dataclass(frozen=True, eq=False)
class Fit:
    """`beta` (k,), the columns in an orthonormal basis `basis` (n, k), `residuals` (n,); `back` (k, k) brings
    what is in that basis to the coefficients, so that (X'X)^-1 is back back'. Of a likelihood at its top the
    columns are those times the root of each row's weight, and the residuals are divided by it: then the
    scores, and with them all errors by row and cluster, are those of least squares."""

    beta: Floats
    basis: Floats
    back: Floats
    residuals: Floats
    is_likelihood: bool = False

    @property
    def df(self) -> int:
        return len(self.residuals) - len(self.beta)


def least_squares(columns: Floats, outcome: Floats, weights: Floats | None = None) -> Fit:
    """Of columns (n, k) of full rank and an outcome (n,); rows may have weights (n,) above 0."""
    if weights is not None:
        root = np.sqrt(weights)
        columns, outcome = columns * root[:, None], outcome * root
    basis, back = orthonormal(columns)
    along = basis.T @ outcome
    return Fit(back @ along, basis, back, outcome - basis @ along)


def orthonormal(columns: Floats) -> tuple[Floats, Floats]:
    """A basis (n, k) of the columns (n, k), and what brings it back (k, k): columns @ back = basis."""
    upper = triangle(columns)
    if upper is None:
        basis, upper = np.linalg.qr(columns)
        return np.asarray(basis, float), _inverse(upper)
    back = _inverse(upper)
    return (back.T @ columns.T).T, back  # column by column, as sums by cluster want it


def _inverse(upper: NDArray[np.floating[Any]]) -> Floats:
    return np.asarray(np.linalg.solve(upper, np.eye(len(upper))), float)


def triangle(columns: Floats) -> Floats | None:
    """(k, k): R of columns = QR by Cholesky, at a tenth of the price; None where it would lose digits."""
    gram = columns.T @ columns
    sizes = np.sqrt(np.diag(gram))
    try:
        upper = np.linalg.cholesky(gram / np.outer(sizes, sizes)).T
    except np.linalg.LinAlgError:
        return None
    return upper * sizes if np.diag(upper).min() > WELL else None


def classical(fit: Fit) -> Floats:
    """(k, k): one variance for all rows; a likelihood knows it."""
    if fit.is_likelihood:
        return np.asarray(fit.back @ fit.back.T)
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
    return clustered_with_df(fit, clusters, kind, degrees=False)[0]


def clustered_with_df(
    fit: Fit, clusters: Ints, kind: str = "CR2", *, degrees: bool = True
) -> tuple[Floats, Floats | None]:
    """The same with, of each coefficient, Satterthwaite's degrees of freedom (k,) of its t."""
    n, k = fit.basis.shape
    count = int(clusters.max()) + 1
    scores = sums(fit.basis * fit.residuals[:, None], clusters)
    products = _products(fit, clusters, count) if degrees or POWERS[kind] else np.empty((0, k, k))
    turned = _power(products, POWERS[kind]) if POWERS[kind] else None
    if turned is not None:
        scores = np.einsum("gij,gj->gi", turned, scores)
    factor = count / (count - 1) if kind.startswith("CR1") else 1.0
    factor *= (n - 1) / (n - k) if kind == "CR1S" else 1.0
    variance = np.asarray(factor * fit.back @ (scores.T @ scores) @ fit.back.T)
    return variance, _satterthwaite(fit, products, turned) if degrees else None


def clustered_twice(fit: Fit, one: Ints, other: Ints, kind: str = "CR1S") -> Floats:
    """(k, k): clusters of two kinds that cross (Cameron, Gelbach & Miller 2011, doi
    10.1198/jbes.2010.07136)."""
    both = np.unique(one * (int(other.max()) + 1) + other, return_inverse=True)[1]
    return clustered(fit, one, kind) + clustered(fit, other, kind) - clustered(fit, both, kind)


def sums(columns: Floats, clusters: Ints) -> Floats:
    """(G, k): of the rows (n, k) of each cluster."""
    starts = np.concatenate([[0], np.flatnonzero(np.diff(clusters)) + 1])
    if len(starts) == int(clusters.max()) + 1 and (np.diff(clusters) >= 0).all():
        return np.column_stack([np.add.reduceat(column, starts) for column in columns.T])
    return np.column_stack([np.bincount(clusters, column) for column in columns.T])


def _products(fit: Fit, clusters: Ints, count: int) -> Floats:
    """(G, k, k): Q_g' Q_g."""
    k = fit.basis.shape[1]
    products = np.empty((count, k, k))
    columns = fit.basis
    for i in range(k):
        several = sums(columns[:, : i + 1] * columns[:, i, None], clusters)
        products[:, i, : i + 1] = products[:, : i + 1, i] = several
    return products


def _power(products: Floats, power: float) -> Floats:
    """(G, k, k): of 1 - Q_g' Q_g; a direction that a cluster alone decides is left out (the generalised
    inverse)."""
    most = float(np.einsum("gii->g", products).max())
    if most < SMALL:
        return _series(products, power, most)
    values, vectors = np.linalg.eigh(products)
    left = 1 - np.clip(values, 0, 1)
    factors = np.where(left > WHOLE, np.maximum(left, WHOLE) ** power, 0.0)
    return np.asarray((vectors * factors[:, None, :]) @ vectors.transpose(0, 2, 1))


def _series(products: Floats, power: float, most: float) -> Floats:
    """The same where no cluster has much to say, eigenvalues of at most `most`: a few terms are exact."""
    factors, left = [1.0], 1.0
    while left > np.finfo(float).eps / 8:
        place = len(factors)
        factors.append(factors[-1] * (place - 1 - power) / place)
        left = abs(factors[-1]) * most**place
    one = np.eye(products.shape[1])
    found = factors[-1] * one
    for factor in reversed(factors[:-1]):
        found = factor * one + products @ found
    return np.asarray(found)


def _satterthwaite(fit: Fit, products: Floats, turned: Floats | None) -> Floats:
    """(k,): Bell & McCaffrey 2002; `turned` is what adjusts each cluster."""
    along = fit.back.T if turned is None else turned @ fit.back.T
    inside = products @ along
    sizes = np.sum(along * inside, axis=1)
    squares = np.sum(inside**2, axis=1)
    flat = inside.transpose(2, 0, 1)
    cross = flat.transpose(0, 2, 1) @ flat
    below = np.sum(sizes**2 - 2 * sizes * squares, axis=0) + np.sum(cross**2, axis=(1, 2))
    return np.asarray(np.sum(sizes - squares, axis=0) ** 2 / below)
