"""Weights for a group of people that is not like everyone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table, estimates_of
from samenspel.methods.evidence.rscript import name, texts
from samenspel.methods.words import Words

from .calibrated import Calibration, Kind, Margins, calibrated, margins_of
from .drawn import kish, r_design
from .sample import sample_of

LARGE = 2.0


@listed(
    "Weights that make those who took part agree with a census, by raking or linear calibration.",
    margins="columns whose shares or numbers of people are known: {column: {level: number}}",
    weights="a column with weights to begin with",
    method="raking (one margin after the other) or linear",
    bounds="for linear: the least and the largest factor, such as [0.3, 3]",
)
def raking(
    data: Any,
    margins: Mapping[str, Mapping[str, float]],
    *,
    weights: str | None = None,
    method: Kind = "raking",
    bounds: Sequence[float] = (),
) -> Result:
    """Factors for each combination of levels, in the table “factors”; in Python `raked_weights` gives one
    weight for each row. Raises UnfitData, also when no weights agree with all margins (Deming & Stephan 1940,
    doi 10.1214/aoms/1177731829; Deville & Särndal 1992, doi 10.1080/01621459.1992.10475217).

    >>> found = raking({"side": list("aaab")}, {"side": {"a": 0.5, "b": 0.5}})
    >>> [round(row[-1], 3) for row in found.tables[0].rows]
    [0.667, 2.0]
    """
    whole = Data.of(data)
    kept, left_out = whole.complete([*margins, *([weights] if weights else [])])
    rows = whole.where(kept)
    start = sample_of(rows, weights, None, (), (), "refuse").weights
    found = calibrated(margins_of(rows, margins, start), start, method, bounds)
    effect = kish(found.after)
    factor = found.after / found.before
    return Result(
        Method(
            "raking" if method == "raking" else "linear calibration",
            "Deville & Särndal 1992, doi 10.1080/01621459.1992.10475217",
            {"rounds": found.rounds, **({"bounds": f"{bounds[0]:g} to {bounds[1]:g}"} if bounds else {})},
        ),
        _shares(found),
        rows.n,
        Words(
            "With these weights {n} rows agree with the census in {margins}. Unequal weights cost: {n} rows "
            "count like {effective}.",
            n=rows.n,
            margins=", ".join(margins),
            effective=f"{rows.n / effect:.0f}",
        ),
        left_out=left_out,
        assumptions=(Assumption(Words("within these levels, who took part is like who did not"), UNKNOWN),),
        numbers={
            "design effect (Kish)": effect,
            "rows they count like": rows.n / effect,
            "smallest factor": float(factor.min()),
            "largest factor": float(factor.max()),
            "furthest from the census (part of all)": found.off,
        },
        tables=(_factors(found, list(margins)),),
        notes=_notes(effect, factor),
        r_code=_r_code(whole, rows, margins, weights, method, bounds),
    )


def raked_weights(
    data: Any,
    margins: Margins,
    weights: str | None = None,
    method: Kind = "raking",
    bounds: Sequence[float] = (),
) -> Floats:
    """(rows with an answer in each margin,) as `raking` makes them."""
    whole = Data.of(data)
    rows = whole.where(whole.complete([*margins, *([weights] if weights else [])])[0])
    start = sample_of(rows, weights, None, (), (), "refuse").weights
    return calibrated(margins_of(rows, margins, start), start, method, bounds).after


def _shares(found: Calibration) -> Any:
    names, values = [], []
    for margin in found.margins:
        counts = np.bincount(margin.code, found.after, len(margin.levels))
        names += [f"{margin.name}={level}" for level in margin.levels]
        values += (counts / counts.sum()).tolist()
    return estimates_of(names, values)


def _factors(found: Calibration, names: list[str]) -> Table:
    """Of each combination of levels: how many rows, and by what their weight is multiplied."""
    codes = np.column_stack([margin.code for margin in found.margins])
    cells, first, counts = np.unique(codes, axis=0, return_index=True, return_counts=True)
    factor = found.after / found.before
    rows = tuple(
        (
            *(margin.levels[place] for margin, place in zip(found.margins, cell, strict=True)),
            count,
            float(factor[row]),
        )
        for cell, row, count in zip(cells.tolist(), first.tolist(), counts.tolist(), strict=True)
    )
    return Table("factors", (*names, "rows", "factor"), rows)


def _notes(effect: float, factor: Floats) -> tuple[Words, ...]:
    notes = []
    if effect > LARGE:
        notes.append(
            Words(
                "The weights are so unequal that more than half of what the rows could say is lost; no "
                "weight mends that some people were hardly there."
            )
        )
    if factor.min() <= 0:
        notes.append(
            Words("Some weights are 0 or below; take raking, or linear calibration with bounds above 0.")
        )
    return tuple(notes)


def _r_code(
    whole: Data, rows: Data, margins: Margins, weights: str | None, method: Kind, bounds: Sequence[float]
) -> tuple[str, ...]:
    lines = list(r_design(whole, (weights, None, (), ()), "refuse", margins, method, rows))
    used = texts([*margins, *([weights] if weights else [])])
    lines = [line for line in lines if not line.startswith("d <- d[")]
    lines[1:1] = [f"d <- d[complete.cases(d[{used}]), ]"]
    if bounds:
        lines[-1] = lines[-1][:-1] + f", bounds = c({bounds[0]:g}, {bounds[1]:g}))"
    wanted = ", ".join(f"d${name(one)}" for one in margins)
    return (*lines, f"aggregate(weights(s), list({wanted}), mean)")
