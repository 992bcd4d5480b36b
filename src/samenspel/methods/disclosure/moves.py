"""How counts can move together while everything that is published stays as it is, by HiGHS."""

from __future__ import annotations

import numpy as np

from samenspel.methods.highs import ENDLESS, Answer, Model

from .counts import Integers
from .system import Floats, Mask, System

SMALL = 1e-6
"""Moves closer to a whole number than this are whole."""
FAST: dict[str, str | int] = {"presolve": "off", "solver": "simplex"}
WHOLE: dict[str, str | int] = {"mip_max_nodes": 2_000}


class Moves:
    """Of the columns that are not published each may move from its truth between two bounds: a count of
    somebody not below 1, for counts of 0 are told. Columns that may be hidden besides have one column up
    and one down, so that each can cost.
    """

    def __init__(self, system: System, hidden: Mask, besides: Mask | None = None, *, whole: bool = False):
        besides = np.zeros(system.size, dtype=bool) if besides is None else besides
        self.whole = whole
        self.unknown = np.flatnonzero(hidden)
        self.besides = np.flatnonzero(besides)
        self.low, self.high = _bounds(system, self.unknown)
        self.model = Model()
        for name, value in WHOLE.items() if whole else FAST.items():
            self.model.option(name, value)
        self.model.add_columns(self.high, least=self.low, whole=whole)
        low, high = _bounds(system, self.besides)
        self.model.add_columns(high, whole=whole)
        self.model.add_columns(-low, whole=whole)
        self.rows = _Rows(system, self.unknown, self.besides)
        self.model.add_rows(self.rows.sums, self.rows.starts, self.rows.columns, self.rows.factors)

    @property
    def up(self) -> Integers:
        """The columns by which what may be hidden besides grows."""
        return len(self.unknown) + np.arange(len(self.besides))

    @property
    def down(self) -> Integers:
        return self.up + len(self.besides)

    def reach(self, columns: Integers, low: Floats, high: Floats) -> None:
        """Bounds for these of the unknown, none of them wider than what is possible."""
        self.model.bounds(columns, np.maximum(low, self.low[columns]), np.minimum(high, self.high[columns]))

    def free(self, columns: Integers) -> None:
        self.model.bounds(columns, self.low[columns], self.high[columns])

    def solve(self) -> Floats | None:
        """(columns,) or None when there is no such move, or none was found in a search for whole ones."""
        answer: Answer = self.model.solve()
        if answer.values is None and not answer.infeasible and not self.whole:
            raise ArithmeticError(f"HiGHS: {answer.status}.")
        return answer.values

    def parts(self) -> Integers:
        """(unknown,): which of them are tied to each other by equations."""
        return self.rows.parts(len(self.unknown))


def _bounds(system: System, columns: Integers) -> tuple[Floats, Floats]:
    truth = system.truth[columns].astype(np.float64)
    low = np.maximum(system.low[columns], np.minimum(truth, 1.0))
    low = np.where(system.low[columns] == -np.inf, -ENDLESS, low - truth)
    return low, system.high[columns] - truth


class _Rows:
    """The equations with something unknown in them; `sums` is what the known part leaves."""

    def __init__(self, system: System, unknown: Integers, besides: Integers) -> None:
        sizes = np.diff(system.starts)
        row = np.repeat(np.arange(len(sizes)), sizes)
        place = np.full(system.size, -1, dtype=np.int64)
        place[unknown] = np.arange(len(unknown))
        place[besides] = len(unknown) + np.arange(len(besides))
        at = place[system.columns]
        kept = at >= 0
        twice = kept & (at >= len(unknown))
        rows = np.concatenate([row[kept], row[twice]])
        columns = np.concatenate([at[kept], at[twice] + len(besides)])
        factors = np.concatenate([system.factors[kept], -system.factors[twice]])
        order = np.argsort(rows, kind="stable")
        used, starts = np.unique(rows[order], return_index=True)
        self.columns, self.factors, self.starts = columns[order], factors[order], starts
        self.sums = -np.bincount(row, system.factors * system.truth[system.columns], minlength=len(sizes))[
            used
        ]

    @property
    def row(self) -> Integers:
        """Of each term."""
        ends = np.append(self.starts[1:], len(self.columns))
        return np.repeat(np.arange(len(self.starts)), ends - self.starts)

    def parts(self, number: int) -> Integers:
        part, row = np.arange(number), self.row
        while True:
            least = np.full(len(self.starts), number)
            np.minimum.at(least, row, part[self.columns])
            found = part.copy()
            np.minimum.at(found, self.columns, least[row])
            found = found[found]
            if (found == part).all():
                return part
            part = found
