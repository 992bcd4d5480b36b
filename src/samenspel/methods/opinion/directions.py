"""The main directions in which the rows of a sparse matrix differ, the same whoever runs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .votes import Floats, Ints, sums_of_runs

SMALL = 80
"""Up to so many rows or columns for each direction a full decomposition is quicker than iterating."""
TALL, SMALL_OF_TALL = 2**22, 320
"""With so many cells, which no cache holds, it is quicker up to so many columns."""
LARGEST_BASIS, NOTHING = 300, 1e-12
TOLERANCE = 1e-9
STRIP, KEPT = 2**18, 2**25
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
            yield self.whole
            return
        height = max(KEPT // (8 * self.m), 1)
        for a in range(0, self.n, height):
            yield self._dense(a, min(a + height, self.n))

    def strips(self) -> Iterator[Floats]:
        """The same, so few rows at a time that two products in a row find them in the cache."""
        height = max(STRIP // self.m, 1)
        for block in self.blocks():
            for a in range(0, len(block), height):
                yield block[a : a + height]

    @cached_property
    def whole(self) -> Floats:
        return self._dense(0, self.n)

    def _dense(self, a: int, b: int) -> Floats:
        i, j = np.searchsorted(self.rows, (a, b))
        block = np.zeros((b - a, self.m))
        block[self.rows[i:j] - a, self.columns[i:j]] = self.values[i:j]
        return block

    def of_columns(self, used: Ints) -> Entries:
        """Those columns alone, when there is nothing in the others."""
        place = np.zeros(self.m, np.int64)
        place[used] = np.arange(len(used))
        return Entries(self.n, len(used), self.rows, place[self.columns], self.values)

    def sums_by_row(self, factors: Floats) -> Floats:
        """(n,) the sum of each row's entries, each multiplied by the factor (m,) of its column."""
        edges = np.searchsorted(self.rows, np.arange(self.n + 1))
        return sums_of_runs(edges, self.values * factors[self.columns])


def main_directions(matrix: Entries, q: int, tolerance: float = TOLERANCE) -> tuple[Floats, Floats]:
    """The `q` largest singular values (q,) of a matrix (n, m) and their right singular vectors (q, m).

    Of each vector the entry that is largest in size is positive; where entries are equal in size the first.
    Fewer than q when there are fewer rows or columns. `tolerance` is the error left, relative to the first
    square. By the eigenvalues of the smaller Gram matrix, or block Lanczos with as many vectors and full
    orthogonalisation (Golub and Van Loan, Matrix Computations, section 10.3).
    """
    used = np.flatnonzero(np.bincount(matrix.columns, minlength=matrix.m))
    if len(used) < matrix.m:
        lengths, vectors = main_directions(matrix.of_columns(used), q, tolerance)
        whole = np.zeros((len(vectors), matrix.m))
        whole[:, used] = vectors
        return lengths, whole
    q = min(q, matrix.n, matrix.m)
    if q == 0:
        return np.zeros(0), np.zeros((0, matrix.m))
    if matrix.m <= (SMALL_OF_TALL if matrix.n * matrix.m >= TALL else SMALL * q):
        squares, vectors = _largest(_summed(block.T @ block for block in matrix.blocks()), q)
    elif matrix.n <= SMALL * q:
        whole = matrix.whole
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
    most = min(LARGEST_BASIS, matrix.m)
    whole, products = np.empty((most, matrix.m)), np.zeros((most, most))
    block, a = _orthonormal(np.random.Generator(np.random.PCG64(0)).standard_normal((q, matrix.m)))[0], 0
    while True:
        whole[a : a + q] = block
        basis = whole[: a + q]
        image = _summed((block @ rows.T) @ rows for rows in matrix.strips())
        products[a : a + q, : a + q] = image @ basis.T
        a += q
        values, turns = _largest(products[:a, :a], q)
        block, rest = _orthonormal(_without(_without(image, basis), basis))
        if a + q > most or np.linalg.norm(rest @ turns[-q:]) <= tolerance * values[0]:
            return values, basis.T @ turns
        if np.abs(rest.diagonal()).min() <= NOTHING * values[0]:
            block = _orthonormal(_without(block, basis))[0]


def _orthonormal(rows: Floats) -> tuple[Floats, Floats]:
    """Rows of length 1 that span the same, and the matrix whose columns say how the rows are made of them."""
    spanning, rest = np.linalg.qr(rows.T)
    return spanning.T, rest


def _without(rows: Floats, basis: Floats) -> Floats:
    without: Floats = rows - (rows @ basis.T) @ basis
    return without
