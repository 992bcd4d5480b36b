"""Whether predictors tell the outcome apart without a mistake, so that a likelihood has no top."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.design import INTERCEPT
from samenspel.methods.evidence.result import MET, Assumption
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

FIRST = 400
NONE = 1e-6


def refuse_separation(signed: Floats, names: Names, outcome: str) -> None:
    """`signed` (n, k): rows that a direction must not turn below 0 for it to raise the likelihood without end
    (Albert & Anderson 1984, doi 10.1093/biomet/71.1.1; by linear programs as in Konis 2007). Raises UnfitData
    with the fewest columns that do it."""
    sizes = np.abs(signed).max(axis=0)
    scaled = signed / sizes
    if not _is_separated(scaled):
        return
    found = ", ".join(f"“{one}”" for one in _fewest(scaled, names) if one != INTERCEPT)
    raise refuse(
        N_(
            "{found} tells “{outcome}” apart without a mistake in some rows (separation), so that its "
            "coefficient has no end; leave it out, or put levels together."
        ),
        found=found,
        outcome=outcome,
    )


def _fewest(rows: Floats, names: Names) -> Iterator[str]:
    """The columns without which none of the others does it."""
    left = list(range(len(names)))
    for column in range(len(names)):
        fewer = [place for place in left if place != column]
        if fewer and _lifts(rows[:, fewer]):
            left = fewer
    return (names[place] for place in left)


def not_separated() -> Assumption:
    return Assumption(Words("no predictor tells the outcome apart without a mistake (separation)"), MET)


def _is_separated(rows: Floats) -> bool:
    """A part of the rows without such a direction, of full rank, proves it for all."""
    order = np.random.default_rng(0).permutation(len(rows))
    size = FIRST
    while size < len(rows):
        part = rows[order[:size]]
        if not _lifts(part) and np.linalg.matrix_rank(part) == rows.shape[1]:
            return False
        size *= 8
    return _lifts(rows)


def _lifts(rows: Floats) -> bool:
    """Whether a direction within the unit cube lifts some rows and turns none below 0."""
    from scipy.optimize import linprog

    nought = np.zeros(len(rows))
    found = linprog(-rows.sum(axis=0), A_ub=-rows, b_ub=nought, bounds=(-1, 1), method="highs")
    return bool(-found.fun > NONE * (1 + len(rows)))
