"""Givers who gave exactly the same are one kind, with a weight: that is what makes pairs countable."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .gifts import Gifts, Integers

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Kinds:
    """Kind i stands for `weights[i]` givers and gave `roots[e]**2` cents to project `project[e]`, for the
    entries e from `pointers[i]` up to `pointers[i + 1]`. No two kinds are alike."""

    projects: int
    weights: Integers
    pointers: Integers
    project: Integers
    roots: Floats

    @property
    def kind_of(self) -> Integers:
        """For each entry its kind."""
        return np.repeat(np.arange(len(self.weights), dtype=np.int64), np.diff(self.pointers))


def merge(gifts: Gifts, counted: Integers) -> Kinds:
    """`counted`: the cents of each gift that count, parallel to `gifts.amount`."""
    items = _number(gifts.project, counted)
    starts = np.searchsorted(gifts.giver, np.arange(gifts.givers + 1))
    lengths = np.diff(starts)
    codes = np.zeros(gifts.givers, dtype=np.int64)
    width = len(items) + 1
    for turn in range(int(lengths.max(initial=0))):
        longer = np.flatnonzero(lengths > turn)
        seen = codes * width
        seen[longer] += items[starts[longer] + turn] + 1
        _, codes = np.unique(seen, return_inverse=True)
    _, first, weights = np.unique(codes, return_index=True, return_counts=True)
    pointers = np.concatenate([[0], np.cumsum(lengths[first])]).astype(np.int64)
    inside = np.arange(pointers[-1]) - np.repeat(pointers[:-1], lengths[first])
    chosen = np.repeat(starts[first], lengths[first]) + inside
    roots = np.sqrt(counted[chosen].astype(np.float64))
    return Kinds(len(gifts.projects), weights.astype(np.int64), pointers, gifts.project[chosen], roots)


def _number(project: Integers, amount: Integers) -> Integers:
    """For each gift a number that it shares with the gifts of the same amount to the same project."""
    _, amounts = np.unique(amount, return_inverse=True)
    numbers: Integers = np.unique(project * (len(amount) + 1) + amounts, return_inverse=True)[1]
    return numbers
