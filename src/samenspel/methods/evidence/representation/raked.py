"""Weights for a group of people that is not like everyone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import (
    UNKNOWN,
    Assumption,
    Estimate,
    Method,
    Result,
    Table,
    estimates_of,
)
from samenspel.methods.evidence.rscript import name, texts
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weights import weights_or_ones
from samenspel.methods.words import Words

from .calibrated import Calibration, Kind, Margins, calibrated, margins_of
from .drawn import kish, r_design
from .sample import Drawing

LARGE = 2.0
CALLED = {"raking": "raking", "linear": "linear calibration"}
SOURCE = "Deville & Särndal 1992, doi 10.1080/01621459.1992.10475217"
WITHIN_LEVELS = Assumption(Words("within these levels, who took part is like who did not"), UNKNOWN)
Bounds = Sequence[float]


@listed(
    "Weights that make those who took part agree with a census, by raking or linear calibration.",
    margins="columns whose shares or numbers of people are known: {column: {level: number}}",
    weights="a column with weights to begin with",
    method="raking (one margin after the other) or linear",
    bounds="for linear: the least and the largest factor, such as [0.3, 3]",
)
def raking(
    data: Any,
    margins: Margins,
    *,
    weights: str | None = None,
    method: Kind = "raking",
    bounds: Bounds = (),
) -> Result:
    """Factors for each combination of levels, in the table “factors”; in Python `raked_weights` gives one
    weight for each row. Raises UnfitData, also when no weights agree with all margins (Deming & Stephan 1940,
    doi 10.1214/aoms/1177731829; Deville & Särndal 1992, doi 10.1080/01621459.1992.10475217).

    >>> found = raking({"side": list("aaab")}, {"side": {"a": 0.5, "b": 0.5}})
    >>> [round(row[-1], 3) for row in found.tables[0].rows]
    [0.667, 2.0]
    """
    used, found = _calibrated(data, margins, weights, method, bounds)
    told = Raked(found)
    shown = {"bounds": f"{bounds[0]:g} to {bounds[1]:g}"} if bounds else {}
    return used.result(
        Method(CALLED[method], SOURCE, {"rounds": found.rounds, **shown}),
        told.shares(),
        told.sentence(),
        assumptions=(WITHIN_LEVELS,),
        numbers=told.numbers(),
        tables=(told.factors(),),
        notes=tuple(told.notes()),
        r_code=_r_code(used, Drawing(weights, margins=margins, calibration=method), bounds),
    )


def raked_weights(
    data: Any, margins: Margins, weights: str | None = None, method: Kind = "raking", bounds: Bounds = ()
) -> Floats:
    """(rows with an answer in each margin,) as `raking` makes them."""
    return _calibrated(data, margins, weights, method, bounds)[1].after


def _calibrated(
    data: Any, margins: Margins, weights: str | None, method: Kind, bounds: Bounds
) -> tuple[Used, Calibration]:
    used = Used.of(data, list(margins), weights)
    start = weights_or_ones(used.rows, weights)
    return used, calibrated(margins_of(used.rows, margins, start), start, method, bounds)


@dataclass(frozen=True, eq=False)
class Raked:
    """What the new weights do, and what they cost."""

    found: Calibration

    @property
    def factor(self) -> Floats:
        """(n,) by what each weight is multiplied."""
        return self.found.after / self.found.before

    @property
    def effect(self) -> float:
        return kish(self.found.after)

    @property
    def n(self) -> int:
        return len(self.found.after)

    def shares(self) -> tuple[Estimate, ...]:
        names, values = [], []
        for margin in self.found.margins:
            counts = np.bincount(margin.code, self.found.after, len(margin.levels))
            names += [f"{margin.name}={level}" for level in margin.levels]
            values += (counts / counts.sum()).tolist()
        return estimates_of(names, values)

    def numbers(self) -> dict[str, float | int]:
        return {
            "design effect (Kish)": self.effect,
            "rows they count like": self.n / self.effect,
            "smallest factor": float(self.factor.min()),
            "largest factor": float(self.factor.max()),
            "furthest from the census (part of all)": self.found.off,
        }

    def factors(self) -> Table:
        """Of each combination of levels: how many rows, and by what their weight is multiplied."""
        margins, factor = self.found.margins, self.factor.tolist()
        codes = np.column_stack([margin.code for margin in margins])
        cells, first, counts = np.unique(codes, axis=0, return_index=True, return_counts=True)
        levels = [[one.levels[place] for one, place in zip(margins, cell, strict=True)] for cell in cells]
        rows = zip(levels, first.tolist(), counts.tolist(), strict=True)
        told = tuple((*named, count, factor[row]) for named, row, count in rows)
        return Table("factors", (*(margin.name for margin in margins), "rows", "factor"), told)

    def notes(self) -> Iterator[Words]:
        if self.effect > LARGE:
            yield Words(
                "The weights are so unequal that more than half of what the rows could say is lost; no "
                "weight mends that some people were hardly there."
            )
        if self.factor.min() <= 0:
            yield Words(
                "Some weights are 0 or below; take raking, or linear calibration with bounds above 0."
            )

    def sentence(self) -> Words:
        return Words(
            "With these weights {n} rows agree with the census in {margins}. Unequal weights cost: {n} rows "
            "count like {effective}.",
            n=self.n,
            margins=", ".join(margin.name for margin in self.found.margins),
            effective=f"{self.n / self.effect:.0f}",
        )


def _r_code(used: Used, drawing: Drawing, bounds: Bounds) -> tuple[str, ...]:
    """Here rows also need an answer in each margin."""
    margins = drawing.margins or {}
    asked = texts([*margins, *([drawing.weights] if drawing.weights else [])])
    lines = [line for line in r_design(used, drawing) if not line.startswith("d <- d[")]
    lines[1:1] = [f"d <- d[complete.cases(d[{asked}]), ]"]
    if bounds:
        lines[-1] = lines[-1][:-1] + f", bounds = c({bounds[0]:g}, {bounds[1]:g}))"
    wanted = ", ".join(f"d${name(one)}" for one in margins)
    return (*lines, f"aggregate(weights(s), list({wanted}), mean)")
