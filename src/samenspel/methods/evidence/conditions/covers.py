"""Every way to cover all rows with as few terms as possible.

HiGHS finds how few are enough, and prices of the rows (the dual of the relaxed program): no term's rows cost
more than 1 together, so that what is still uncovered needs at least its price in terms. The search knows how
much may be wasted, and drops every term that wastes more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import NamedTuple

import highspy
import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints

CLOSE = 1e-6
MOST_LOOKED_AT = 1_000_000
AT_ONCE = 200_000
"""Numbers in a product of matrices: so few that it stays with one thread of the processor."""


@dataclass(frozen=True)
class Covers:
    """Terms of each cover, as many covers as were asked for; how many there are, or at least as many when
    `is_counted` is false."""

    listed: tuple[tuple[int, ...], ...]
    number: int
    is_counted: bool


def covers(chart: Booleans, most: int) -> Covers:
    """Of a chart (terms by rows) in which each row has a term: every cover of the fewest terms. Terms that
    cover the same rows stand for each other."""
    kinds, kind_of = np.unique(chart, axis=0, return_inverse=True)
    alike = [np.flatnonzero(kind_of == kind).tolist() for kind in range(len(kinds))]
    counts = np.array([len(terms) for terms in alike])
    fewest, prices = _solved(kinds.astype(float))
    search = _search(kinds, prices, _begin(kinds, fewest - float(prices.sum())), fewest)
    found: list[tuple[int, ...]] = []
    number = 0
    for begun, ends in islice(search, MOST_LOOKED_AT):
        number += math.prod(counts[list(begun)].tolist()) * int(counts[ends].sum())
        for end in ends if len(found) < most else ():
            models = product(*(alike[kind] for kind in (*begun, end)))
            found += (tuple(sorted(one)) for one in islice(models, most - len(found)))
    return Covers(tuple(sorted(found)), number, next(search, None) is None)


class _Nodes(NamedTuple):
    """Places of the search, in its order: the kinds that were picked (s, d), the rows that are left (s, n),
    the kinds that may still be picked (s, m), and how much may still be wasted (s,)."""

    picked: Ints
    left: Booleans
    usable: Booleans
    slack: Floats

    def of(self, which: slice) -> _Nodes:
        return _Nodes(self.picked[which], self.left[which], self.usable[which], self.slack[which])


def _begin(kinds: Booleans, slack: float) -> _Nodes:
    m, n = kinds.shape
    return _Nodes(np.empty((1, 0), np.int64), np.ones((1, n), bool), np.ones((1, m), bool), np.array([slack]))


def _search(
    kinds: Booleans, prices: Floats, nodes: _Nodes, picks: int
) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """Covers of the rows that are left by as many usable kinds as there are picks: all but the last, and
    every kind that may be the last. Many places are looked at together; some, all that is below them, then
    the next."""
    if picks == 1:
        yield from _ends(kinds, nodes)
        return
    at_once = max(1, AT_ONCE // kinds.size)
    for start in range(0, len(nodes.slack), at_once):
        below = _below(kinds, prices, nodes.of(slice(start, start + at_once)))
        yield from _search(kinds, prices, below, picks - 1)


def _below(kinds: Booleans, prices: Floats, nodes: _Nodes) -> _Nodes:
    """What wastes too much is dropped. Branches on the row with the fewest kinds; a kind that was tried is
    not tried again beside it, so that no cover comes twice."""
    weights = kinds.astype(float)
    wasted = 1 - (nodes.left * prices) @ weights.T
    usable = nodes.usable & (wasted <= nodes.slack[:, None] + CLOSE)
    counts = usable.astype(np.float32) @ kinds.astype(np.float32)
    counts[~nodes.left] = np.inf
    tried = usable & kinds.T[np.argmin(counts, axis=1)]
    of, kind = np.nonzero(tried)
    after = usable[of] & ~(tried[of] & (np.arange(len(kinds)) <= kind[:, None]))
    return _Nodes(
        np.column_stack([nodes.picked[of], kind]),
        nodes.left[of] & ~kinds[kind],
        after,
        nodes.slack[of] - wasted[of, kind],
    )


def _ends(kinds: Booleans, nodes: _Nodes) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """Of each place the kinds that cover all that is left, where there are any."""
    missed = nodes.left.astype(float) @ (~kinds).T.astype(float)
    may_end = nodes.usable & (missed == 0)
    for place in np.flatnonzero(may_end.any(axis=1)).tolist():
        yield tuple(nodes.picked[place].tolist()), np.flatnonzero(may_end[place]).tolist()


def _solved(kinds: Floats) -> tuple[int, Floats]:
    """How few kinds cover all rows, and the prices of the rows."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.passModel(_program(kinds))
    highs.run()
    prices = np.clip(highs.getSolution().row_dual, 0, None)
    prices /= max(1.0, float((kinds @ prices).max()))
    columns: Ints = np.arange(len(kinds), dtype=np.int32)
    highs.changeColsIntegrality(len(kinds), columns, np.ones(len(kinds), np.uint8))
    highs.run()
    return round(highs.getInfo().objective_function_value), prices


def _program(kinds: Floats) -> highspy.HighsLp:
    m, n = kinds.shape
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = m, n
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.ones(m), np.zeros(m), np.ones(m)
    lp.row_lower_, lp.row_upper_ = np.ones(n), np.full(n, highspy.kHighsInf)
    rows, columns = np.nonzero(kinds.T)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=n))])
    lp.a_matrix_.index_, lp.a_matrix_.value_ = columns, np.ones(len(columns))
    return lp
