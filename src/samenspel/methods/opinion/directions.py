"""The main directions in which the rows of a sparse matrix differ, the same whoever runs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .votes import Floats, Ints, sums

SMALL = 320
"""Up to so many rows or columns a full decomposition is quicker than iterating."""
BLOCK, LARGEST_BASIS = 6, 300
TOLERANCE = 1e-11
KEPT = 2**25
"""So many cells of a dense matrix are kept; larger ones are made again, a few rows at a time."""


@dataclass(frozen=True, eq=False)
class Entries:
    """A matrix (n, m) that is zero but for `values` (v,) at `rows` and `columns`; rows ascend."""

    n: int
    m: int
    rows: Ints
    columns: Ints
    values: Floats

    def blocks(self) -> Iterator[Floats]:
        """The matrix, dense, some rows at a time."""
        if self.n * self.m <= KEPT:
            yield self._whole
            return
        height = max(KEPT // (8 * self.m), 1)
        for a in range(0, self.n, height):
            yield self._dense(a, min(a + height, self.n))

    @cached_property
    def _whole(self) -> Floats:
        return self._dense(0, self.n)

    def _dense(self, a: int, b: int) -> Floats:
        i, j = np.searchsorted(self.rows, (a, b))
        block = np.zeros((b - a, self.m))
        block[self.rows[i:j] - a, self.columns[i:j]] = self.values[i:j]
        return block

    def sums_by_row(self, factors: Floats) -> Floats:
        """(n,) the sum of each row's entries, each multiplied by the factor (m,) of its column."""
        return sums(self.rows, self.values * factors[self.columns], self.n)


def main_directions(matrix: Entries, q: int, tolerance: float = TOLERANCE) -> tuple[Floats, Floats]:
    """The `q` largest singular values (q,) of a matrix (n, m) and their right singular vectors (q, m).

    Of each vector the entry that is largest in size is positive; where entries are equal in size the first.
    Fewer than q when there are fewer rows or columns. `tolerance` is the error left, relative to the first
    square. By the eigenvalues of the smaller Gram matrix, or block
    Lanczos with full orthogonalisation (Golub and Van Loan, Matrix Computations, section 10.3).
    """
    q = min(q, matrix.n, matrix.m)
    if q == 0:
        return np.zeros(0), np.zeros((0, matrix.m))
    if matrix.m <= SMALL:
        squares, vectors = _largest(_summed(block.T @ block for block in matrix.blocks()), q)
    elif matrix.n <= SMALL:
        whole = next(matrix.blocks())
        squares, left = _largest(whole @ whole.T, q)
        vectors = _unit(whole.T @ left)
    else:
        squares, vectors = _iterated(matrix, q, tolerance)
    return np.sqrt(np.maximum(squares, 0)), _signed(vectors.T)


def _summed(parts: Iterator[Floats]) -> Floats:
    total = next(parts)
    for part in parts:
        total = total + part
    return total


def _largest(gram: Floats, q: int) -> tuple[Floats, Floats]:
    values, vectors = np.linalg.eigh(gram)
    return values[::-1][:q], vectors[:, ::-1][:, :q]


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=0)
    unit: Floats = vectors / np.where(lengths > 0, lengths, 1)
    return unit


def _signed(vectors: Floats) -> Floats:
    sizes = np.abs(vectors)
    near = sizes >= sizes.max(axis=1, keepdims=True) * (1 - 1e-9)
    first = np.argmax(near, axis=1)
    signs = np.where(vectors[np.arange(len(vectors)), first] < 0, -1.0, 1.0)
    signed: Floats = vectors * signs[:, None]
    return signed


def _iterated(matrix: Entries, q: int, tolerance: float) -> tuple[Floats, Floats]:
    start = np.random.Generator(np.random.PCG64(0)).standard_normal((matrix.m, q + BLOCK))
    block = np.linalg.qr(start)[0]
    basis, images = block, np.zeros((matrix.m, 0))
    while True:
        image = _summed(rows.T @ (rows @ block) for rows in matrix.blocks())
        images = np.hstack([images, image])
        small = basis.T @ images
        values, turns = _largest((small + small.T) / 2, q)
        missed = images @ turns - (basis @ turns) * values
        full = basis.shape[1] + block.shape[1] > min(LARGEST_BASIS, matrix.m)
        if full or np.linalg.norm(missed) <= tolerance * values[0]:
            return values, basis @ turns
        for _twice in range(2):
            image = image - basis @ (basis.T @ image)
        block = np.linalg.qr(image)[0]
        basis = np.hstack([basis, block])
