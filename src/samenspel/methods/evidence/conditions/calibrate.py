"""From a number to a score: fully out, neither, fully in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .cases import HALF

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
    kind: Literal["direct", "crisp", "indirect"] = "direct",
    falling: bool = False,
    case: str | None = None,
) -> Result:
    """Every case with its number, its score and on which side it is. Direct: the logistic curve through 0.05,
    0.5 and 0.95 at the anchors. Raises UnfitData for anchors out of order.

    >>> found = calibrate({"hours": [0, 5, 20]}, "hours", [1, 5, 10])
    >>> [round(row[2], 3) for row in found.tables[0].rows]
    [0.025, 0.5, 1.0]
    """
    whole = Data.of(data)
    kept, left_out = whole.complete([column, *([] if case is None else [case])])
    rows = whole.where(kept)
    _check(anchors, kind)
    numbers = rows.numbers(column)
    scores = _scored(numbers, np.array(anchors, float), kind, falling=falling)
    names = [str(rows.line(row)) for row in range(rows.n)] if case is None else rows.texts(case)
    sides = [_side(score) for score in scores.tolist()]
    return Result(
        Method(
            f"{kind} calibration",
            "Ragin 2008, ISBN 9780226702759, ch. 5",
            {"anchors": list(anchors), "falling": falling},
        ),
        (),
        rows.n,
        _sentence(column, sides, kind),
        unit="cases",
        left_out=left_out,
        assumptions=(Assumption(Words("the anchors come from knowledge, not from these numbers"), UNKNOWN),),
        numbers={side: sides.count(side) for side in ("in", "out", "neither")} if kind != "crisp" else {},
        tables=(
            Table(
                "scores",
                ("case", column, "score", "side"),
                tuple(zip(map(str, names), numbers.tolist(), scores.tolist(), sides, strict=True)),
            ),
        ),
        notes=_notes(numbers, anchors, [str(one) for one in names], sides, kind),
        r_code=(
            *read_data(whole),
            *(["library(QCA)"] if kind == "direct" else []),
            _in_r(column, anchors, kind, falling=falling),
        ),
    )


def _check(anchors: Sequence[float], kind: str) -> None:
    if kind == "direct" and len(anchors) != 3:
        raise refuse(N_("Direct calibration needs three anchors: fully out, neither, fully in."))
    if not anchors or (kind == "indirect" and len(anchors) < 2):
        raise refuse(N_("Name the cuts between groups, two at least for indirect calibration."))
    for low, high in pairwise(anchors):
        if not low < high:
            raise refuse(
                N_(
                    "Anchors rise from low to high; {low} stands before {high}. If low numbers are in, say "
                    "falling."
                ),
                low=f"{low:g}",
                high=f"{high:g}",
            )


def _scored(numbers: Floats, anchors: Floats, kind: str, *, falling: bool) -> Floats:
    if kind == "direct":
        scores = _logistic(numbers, anchors)
    else:
        groups = np.searchsorted(anchors, numbers, side="right").astype(float)
        scores = groups if kind == "crisp" else _smoothed(numbers, groups / len(anchors))
    top = float(len(anchors)) if kind == "crisp" else 1.0
    return top - scores if falling else scores


def _logistic(numbers: Floats, anchors: Floats) -> Floats:
    low, middle, high = anchors
    steepness = np.log(FULLY / (1 - FULLY)) / np.where(numbers < middle, middle - low, high - middle)
    return _inverse_logit(steepness * (numbers - middle))


def _smoothed(numbers: Floats, groups: Floats) -> Floats:
    """What a logit of the groups' scores on the number and its square expects (Ragin 2008): Newton."""
    spread = float(numbers.std())
    if spread == 0 or np.ptp(groups) == 0:
        raise refuse(N_("All cases are in one group; indirect calibration needs several."))
    z = (numbers - numbers.mean()) / spread
    columns = np.column_stack([np.ones_like(z), z, z**2])[:, : min(3, len(np.unique(z)))]
    beta = np.zeros(columns.shape[1])
    for _step in range(100):
        expected = _inverse_logit(columns @ beta)
        information = columns.T @ (columns * (expected * (1 - expected))[:, None])
        if np.linalg.cond(information) > 1e14:
            break
        step = np.linalg.solve(information, columns.T @ (groups - expected))
        beta = beta + step
        if np.abs(step).max() < 1e-12 * (1 + np.abs(beta).max()):
            return _inverse_logit(columns @ beta)
    raise refuse(N_("The groups are told apart exactly by the number; take crisp or direct calibration."))


def _inverse_logit(value: Floats) -> Floats:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * value)))


def _side(score: float) -> str:
    return "neither" if score == HALF else "in" if score > HALF else "out"


def _sentence(column: str, sides: Sequence[str], kind: str) -> Words:
    if kind == "crisp":
        return Words("By {column}, {n} cases were put in groups.", column=column, n=len(sides))
    return Words(
        "By {column}, {inside} of {n} cases are more in than out, and {outside} more out than in.",
        column=column,
        inside=sides.count("in"),
        outside=sides.count("out"),
        n=len(sides),
    )


def _notes(
    numbers: Floats, anchors: Sequence[float], names: Sequence[str], sides: Sequence[str], kind: str
) -> tuple[Words, ...]:
    notes = []
    if kind != "crisp" and "neither" in sides:
        between = [name for name, side in zip(names, sides, strict=True) if side == "neither"]
        notes.append(
            Words(
                "At exactly 0.5, neither in nor out, so that QCA cannot place them: {cases}.",
                cases=", ".join(between),
            )
        )
    if not numbers.min() < anchors[0] or not numbers.max() > anchors[-1]:
        notes.append(Words("No case is beyond an outer anchor: are the anchors right for these cases?"))
    return tuple(notes)


def _in_r(column: str, anchors: Sequence[float], kind: str, *, falling: bool) -> str:
    numbers = [f"{anchor!r}" for anchor in anchors]
    if kind == "direct":
        ends = ("i", "c", "e") if falling else ("e", "c", "i")
        said = ", ".join(f"{end} = {number}" for end, number in zip(ends, numbers, strict=True))
        return f'calibrate(d${name(column)}, thresholds = "{said}")'
    groups = f"findInterval(d${name(column)}, c({', '.join(numbers)}))"
    if kind == "crisp":
        return f"{len(anchors)} - {groups}" if falling else groups
    line = f"x <- d${name(column)}; s <- predict(glm({groups} / {len(anchors)} ~ x + I(x^2), quasibinomial), "
    return f'{line}type = "response"); {"1 - s" if falling else "s"}'
