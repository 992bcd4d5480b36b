"""Factors behind items as matrices: which entries are free, and where the numbers of a solution go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints, Names

Factors = Mapping[str, Names]
LOADING, PATH, LATENT, ERROR, INTERCEPT, MEAN = range(6)
SLOPES = {
    LOADING: ("items", "moved"),
    PATH: ("latent", "moved"),
    LATENT: ("latent", "latent"),
    ERROR: ("items", "items"),
    INTERCEPT: ("items", "none"),
    MEAN: ("latent", "none"),
}
"""Of each kind of entry: between which columns of the bank its row and its column stand."""


class Entry(NamedTuple):
    """A free entry; entries with one label are one parameter."""

    kind: int
    row: int
    column: int
    label: str


class Matrices(NamedTuple):
    """`loadings` (p, m), `paths` (m, m) from the column's factor to the row's, `latent` (m, m) and `errors`
    (p, p) covariances, `intercepts` (p, 1), `means` (m, 1)."""

    loadings: Floats
    paths: Floats
    latent: Floats
    errors: Floats
    intercepts: Floats
    means: Floats


@dataclass(frozen=True, eq=False)
class Block:
    """What one group of people has: its free entries, and the parameter of each."""

    fixed: Floats
    entries: tuple[Entry, ...]
    places: Ints

    def matrices(self, parameters: Floats) -> Matrices:
        p, m = self.fixed.shape
        shapes = [(m, m), (m, m), (p, p), (p, 1), (m, 1)]
        found = Matrices(self.fixed.copy(), *(np.zeros(shape) for shape in shapes))
        for kind, (rows, columns, places) in self._by_kind.items():
            found[kind][rows, columns] = parameters[places]
            if kind in (LATENT, ERROR):
                found[kind][columns, rows] = parameters[places]
        return found

    @cached_property
    def _by_kind(self) -> dict[int, tuple[Ints, Ints, Ints]]:
        kinds = np.array([entry.kind for entry in self.entries])
        rows, columns = (np.array([entry[place] for entry in self.entries]) for place in (1, 2))
        return {
            kind: (rows[kinds == kind], columns[kinds == kind], self.places[kinds == kind])
            for kind in set(kinds.tolist())
        }

    @cached_property
    def _bank(self) -> tuple[Ints, Ints, Floats, Ints]:
        """Of each entry: which columns of [I, L, Lambda E, 0] its slope is made of, half or whole, and
        which of [A alpha, 1, 0] the slope of the means."""
        p, m = self.fixed.shape
        starts = {"items": 0, "latent": p, "moved": p + m, "none": p + 2 * m}
        left, right, scale, halves = [], [], [], []
        for kind, row, column, _label in self.entries:
            one, other = SLOPES[kind]
            left.append(starts[one] + row)
            right.append(starts[other] + column)
            scale.append(column if kind in (LOADING, PATH) else m + (kind in (LATENT, ERROR)))
            halves.append(0.5 if kind in (LATENT, ERROR) and row == column else 1.0)
        return np.array(left), np.array(right), np.array(halves)[:, None], np.array(scale)

    def implied(self, parameters: Floats) -> Implied:
        found = self.matrices(parameters)
        p, m = self.fixed.shape
        through = np.linalg.inv(np.eye(m) - found.paths) if found.paths.any() else np.eye(m)
        reach, latent_means = found.loadings @ through, (through @ found.means)[:, 0]
        between = through @ found.latent @ through.T
        left, right, halves, scale = self._bank
        bank = np.concatenate([np.eye(p), reach, found.loadings @ between, np.zeros((p, 1))], axis=1).T
        scales = np.concatenate([latent_means, [1, 0]])
        return Implied(
            found.loadings @ between @ found.loadings.T + found.errors,
            found.intercepts[:, 0] + found.loadings @ latent_means,
            bank[left],
            bank[right] * halves,
            bank[left] * scales[scale][:, None],
        )


class Implied(NamedTuple):
    """`cov` (p, p) and `mean` (p,) at some parameters, and their slopes in each entry: that of the mean is a
    row of `means` (q, p), that of the covariances one' other + other' one, with rows of both
    (q, p)."""

    cov: Floats
    mean: Floats
    one: Floats
    other: Floats
    means: Floats


@dataclass(frozen=True, eq=False)
class Model:
    items: tuple[str, ...]
    factors: tuple[str, ...]
    blocks: tuple[Block, ...]
    labels: tuple[str, ...]
    has_means: bool


def entries_of(items: Names, factors: Factors, paths: Factors, together: Sequence[Names]) -> Iterator[Entry]:
    """Of a model whose factors have the unit of their first item."""
    names = list(factors)
    for name, own in factors.items():
        for item in own[1:]:
            yield Entry(LOADING, items.index(item), names.index(name), f"{name}=~{item}")
    for name, causes in paths.items():
        for cause in causes:
            yield Entry(PATH, names.index(name), names.index(cause), f"{name}~{cause}")
    yield from _latent(names, paths)
    for one, other in [*((item, item) for item in items), *together]:
        yield Entry(ERROR, items.index(one), items.index(other), f"{one}~~{other}")


def _latent(names: Names, paths: Factors) -> Iterator[Entry]:
    """Factors that nothing leads to, and those that lead nowhere, go together (as in lavaan)."""
    causes_of_some = {cause for causes in paths.values() for cause in causes}
    for row, name in enumerate(names):
        yield Entry(LATENT, row, row, f"{name}~~{name}")
    for (row, one), (column, other) in combinations(enumerate(names), 2):
        ends = [name in paths for name in (one, other)]
        if not any(ends) or (all(ends) and not causes_of_some & {one, other}):
            yield Entry(LATENT, row, column, f"{one}~~{other}")


def intercepts_of(items: Names) -> Iterator[Entry]:
    for row, item in enumerate(items):
        yield Entry(INTERCEPT, row, 0, f"{item}~1")


def model_of(items: Names, factors: Factors, groups: Sequence[Sequence[Entry]]) -> Model:
    """Each group's entries; the first item of a factor has the loading 1."""
    labels = list(dict.fromkeys(entry.label for entries in groups for entry in entries))
    place = {label: number for number, label in enumerate(labels)}
    fixed = np.zeros((len(items), len(factors)))
    for column, own in enumerate(factors.values()):
        fixed[items.index(own[0]), column] = 1
    blocks = [
        Block(fixed, tuple(entries), np.array([place[entry.label] for entry in entries]))
        for entries in groups
    ]
    has_means = any(entry.kind in (INTERCEPT, MEAN) for entries in groups for entry in entries)
    return Model(tuple(items), tuple(factors), tuple(blocks), tuple(labels), has_means)
