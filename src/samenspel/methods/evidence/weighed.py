"""Coefficients with their errors as estimates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from samenspel.methods.words import N_

from .chances import half_width, two_sided
from .data import Floats
from .result import Estimate, Table, estimates_of
from .unfit import refuse

EXACT = 1e-13


def weighed(
    names: Sequence[str], values: ArrayLike, se: ArrayLike | None, level: float, df: ArrayLike | None = None
) -> tuple[Estimate, ...]:
    """Each with its interval and the test that it is 0: t with `df`, normal without; bare without errors."""
    values = np.asarray(values, float)
    if se is None:
        return estimates_of(names, values)
    se = np.asarray(se, float)
    _refuse_exact(names, values, se)
    wide, statistic = half_width(se, level, df), values / se
    known = {} if df is None else {"df": df}
    low, high, p = values - wide, values + wide, two_sided(statistic, df)
    return estimates_of(names, values, se=se, low=low, high=high, statistic=statistic, p=p, **known)


def _refuse_exact(names: Sequence[str], values: Floats, se: Floats) -> None:
    if (sure := np.flatnonzero(se <= EXACT * np.abs(values))).size:
        raise refuse(
            N_("“{name}” has no error at all: the outcome follows exactly from what is in the model."),
            name=names[int(sure[0])],
        )


def by_variance(
    names: Sequence[str], values: ArrayLike, variance: Floats, level: float
) -> tuple[Estimate, ...]:
    """Coefficients with a normal statistic and their variance (k, k)."""
    return weighed(names, values, np.sqrt(np.diag(variance)), level)


def times_as_large(title: str, names: Sequence[str], values: ArrayLike) -> Table:
    """Of coefficients on the scale of the logarithm: odds ratios, hazard ratios."""
    return Table(title, ("", "times"), tuple(zip(names, np.exp(values).tolist(), strict=True)))
