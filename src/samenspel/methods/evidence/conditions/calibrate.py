"""From a number to a score: fully out, neither, fully in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_, Words

from .cases import HALF, names_of

Kind = Literal["direct", "crisp", "indirect"]
SOURCE = "Ragin 2008, ISBN 9780226702759, ch. 5"
KNOWN = Assumption(Words("the anchors come from knowledge, not from these numbers"), UNKNOWN)
FULLY = 0.95
"""How far a case at an outer anchor is in (or not out), as most do since Ragin 2008."""


@listed(
    "From a number to a score from 0 to 1, by anchors that knowledge of the cases gives.",
    column="the column to calibrate",
    anchors="direct: fully out, neither, fully in; crisp and indirect: the cuts between groups, rising",
    kind="direct (fuzzy, by three anchors), crisp (groups 0, 1, 2 …) or indirect (fuzzy, from groups)",
    falling="low numbers are in, high ones out; anchors are still given from low to high",
    case="the column with the cases' names",
)
def calibrate(
    data: Any,
    column: str,
    anchors: Sequence[float],
    *,
    kind: Kind = "direct",
    falling: bool = False,
    case: str | None = None,
) -> Result:
    """Every case with its number, its score and on which side it is. Direct: the logistic curve through 0.05,
    0.5 and 0.95 at the anchors. Raises UnfitData for anchors out of order.

    >>> found = calibrate({"hours": [0, 5, 20]}, "hours", [1, 5, 10])
    >>> [round(row[2], 3) for row in found.tables[0].rows]
    [0.025, 0.5, 1.0]
    """
    used = Used.of(data, column, case)
    asked = Anchors(tuple(anchors), kind, falling)
    found = Calibrated(column, names_of(used.rows, case), used.rows.numbers(column), asked)
    return used.result(
        Method(f"{kind} calibration", SOURCE, {"anchors": list(anchors), "falling": falling}),
        (),
        found.sentence(),
        unit="cases",
        assumptions=(KNOWN,),
        numbers=found.numbers(),
        tables=(found.table(),),
        notes=found.notes(),
        r_code=(*read_data(used.whole), *asked.in_r(column)),
    )


@dataclass(frozen=True)
class Anchors:
    """Where a number is out, neither or in. Raises UnfitData when they are out of order, or too few."""

    values: tuple[float, ...]
    kind: Kind
    falling: bool

    def __post_init__(self) -> None:
        if self.kind == "direct" and len(self.values) != 3:
            raise refuse(N_("Direct calibration needs three anchors: fully out, neither, fully in."))
        if not self.values or (self.kind == "indirect" and len(self.values) < 2):
            raise refuse(N_("Name the cuts between groups, two at least for indirect calibration."))
        for low, high in pairwise(self.values):
            if not low < high:
                raise _unordered(low, high)

    def scores(self, numbers: Floats) -> Floats:
        """(n,) of numbers (n,)."""
        anchors = np.array(self.values, float)
        if self.kind == "direct":
            scores = _logistic(numbers, anchors)
        else:
            groups = np.searchsorted(anchors, numbers, side="right").astype(float)
            scores = groups if self.kind == "crisp" else _smoothed(numbers, groups / len(anchors))
        top = float(len(anchors)) if self.kind == "crisp" else 1.0
        return top - scores if self.falling else scores

    def in_r(self, column: str) -> tuple[str, ...]:
        numbers = [f"{anchor!r}" for anchor in self.values]
        groups = f"findInterval(d${name(column)}, c({', '.join(numbers)}))"
        if self.kind == "direct":
            ends = ("i", "c", "e") if self.falling else ("e", "c", "i")
            said = ", ".join(f"{end} = {number}" for end, number in zip(ends, numbers, strict=True))
            return "library(QCA)", f'calibrate(d${name(column)}, thresholds = "{said}")'
        if self.kind == "crisp":
            return (f"{len(numbers)} - {groups}" if self.falling else groups,)
        model = f"glm({groups} / {len(numbers)} ~ x + I(x^2), quasibinomial)"
        told = "1 - s" if self.falling else "s"
        return (f'x <- d${name(column)}; s <- predict({model}, type = "response"); {told}',)


def _unordered(low: float, high: float) -> ValueError:
    said = N_(
        "Anchors rise from low to high; {low} stands before {high}. If low numbers are in, say falling."
    )
    return refuse(said, low=f"{low:g}", high=f"{high:g}")


@dataclass(frozen=True, eq=False)
class Calibrated:
    """Cases with their numbers (n,), their scores (n,) and on which side each is."""

    column: str
    names: tuple[str, ...]
    values: Floats
    asked: Anchors

    @cached_property
    def scores(self) -> Floats:
        return self.asked.scores(self.values)

    @cached_property
    def sides(self) -> list[str]:
        return list(map(_side, self.scores.tolist()))

    def numbers(self) -> dict[str, int]:
        if self.asked.kind == "crisp":
            return {}
        return {side: self.sides.count(side) for side in ("in", "out", "neither")}

    def table(self) -> Table:
        columns = (self.names, self.values.tolist(), self.scores.tolist(), self.sides)
        return Table("scores", ("case", self.column, "score", "side"), tuple(zip(*columns, strict=True)))

    def sentence(self) -> Words:
        n = len(self.sides)
        if self.asked.kind == "crisp":
            return Words("By {column}, {n} cases were put in groups.", column=self.column, n=n)
        return Words(
            "By {column}, {inside} of {n} cases are more in than out, and {outside} more out than in.",
            column=self.column,
            inside=self.sides.count("in"),
            outside=self.sides.count("out"),
            n=n,
        )

    def notes(self) -> tuple[Words, ...]:
        notes, low, high = [], self.asked.values[0], self.asked.values[-1]
        if self.asked.kind != "crisp" and "neither" in self.sides:
            between = [one for one, side in zip(self.names, self.sides, strict=True) if side == "neither"]
            said = N_("At exactly 0.5, neither in nor out, so that QCA cannot place them: {cases}.")
            notes.append(Words(said, cases=", ".join(between)))
        if not self.values.min() < low or not self.values.max() > high:
            notes.append(Words("No case is beyond an outer anchor: are the anchors right for these cases?"))
        return tuple(notes)


def _logistic(numbers: Floats, anchors: Floats) -> Floats:
    low, middle, high = anchors
    steepness = np.log(FULLY / (1 - FULLY)) / np.where(numbers < middle, middle - low, high - middle)
    return _inverse_logit(steepness * (numbers - middle))


def _smoothed(numbers: Floats, groups: Floats) -> Floats:
    """What a logit of the groups' scores on the number and its square expects (Ragin 2008)."""
    spread = float(numbers.std())
    if spread == 0 or np.ptp(groups) == 0:
        raise refuse(N_("All cases are in one group; indirect calibration needs several."))
    z = (numbers - numbers.mean()) / spread
    columns = np.column_stack([np.ones_like(z), z, z**2])[:, : min(3, len(np.unique(z)))]
    return _inverse_logit(columns @ _climbed(columns, groups))


def _climbed(columns: Floats, groups: Floats) -> Floats:
    """(k,): the logit's coefficients by Newton; refuses groups that are told apart exactly."""
    beta = np.zeros(columns.shape[1])
    for _step in range(100):
        expected = _inverse_logit(columns @ beta)
        information = columns.T @ (columns * (expected * (1 - expected))[:, None])
        if np.linalg.cond(information) > 1e14:
            break
        step = np.linalg.solve(information, columns.T @ (groups - expected))
        beta = beta + step
        if np.abs(step).max() < 1e-12 * (1 + np.abs(beta).max()):
            return beta
    raise refuse(N_("The groups are told apart exactly by the number; take crisp or direct calibration."))


def _inverse_logit(value: Floats) -> Floats:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * value)))


def _side(score: float) -> str:
    return "neither" if score == HALF else "in" if score > HALF else "out"
