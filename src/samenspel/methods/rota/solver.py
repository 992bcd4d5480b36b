"""A linear model of whole and other numbers, and HiGHS that solves it.

HiGHS: Q. Huangfu and J. A. J. Hall, Parallelizing the dual revised simplex method, Mathematical Programming
Computation 10 (2018), 119-142; https://highs.dev. One thread and a seed: one model, one answer.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import highspy
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
INFINITY = highspy.kHighsInf
NOTHING = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
"""What HiGHS says when no solution exists: no cost of ours is without end."""
SLACK = 1e-6
"""Values closer together than this are one value."""


@dataclass
class Model:
    """Columns (unknowns) with bounds, and rows: lower ≤ sum of coefficients by columns ≤ upper."""

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def column(self, lower: float = 0, upper: float = INFINITY, *, whole: bool = False) -> int:
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.lower) - 1

    def choice(self) -> int:
        """Yes (1) or no (0)."""
        return self.column(0, 1, whole=True)

    def row(self, terms: Mapping[int, float], lower: float = -INFINITY, upper: float = INFINITY) -> None:
        self.columns.extend(terms)
        self.values.extend(terms.values())
        self.starts.append(len(self.columns))
        self.row_lower.append(lower)
        self.row_upper.append(upper)

    def terms(self) -> Iterator[list[int]]:
        """The columns of each row."""
        return (self.columns[start:end] for start, end in pairwise(self.starts))

    @contextmanager
    def changed(self) -> Iterator[None]:
        """For a while: bounds, columns and rows are afterwards what they were."""
        lower, upper, rows = self.lower[:], self.upper[:], len(self.row_lower)
        try:
            yield
        finally:
            self.lower, self.upper = lower, upper
            del self.whole[len(lower) :]
            del self.columns[self.starts[rows] :], self.values[self.starts[rows] :]
            del self.starts[rows + 1 :], self.row_lower[rows:], self.row_upper[rows:]


@dataclass(frozen=True)
class Effort:
    """When to stop: after `seconds` in all, or in one search after `nodes` of its tree.

    Stopped by nodes, the answer is the same on every machine; stopped by the clock it may not be.
    """

    seconds: float = 60
    nodes: int = 100_000
    seed: int = 0


class Clock:
    """The seconds that are left of an effort."""

    def __init__(self, effort: Effort) -> None:
        self.effort = effort
        self.end = self.until = time.monotonic() + effort.seconds
        self.late = False

    def left(self) -> float:
        """Until the end, or until the end of the part that was given out."""
        return max(self.until - time.monotonic(), 0.0)

    def give(self, share: float) -> None:
        """From now on, this part of all that is left."""
        now = time.monotonic()
        self.until = now + max(self.end - now, 0.0) * share


@dataclass(frozen=True)
class Found:
    """`columns` is None when nothing was found; then `bound` is infinite if it is proven that nothing exists.

    `prices`, of a relaxed model: what the value changes by, per unit of a column that lies at its bound.
    """

    value: float
    bound: float
    columns: Floats | None
    prices: Floats | None = None

    @property
    def proven(self) -> bool:
        """Nothing better exists, or nothing at all."""
        return self.bound == self.value or self.bound >= self.value - SLACK * max(1, abs(self.value))


def solve(
    model: Model,
    cost: Mapping[int, float],
    clock: Clock,
    start: Floats | None = None,
    *,
    relaxed: bool = False,
    step: float = 0,
    share: float = 1,
    nodes: int | None = None,
    close: float = 0,
) -> Found:
    """Minimise the cost. `step`: values lie at least so far apart, so a smaller gap is none.

    It takes at most this `share` of the time that is left, and so many `nodes` if fewer than the effort's.
    Where the gap is `close` by then, a part of the value, it goes on as long as the effort lets it. `start`
    holds a solution to begin with (of the whole columns). `relaxed` forgets what must be whole.
    """
    relaxed = relaxed or not any(model.whole)  # without whole columns HiGHS reports no bound
    highs = _loaded(model, cost, clock, relaxed=relaxed, step=step)
    nodes = clock.effort.nodes if nodes is None else min(nodes, clock.effort.nodes)
    if close:
        _stop_unless_close(highs, clock, nodes, share, close)
    else:
        highs.setOptionValue("time_limit", clock.left() * share)
        highs.setOptionValue("mip_max_nodes", nodes)
    if start is not None and not relaxed:
        _begin(highs, model, start)
    highs.run()
    status = highs.getModelStatus()
    clock.late |= status == highspy.HighsModelStatus.kTimeLimit
    if status in NOTHING:
        return Found(INFINITY, INFINITY, None)
    return _found(highs, relaxed=relaxed, step=step)


def _stop_unless_close(highs: highspy.Highs, clock: Clock, nodes: int, share: float, close: float) -> None:
    seconds = clock.left() * share
    highs.setOptionValue("time_limit", clock.left())

    def stop(event: highspy.highs.HighsCallbackEvent) -> None:
        now = event.data_out
        if now.mip_gap > close and (now.running_time > seconds or now.mip_node_count >= nodes):
            clock.late |= now.mip_node_count < nodes
            event.interrupt()

    highs.cbMipInterrupt += stop


def _loaded(
    model: Model, cost: Mapping[int, float], clock: Clock, *, relaxed: bool, step: float
) -> highspy.Highs:
    highs = highspy.Highs()
    options = {
        "output_flag": False,
        "threads": 1,
        "random_seed": clock.effort.seed % 2**31,
        "mip_max_nodes": clock.effort.nodes,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": max(step * (1 - 1e-3), 1e-6),
    }
    for name, value in options.items():
        highs.setOptionValue(name, value)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.lower), len(model.row_lower)
    lp.col_cost_ = _costs(model, cost)
    lp.col_lower_, lp.col_upper_ = np.array(model.lower), np.array(model.upper)
    lp.row_lower_, lp.row_upper_ = np.array(model.row_lower), np.array(model.row_upper)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(model.starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(model.columns, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(model.values)
    if not relaxed:
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in model.whole]
    highs.passModel(lp)
    return highs


def _costs(model: Model, cost: Mapping[int, float]) -> Floats:
    costs = np.zeros(len(model.lower))
    costs[list(cost)] = list(cost.values())
    return costs


def _begin(highs: highspy.Highs, model: Model, start: Floats) -> None:
    whole = np.flatnonzero(np.array(model.whole, dtype=bool)[: len(start)]).astype(np.int32)
    highs.setSolution(len(whole), whole, np.round(start[whole]))


def _found(highs: highspy.Highs, *, relaxed: bool, step: float) -> Found:
    info = highs.getInfo()
    optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if relaxed:
        value = info.objective_function_value if optimal else -INFINITY
        if not optimal:
            return Found(value, value, None)
        solution = highs.getSolution()
        return Found(value, value, np.array(solution.col_value), np.array(solution.col_dual))
    feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    bound = float(info.mip_dual_bound)
    if step and math.isfinite(bound):
        bound = math.ceil(bound / step - SLACK) * step
    if not feasible:
        return Found(INFINITY, bound, None)
    value = float(info.objective_function_value)
    return Found(value, min(value, bound), np.array(highs.getSolution().col_value))


def total(columns: Floats, terms: Mapping[int, float]) -> float:
    return float(sum(columns[column] * factor for column, factor in terms.items()))


def rounded(columns: Floats, chosen: Sequence[int]) -> list[bool]:
    return [bool(columns[column] > 0.5) for column in chosen]
