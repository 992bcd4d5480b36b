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

import highspy
import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints

CLOSE = 1e-6
MOST_LOOKED_AT = 1_000_000


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
    weights = kinds.astype(float)
    fewest, prices = _solved(weights)
    whole, usable = np.ones(chart.shape[1]), np.ones(len(kinds), bool)
    search = _search(weights, prices, whole, usable, fewest - float(prices.sum()), fewest)
    found: list[tuple[int, ...]] = []
    counts = np.array([len(terms) for terms in alike])
    number = 0
    for begun, ends in islice(search, MOST_LOOKED_AT):
        number += math.prod(counts[list(begun)].tolist()) * int(counts[ends].sum())
        for end in ends.tolist() if len(found) < most else ():
            models = product(*(alike[kind] for kind in (*begun, end)))
            found += (tuple(sorted(one)) for one in islice(models, most - len(found)))
    return Covers(tuple(sorted(found)), number, next(search, None) is None)


def _search(
    kinds: Floats, prices: Floats, left: Floats, usable: Booleans, slack: float, picks: int
) -> Iterator[tuple[tuple[int, ...], Ints]]:
    """Covers of the rows that are `left` (1, else 0) by as many usable kinds as there are picks, wasting
    no more than `slack`: all but the last, and every kind that may be the last. Branches on the row with
    the fewest kinds; a kind that was tried is not tried again beside it, so that no cover comes twice."""
    if picks == 1:
        ends = np.flatnonzero(usable & (kinds @ left > left.sum() - 0.5))
        if ends.size:
            yield (), ends
        return
    wasted = 1 - kinds @ (prices * left)
    usable = usable & (wasted <= slack + CLOSE)
    counts = np.where(left > 0, usable @ kinds, np.inf)
    row = int(np.argmin(counts))
    for kind in np.flatnonzero(usable & (kinds[:, row] > 0)).tolist():
        usable[kind] = False
        rest = left * (1 - kinds[kind])
        for begun, ends in _search(kinds, prices, rest, usable, slack - float(wasted[kind]), picks - 1):
            yield (kind, *begun), ends


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
