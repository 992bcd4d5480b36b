"""Least squares, and the errors of its coefficients when each row stands for itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .data import Floats, Ints

WHOLE, LEAN = 1e-10, 1e-6
WELL = 0.01


@dataclass(frozen=True, eq=False)
class Strata:
    """Constants that were taken out: of each row (n,) its stratum, and the root of its share in that."""

    codes: Ints
    roots: Floats

    @property
    def count(self) -> int:
        return int(self.codes.max()) + 1


@dataclass(frozen=True, eq=False)
class Fit:
    """`beta` (k,), the columns in an orthonormal basis `basis` (n, k), `residuals` (n,); `back` (k, k) brings
    what is in that basis to the coefficients, so that (X'X)^-1 is back back'. Where rows have `weights`,
    columns and residuals are those times their root. Of a likelihood at its top these are the variances of
    its rows, and the residuals are divided by the root: then the scores are those of least squares."""

    beta: Floats
    basis: Floats
    back: Floats
    residuals: Floats
    weights: Floats | None = None
    is_likelihood: bool = False
    strata: Strata | None = None

    @property
    def df(self) -> int:
        taken = 0 if self.strata is None else self.strata.count
        return len(self.residuals) - len(self.beta) - taken

    @property
    def leverage(self) -> Floats:
        """(n,): the part of each row in its own expectation."""
        hat = np.einsum("ij,ij->i", self.basis, self.basis)
        return np.asarray(hat if self.strata is None else hat + self.strata.roots**2)


def least_squares(columns: Floats, outcome: Floats, weights: Floats | None = None) -> Fit:
    """Of columns (n, k) of full rank and an outcome (n,); rows may have weights (n,) above 0."""
    if weights is not None:
        root = np.sqrt(weights)
        columns, outcome = columns * root[:, None], outcome * root
    basis, back = orthonormal(columns)
    along = basis.T @ outcome
    return Fit(back @ along, basis, back, outcome - basis @ along, weights)


def within_strata(columns: Floats, outcome: Floats, codes: Ints, weights: Floats | None = None) -> Fit:
    """The same with a constant for each stratum (its number, (n,)), taken out before (Frisch & Waugh 1933,
    doi 10.2307/1907330): however many there are, they cost nothing."""
    left = less_means(np.column_stack([columns, outcome]), codes, weights)
    fit = least_squares(left[:, :-1], left[:, -1], weights)
    heavy = np.ones(len(codes)) if weights is None else weights
    return replace(fit, strata=Strata(codes, np.sqrt(heavy / np.bincount(codes, heavy)[codes])))


def less_means(columns: Floats, codes: Ints, weights: Floats | None = None) -> Floats:
    """Columns (n, m) less their means in each stratum (its number, (n,))."""
    heavy = np.ones(len(codes)) if weights is None else weights
    means = sums(columns * heavy[:, None], codes) / np.bincount(codes, heavy)[:, None]
    return np.asarray(columns - means[codes])


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
    left = 1 - fit.leverage
    left = np.where(left > WHOLE, left, np.inf)  # a row that is alone says nothing
    factors = {"HC0": np.ones(1), "HC1": np.full(1, len(left) / fit.df), "HC2": 1 / left, "HC3": 1 / left**2}
    meat = fit.basis.T @ (fit.basis * (factors[kind] * fit.residuals**2)[:, None])
    return np.asarray(fit.back @ meat @ fit.back.T)


def hanging(fit: Fit) -> dict[int, int]:
    """By coefficient the row that decides it alone, so that nothing tells how far it may be off."""
    alone = np.flatnonzero(fit.leverage > 1 - WHOLE)
    moved = np.abs(fit.basis[alone] @ fit.back.T) > LEAN * np.linalg.norm(fit.back, axis=1)
    return {int(place): int(alone[row]) for row, place in zip(*np.nonzero(moved), strict=True)}


def sums(columns: Floats, clusters: Ints) -> Floats:
    """(G, k): of the rows (n, k) of each cluster."""
    starts = np.concatenate([[0], np.flatnonzero(np.diff(clusters)) + 1])
    if len(starts) == int(clusters.max()) + 1 and (np.diff(clusters) >= 0).all():
        return np.column_stack([np.add.reduceat(column, starts) for column in columns.T])
    return np.column_stack([np.bincount(clusters, column) for column in columns.T])
