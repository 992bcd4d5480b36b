"""Tails and quantiles that tests and intervals use; SciPy is imported when one is asked for."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samenspel.methods.words import N_

from .unfit import refuse

Floats = NDArray[np.float64]


def two_sided(statistic: ArrayLike, df: ArrayLike | None = None) -> Floats:
    """The chance of a statistic as far from 0, normal, or t with `df` degrees of freedom."""
    from scipy.special import ndtr, stdtr

    size = -np.abs(np.asarray(statistic, float))
    return np.asarray(2 * (ndtr(size) if df is None else stdtr(df, size)))


def quantile(chance: ArrayLike, df: ArrayLike | None = None) -> Floats:
    """Of the normal distribution, or of t with `df` degrees of freedom."""
    from scipy.special import ndtri, stdtrit

    return np.asarray(ndtri(chance) if df is None else stdtrit(df, chance))


def above_chi2(statistic: float, df: float) -> float:
    """The chance that chi-square with `df` degrees of freedom is larger."""
    from scipy.special import chdtrc

    return float(chdtrc(df, statistic))


def below_t(bound: float, df: float, centre: float) -> float:
    """The chance that a noncentral t is smaller. SciPy knows none so far out that it is next to 0 or 1;
    there the normal is near enough (Johnson & Welch 1940, doi 10.1093/biomet/31.3-4.362)."""
    from scipy.special import nctdtr, ndtr

    found = float(nctdtr(df, centre, bound))
    if math.isnan(found):
        return float(ndtr((bound * (1 - 1 / (4 * df)) - centre) / math.sqrt(1 + bound**2 / (2 * df))))
    return found


def quantile_chi2(chance: float, df: float) -> float:
    """What chi-square with `df` degrees of freedom stays below with this chance."""
    from scipy.special import chdtri

    return float(chdtri(df, 1 - chance))


def above_f(statistic: float, df: float, df_below: float) -> float:
    """The chance that F with these degrees of freedom is larger; `df_below` may be infinite."""
    from scipy.special import fdtrc

    return above_chi2(statistic * df, df) if math.isinf(df_below) else float(fdtrc(df, df_below, statistic))


def quantile_f(chance: float, df: float, df_below: float) -> float:
    """Of the F distribution; `df_below` may be infinite."""
    from scipy.special import chdtri, fdtri

    return float(chdtri(df, 1 - chance)) / df if math.isinf(df_below) else float(fdtri(df, df_below, chance))


def share_interval(number: int, of: int, level: float) -> tuple[float, float]:
    """The interval of a chance that came out `number` times of `of` (Clopper & Pearson 1934)."""
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    low = float(betaincinv(number, of - number + 1, tail)) if number else 0.0
    return low, float(betaincinv(number + 1, of - number, 1 - tail)) if number < of else 1.0


def half_width(errors: ArrayLike, level: float, df: ArrayLike | None = None) -> Floats:
    """How far an interval at `level` reaches to each side, given standard errors; refuses a level that is
    none."""
    if not 0 < level < 1:
        raise refuse(N_("“level” is {level}, which is not between 0 and 1."), level=f"{level:g}")
    return np.asarray(np.asarray(errors, float) * quantile(0.5 + level / 2, df))
