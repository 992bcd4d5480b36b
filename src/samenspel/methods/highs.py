"""Linear and integer programs, in as few words as the methods need, for HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

ENDLESS = highspy.kHighsInf
Entries = Sequence[tuple[int, float]]


@dataclass(frozen=True)
class Answer:
    """`bound` is proven: no solution is better. `values` is None when there is no solution (yet)."""

    status: str
    values: Floats | None
    bound: float

    @property
    def needed(self) -> Floats:
        """Raises ArithmeticError when there are none."""
        if self.values is None:
            raise ArithmeticError(f"HiGHS: {self.status}.")
        return self.values

    @property
    def optimal(self) -> bool:
        return self.status == "Optimal"

    @property
    def infeasible(self) -> bool:
        return self.status in ("Infeasible", "Primal infeasible or unbounded")


class Model:
    """Maximises. One thread and no random choices, so that the same questions get the same answers."""

    def __init__(self) -> None:
        self.highs = highspy.Highs()
        self.option("output_flag", False)
        self.option("threads", 1)
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)

    def option(self, name: str, value: bool | int | float | str) -> None:
        self.highs.setOptionValue(name, value)

    @property
    def columns(self) -> int:
        return int(self.highs.getNumCol())

    @property
    def rows(self) -> int:
        return int(self.highs.getNumRow())

    def add_columns(self, most: npt.ArrayLike, *, least: npt.ArrayLike = 0.0, whole: bool = False) -> int:
        """One column for each upper bound; answers the number of the first."""
        upper = np.atleast_1d(np.asarray(most, dtype=np.float64))
        first = self.columns
        self.highs.addVars(len(upper), np.broadcast_to(least, upper.shape) * 1.0, upper)
        if whole:
            self.whole(np.arange(first, first + len(upper)))
        return first

    def whole(self, columns: npt.ArrayLike) -> None:
        """From here on these take whole numbers."""
        places = np.asarray(columns, dtype=np.int32)
        kinds = np.full(len(places), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        self.highs.changeColsIntegrality(len(places), places, kinds)

    def add_row(self, least: float, most: float, columns: npt.ArrayLike, factors: npt.ArrayLike) -> int:
        places = np.asarray(columns, dtype=np.int32)
        self.highs.addRow(
            float(least), float(most), len(places), places, np.broadcast_to(factors, places.shape) * 1.0
        )
        return self.rows - 1

    def add_rows(
        self, equal: npt.ArrayLike, starts: npt.ArrayLike, columns: npt.ArrayLike, factors: npt.ArrayLike
    ) -> None:
        """Equations: `starts` says where the terms of each begin."""
        sums, places = np.asarray(equal, dtype=np.float64), np.asarray(columns, dtype=np.int32)
        begins = np.asarray(starts, dtype=np.int32)
        self.highs.addRows(len(sums), sums, sums, len(places), begins, places, np.asarray(factors) * 1.0)

    def bounds(self, columns: npt.ArrayLike, least: npt.ArrayLike, most: npt.ArrayLike) -> None:
        places = np.asarray(columns, dtype=np.int32)
        lower, upper = (_each(bound, len(places)) for bound in (least, most))
        self.highs.changeColsBounds(len(places), places, lower, upper)

    def add_column(self, rows: npt.ArrayLike, factors: npt.ArrayLike) -> None:
        places = np.asarray(rows, dtype=np.int32)
        self.highs.addCol(
            0.0, 0.0, ENDLESS, len(places), places, np.broadcast_to(factors, places.shape) * 1.0
        )

    def worth(self, columns: npt.ArrayLike, worth: npt.ArrayLike) -> None:
        places = np.asarray(columns, dtype=np.int32)
        self.highs.changeColsCost(len(places), places, _each(worth, len(places)))

    def solve(self, seconds: float = ENDLESS) -> Answer:
        # HiGHS counts its time from the making of the model
        self.option("time_limit", seconds + self.highs.getRunTime() if seconds < ENDLESS else ENDLESS)
        self.highs.run()
        info = self.highs.getInfo()
        status = self.highs.modelStatusToString(self.highs.getModelStatus())
        optimal = self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found = optimal or info.primal_solution_status == 2
        values = np.array(self.highs.getSolution().col_value) if found else None
        bound = info.objective_function_value if optimal else info.mip_dual_bound
        return Answer(status, values, bound)

    def duals(self) -> Floats:
        """For each row how much the goal would gain by one more unit, without its sign."""
        return np.abs(np.array(self.highs.getSolution().row_dual, dtype=np.float64))


def _each(value: npt.ArrayLike, number: int) -> Floats:
    """For so many columns, their own or the same."""
    found = np.asarray(value, dtype=np.float64)
    return found if found.ndim else np.full(number, found)
