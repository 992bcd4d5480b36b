"""Errors and chi-square when answers are not normal.

In the basis where the model's covariances are the identity, normal weights are the identity too: what each
person adds to the covariances is a row, the model's slopes span a space, and chi-square is misled by what
varies outside of it (Satorra & Bentler 1994, in ISBN 9780803951143): its mean is mended, or its mean and
variance, as Satterthwaite's degrees of freedom do. Where answers may be missing, each person's slope of the
likelihood says how the parameters vary, and what the model leaves of that is held against what it has no part
in (Yuan & Bentler 2000, doi 10.1111/0081-1750.00078; as Mplus and lavaan compute it).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints

from .answered import Answered
from .casewise import varying
from .fitting import Fitted, covariances
from .observing import observed
from .plain import without_factors
from .samples import independent

ROWS = 4_096


@dataclass(frozen=True, eq=False)
class Robust:
    """`cov` (q, q) of the parameters; the sums of the weights of chi-square, of their squares (None where
    these are not known), and of the weights for items that have nothing to do with each other."""

    cov: Floats
    weights: float
    squares: float | None
    base: float

    @property
    def name(self) -> str:
        return "Yuan–Bentler" if self.squares is None else "Satorra–Bentler"


def robust(fitted: Fitted, people: Answered) -> Robust:
    alone = independent(people.samples, len(fitted.model.items))
    base = without_factors(fitted.model, people.samples, alone)
    return (_satorra_bentler if people.is_complete else _yuan_bentler)(fitted, base, people)


def _yuan_bentler(fitted: Fitted, base: Fitted, people: Answered) -> Robust:
    every = without_factors(fitted.model, people.samples, people.best)
    (cov, traced), (_cov, most), (_cov, least) = (_sandwich(one, people) for one in (fitted, every, base))
    return Robust(cov, abs(most - traced), None, abs(most - least))


def _sandwich(fitted: Fitted, people: Answered) -> tuple[Floats, float]:
    """Covariances (q, q) of the parameters, and the trace of the meat between the roots of the bread."""
    bread = covariances(fitted, observed(fitted, people.samples))
    meat = varying(fitted, people.matrix, people.groups)
    return bread @ meat @ bread, float(np.sum(bread * meat))


def _satorra_bentler(fitted: Fitted, base: Fitted, people: Answered) -> Robust:
    spread, bread = _spread(fitted, people), covariances(fitted)
    weights, squares = spread.outside()
    return Robust(bread @ spread.meat() @ bread, weights, squares, _spread(base, people).outside()[0])


@dataclass(frozen=True, eq=False)
class Spread:
    """Of each group the slopes (p*, q), times the root of its size, and how what people add varies
    (p*, p*)."""

    tangents: tuple[Floats, ...]
    varying: tuple[Floats, ...]

    def meat(self) -> Floats:
        parts = [one.T @ cov @ one for one, cov in zip(self.tangents, self.varying, strict=True)]
        return np.asarray(sum(parts))

    def outside(self) -> tuple[float, float]:
        """The sums of the weights, and of their squares, of what varies outside of the slopes."""
        basis = np.linalg.qr(np.concatenate(self.tangents))[0]
        sizes = np.cumsum([0, *(len(one) for one in self.tangents)])
        parts = [basis[start:end] for start, end in pairwise(sizes.tolist())]
        both = list(zip(parts, self.varying, strict=True))
        inside = sum(part.T @ cov @ part for part, cov in both)
        crossed = sum(float(np.sum((cov @ part) ** 2)) for part, cov in both)
        squares = sum(float(np.sum(cov**2)) for cov in self.varying)
        weights = sum(float(np.trace(cov)) for cov in self.varying) - float(np.trace(inside))
        return weights, squares - 2 * crossed + float(np.sum(inside**2))


def _spread(fitted: Fitted, people: Answered) -> Spread:
    tangents, varies = zip(*_groups(fitted, people.matrix, people.groups), strict=True)
    return Spread(tangents, varies)


def _groups(fitted: Fitted, matrix: Floats, groups: Ints) -> Iterator[tuple[Floats, Floats]]:
    """Of each group the slopes (p*, q), times the root of its size, and how what people add varies."""
    for group, block in enumerate(fitted.model.blocks):
        rows = matrix[groups == group]
        at = block.implied(fitted.parameters)
        half = np.linalg.inv(np.linalg.cholesky(at.cov))
        one, other = at.one @ half.T, at.other @ half.T
        products = one[:, :, None] * other[:, None, :]
        slopes = _stacked(products + products.transpose(0, 2, 1))
        if fitted.model.has_means:
            slopes = np.concatenate([at.means @ half.T, slopes], axis=1)
        tangents = np.zeros((len(fitted.parameters), slopes.shape[1]))
        np.add.at(tangents, block.places, slopes)
        yield (
            tangents.T * np.sqrt(len(rows)),
            _varying((rows - rows.mean(axis=0)) @ half.T, fitted.model.has_means),
        )


def _stacked(matrices: Floats) -> Floats:
    """(n, p(p+1)/2) of symmetric (n, p, p), so that sums of squares stay half of theirs."""
    low, high = np.tril_indices(matrices.shape[-1])
    return np.asarray(matrices[:, low, high] * np.where(low == high, np.sqrt(0.5), 1))


def _varying(rows: Floats, has_means: bool) -> Floats:
    low, high = np.tril_indices(rows.shape[1])
    weight = np.where(low == high, np.sqrt(0.5), 1)
    size = len(low) + (rows.shape[1] if has_means else 0)
    products, sums = np.zeros((size, size)), np.zeros(size)
    for start in range(0, len(rows), ROWS):
        some = rows[start : start + ROWS]
        added = some[:, low] * some[:, high] * weight
        added = np.concatenate([some, added], axis=1) if has_means else added
        products += added.T @ added
        sums += added.sum(axis=0)
    mean = sums / len(rows)
    return np.asarray(products / len(rows) - np.outer(mean, mean))
