"""The errors of coefficients when rows come in clusters, with Satterthwaite's degrees of freedom.

Everything a cluster adds is kept in few dimensions. With Q = X (X'X)^(-1/2), its part of the hat matrix is
Q_g Q_g', and any power of (I - Q_g Q_g') acts on Q_g through the eigenvectors of the k by k matrix Q_g' Q_g.
So CR2 costs no matrix as large as a cluster (Pustejovsky & Tipton 2018, doi 10.1080/07350015.2016.1247004;
the working models are those of R's clubSandwich).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from samenspel.methods.words import N_

from .data import Floats, Ints
from .least import WHOLE, Fit, Strata, sums
from .unfit import refuse

POWERS = {"CR0": 0.0, "CR1": 0.0, "CR1S": 0.0, "CR2": -0.5, "CR3": -1.0}
SMALL = 0.02
LARGEST = 3000


@dataclass(frozen=True, eq=False)
class Clusters:
    """Rows of one cluster (its number, (n,), counted from 0) may go together; the working model is that rows
    stand alone and vary alike, after weighting."""

    fit: Fit
    codes: Ints
    power: float

    @property
    def core(self) -> Floats:
        """C (m, m): with U the directions of all rows, what is left of the outcome varies as I + U C U'."""
        return -np.eye(self.spans.shape[1])

    @property
    def spans(self) -> Floats:
        """U (n, m)."""
        return self.fit.basis

    @property
    def residuals(self) -> Floats:
        return self.fit.residuals

    @cached_property
    def products(self) -> Floats:
        """(G, m, m): U_g' U_g."""
        return _products(self.spans, self.codes)

    @cached_property
    def turned(self) -> Floats | None:
        """(G, m, k): the columns of each cluster as the correction turns them, in its directions; None where
        they stay as they are."""
        return _power(self.products, self.power) if self.power else None

    @property
    def scores(self) -> Floats:
        """(G, k): what each cluster moves the coefficients by, in the fit's basis."""
        found = sums(self.spans * self.residuals[:, None], self.codes)
        return found if self.turned is None else np.asarray(np.einsum("gij,gi->gj", self.turned, found))

    def sizes_and_leans(self) -> tuple[Floats, Floats]:
        """Of each cluster and coefficient how much it varies alone (G, k), and by the fit (G, m, k)."""
        along = self.fit.back.T if self.turned is None else self.turned @ self.fit.back.T
        leans = self.products @ along
        return np.sum(along * leans, axis=1), leans

    def crossed(self, leans: Floats) -> Floats:
        """(k,): the squares of what all pairs of clusters share."""
        flat = leans.transpose(2, 0, 1)
        cross = self.core @ (flat.transpose(0, 2, 1) @ flat)
        return np.asarray(np.sum(cross * cross.transpose(0, 2, 1), axis=(1, 2)))


class Weighted(Clusters):
    """The same, where rows vary alike before weighting: H = X M X'W is then not symmetric, and a cluster has
    the directions of its columns and of its weighted columns."""

    @cached_property
    def spans(self) -> Floats:
        scaled = np.sqrt(self.weights / self.scale)[:, None]
        return np.hstack([self.fit.basis / scaled, self.fit.basis * scaled])

    @property
    def weights(self) -> Floats:
        return np.ones(len(self.codes)) if self.fit.weights is None else self.fit.weights

    @property
    def scale(self) -> float:
        return float(self.weights.mean())

    @property
    def core(self) -> Floats:
        one = np.eye(len(self.fit.beta))
        heavy = self.spans[:, len(one) :]
        return np.block([[heavy.T @ heavy, -one], [-one, 0 * one]])

    @property
    def residuals(self) -> Floats:
        return np.asarray(self.fit.residuals / np.sqrt(self.weights))

    @cached_property
    def turned(self) -> Floats:
        k = len(self.fit.beta)
        plain = np.vstack([np.zeros((k, k)), self.scale**0.5 * np.eye(k)])
        if not self.power:
            return plain[None]
        if self.power == POWERS["CR3"]:
            return np.asarray(plain @ _power(self.products[:, :k, k:], self.power))
        return np.asarray(_root(self.products, self.core) @ plain)


class Likely(Clusters):
    """A likelihood: rows vary as it says they do. CR2 takes the root of a matrix as large as the cluster."""

    @cached_property
    def adjusted(self) -> Floats:
        """(n, k): the columns as CR2 turns them."""
        found = np.empty_like(self.fit.basis)
        order = np.argsort(self.codes, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(self.codes[order])) + 1):
            found[rows] = self._turned(rows)
        return found

    def _turned(self, rows: Ints) -> Floats:
        if len(rows) > LARGEST:
            raise refuse(N_("A cluster of {n} rows is too large for CR2; take CR1 or CR3."), n=len(rows))
        variance = np.ones(len(rows)) if self.fit.weights is None else self.fit.weights[rows]
        heavy = variance[:, None] * self.fit.basis[rows]
        values, vectors = np.linalg.eigh(np.diag(variance**2) - heavy @ heavy.T)
        least = WHOLE * float(variance.max()) ** 2
        factors = np.where(values > least, np.maximum(values, least) ** self.power, 0.0)
        return np.asarray((variance[:, None] * vectors * factors) @ (vectors.T @ self.fit.basis[rows]))

    @property
    def scores(self) -> Floats:
        return sums(self.adjusted * self.residuals[:, None], self.codes)

    def sizes_and_leans(self) -> tuple[Floats, Floats]:
        k, back = len(self.fit.beta), self.fit.back.T
        products = _products(np.hstack([self.spans, self.adjusted]), self.codes)
        return np.sum(back * (products[:, k:, k:] @ back), axis=1), products[:, :k, k:] @ back


class Stratified(Clusters):
    """Clusters that lie in one stratum each, whose constants were taken out: clusters of one stratum have a
    direction more, which they share with each other alone."""

    @cached_property
    def spans(self) -> Floats:
        return np.column_stack([self.fit.basis, self._strata.roots])

    @property
    def _strata(self) -> Strata:
        assert self.fit.strata is not None
        return self.fit.strata

    @cached_property
    def turned(self) -> Floats:
        k = len(self.fit.beta)
        if not self.power:
            return np.eye(k + 1)[None, :, :k]
        return _power(self.products, self.power)[:, :, :k]

    def crossed(self, leans: Floats) -> Floats:
        stratum = self._strata.codes[np.unique(self.codes, return_index=True)[1]]
        shared, alone = leans[:, :-1], leans[:, -1]
        flat = shared.transpose(2, 0, 1)
        wide = np.sum((flat.transpose(0, 2, 1) @ flat) ** 2, axis=(1, 2))
        both = np.stack([sums(part * alone, stratum) for part in shared.transpose(1, 0, 2)])
        return np.asarray(
            wide + 2 * np.sum(both**2, axis=(0, 1)) + np.sum(sums(alone**2, stratum) ** 2, axis=0)
        )


def clustered(fit: Fit, clusters: Ints, kind: str = "CR2") -> Floats:
    """(k, k): rows of one cluster (its number, (n,), counted from 0) may go together. CR0; CR1 = G/(G-1);
    CR1S = also (n-1)/(n-k); CR2 and CR3 as in the module's source."""
    return _variance(_as_they_came(fit, clusters, kind), kind)


def clustered_with_df(fit: Fit, clusters: Ints, kind: str = "CR2") -> tuple[Floats, Floats]:
    """The same with, of each coefficient, Satterthwaite's degrees of freedom (k,) of its t."""
    found = _as_they_came(fit, clusters, kind)
    return _variance(found, kind), _satterthwaite(found)


def clustered_twice(fit: Fit, one: Ints, other: Ints, kind: str = "CR1S") -> Floats:
    """(k, k): clusters of two kinds that cross (Cameron, Gelbach & Miller 2011, doi
    10.1198/jbes.2010.07136)."""
    both = np.unique(one * (int(other.max()) + 1) + other, return_inverse=True)[1]
    return clustered(fit, one, kind) + clustered(fit, other, kind) - clustered(fit, both, kind)


def _as_they_came(fit: Fit, clusters: Ints, kind: str) -> Clusters:
    if fit.is_likelihood:
        return (Likely if kind == "CR2" else Clusters)(fit, clusters, POWERS[kind])
    if fit.strata is not None and not _is_within(fit.strata.codes, clusters):
        if fit.weights is not None or not _is_within(clusters, fit.strata.codes):
            raise refuse(
                N_(
                    "So many strata leave errors by cluster only where each cluster is in one stratum, and "
                    "without weights; take randomisation-inference."
                )
            )
        return Stratified(fit, clusters, POWERS[kind])
    return (Clusters if fit.weights is None else Weighted)(fit, clusters, POWERS[kind])


def _is_within(small: Ints, large: Ints) -> bool:
    """Whether each of the small is in one of the large."""
    home = np.zeros(int(small.max()) + 1, int)
    home[small] = large
    return bool((home[small] == large).all())


def _variance(found: Clusters, kind: str) -> Floats:
    fit, scores = found.fit, found.scores
    factor = len(scores) / (len(scores) - 1) if kind.startswith("CR1") else 1.0
    factor *= (len(fit.residuals) - 1) / fit.df if kind == "CR1S" else 1.0
    return np.asarray(factor * fit.back @ (scores.T @ scores) @ fit.back.T)


def _satterthwaite(found: Clusters) -> Floats:
    """(k,): Bell & McCaffrey 2002."""
    sizes, leans = found.sizes_and_leans()
    squares = -np.sum(leans * (found.core @ leans), axis=1)
    below = np.sum(sizes**2 - 2 * sizes * squares, axis=0) + found.crossed(leans)
    return np.asarray(np.sum(sizes - squares, axis=0) ** 2 / below)


def _products(columns: Floats, clusters: Ints) -> Floats:
    """(G, m, m): of columns (n, m), by cluster."""
    m = columns.shape[1]
    products = np.empty((int(clusters.max()) + 1, m, m))
    for i in range(m):
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


def _root(products: Floats, core: Floats) -> Floats:
    """(G, m, m): F with (I + U C U')^(-1/2) U = U F, of products U'U and a core C; a direction that a cluster
    alone decides is left out."""
    sizes, turn = np.linalg.eigh(products)
    is_there = sizes > WHOLE * sizes.max(axis=1, keepdims=True)
    root = np.sqrt(np.where(is_there, sizes, 0.0))
    inside = root[:, :, None] * (turn.transpose(0, 2, 1) @ core @ turn) * root[:, None, :]
    values, vectors = np.linalg.eigh(inside)
    factors = np.where(1 + values > WHOLE, np.maximum(1 + values, WHOLE) ** -0.5, 0.0) - 1
    change = (vectors * factors[:, None, :]) @ vectors.transpose(0, 2, 1)
    there = np.divide(1.0, root, out=np.zeros_like(root), where=is_there)
    whole = (turn * there[:, None, :]) @ change @ (turn * root[:, None, :]).transpose(0, 2, 1)
    return np.asarray(np.eye(len(core)) + whole)
