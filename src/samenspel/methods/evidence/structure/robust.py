"""Errors and chi-square when answers are not normal.

In the basis where the model's covariances are the identity, normal weights are the identity too: what each
person adds to the covariances is a row, the model's slopes span a space, and chi-square is misled by what
varies outside of it (Satorra & Bentler 1994, in ISBN 9780803951143): its mean is mended, or its mean and
variance, as Satterthwaite's degrees of freedom do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints

from .fitting import Fitted, covariances

ROWS = 4_096


@dataclass(frozen=True, eq=False)
class Robust:
    """`cov` (q, q) of the parameters; the sums of the weights of chi-square and of their squares."""

    cov: Floats
    weights: float
    squares: float


def robust(fitted: Fitted, matrix: Floats, groups: Ints) -> Robust:
    """Of complete answers (n, p) and each person's group (n,)."""
    tangents, varying = zip(*_groups(fitted, matrix, groups), strict=True)
    basis = np.linalg.qr(np.concatenate(tangents))[0]
    sizes = np.cumsum([0, *(len(one) for one in tangents)])
    parts = [basis[start:end] for start, end in pairwise(sizes.tolist())]
    inside = sum(part.T @ cov @ part for part, cov in zip(parts, varying, strict=True))
    crossed = sum(float(np.sum((cov @ part) ** 2)) for part, cov in zip(parts, varying, strict=True))
    bread = covariances(fitted)
    meat = sum(one.T @ cov @ one for one, cov in zip(tangents, varying, strict=True))
    return Robust(
        bread @ meat @ bread,
        sum(float(np.trace(cov)) for cov in varying) - float(np.trace(inside)),
        sum(float(np.sum(cov**2)) for cov in varying) - 2 * crossed + float(np.sum(inside**2)),
    )


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
