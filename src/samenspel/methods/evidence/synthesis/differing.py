"""How much studies differ, with its interval, and the mean that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.chances import quantile_chi2
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.result import Estimate
from samenspel.methods.words import Words

from .between import (
    Studies,
    Weighed,
    by_moments,
    error_of,
    likelihood,
    paule_mandel,
    restricted,
    weighed,
    where_q_is,
)

METHODS: Mapping[str, str] = {
    "REML": "restricted maximum likelihood",
    "ML": "maximum likelihood",
    "DL": "DerSimonian and Laird's variance",
    "PM": "Paule and Mandel's variance",
    "equal": "one effect in all",
}
BETWEEN: Mapping[str, Callable[[Studies], float]] = {
    "REML": restricted,
    "ML": likelihood,
    "DL": by_moments,
    "PM": paule_mandel,
    "equal": lambda _studies: 0.0,
}


@dataclass(frozen=True, eq=False)
class Differing:
    """`between` is tau2 with its error and interval, None for equal effects; `typical` the variance of
    a typical study; `t_df` are None for Wald; Q and `df` are of equal effects."""

    between: float
    error: float | None
    interval: tuple[float, float] | None
    typical: float
    q: float
    df: int
    beta: Floats
    covariance: Floats
    t_df: float | None
    test: str
    weights: Floats
    notes: tuple[Words, ...]

    @property
    def errors(self) -> Floats:
        return np.sqrt(np.diag(self.covariance))

    @property
    def h2(self) -> float:
        return self.between / self.typical + 1 if self.interval else self.q / self.df


def differing(studies: Studies, method: str, test: str, level: float) -> Differing:
    equal, between = weighed(studies, 0.0), BETWEEN[method](studies)
    at = weighed(studies, between) if between else equal
    factor = at.q / studies.df if test == "Knapp-Hartung" else 1.0
    notes = _notes(equal, studies.df, between, factor, method)
    is_flat = factor <= FLAT * studies.df
    error, interval = None, None
    if method != "equal":
        error, interval = error_of(equal, at, studies.df, between, method), _interval(studies, equal.q, level)
    return Differing(
        between,
        error,
        interval,
        studies.df / equal.trace,
        equal.q,
        studies.df,
        at.beta,
        at.covariance * (1.0 if is_flat else factor),
        float(studies.df) if test == "Knapp-Hartung" and not is_flat else None,
        "Wald" if is_flat else test,
        at.weights,
        notes,
    )


def of_total(found: Differing) -> tuple[Estimate, ...]:
    """tau2, and I2, its share in what effects vary by (Higgins & Thompson 2002, doi 10.1002/sim.1186)."""

    def share(between: float) -> float:
        return 100 * between / (between + found.typical)

    if found.interval is None:
        return (Estimate("I2", max(0.0, 100 * (1 - found.df / found.q)) if found.q else 0.0),)
    low, high = found.interval
    return (
        Estimate("tau2", found.between, found.error, low, high),
        Estimate("I2", share(found.between), low=share(low), high=share(high)),
    )


FLAT = 1e-20
"""A Q as small is rounding: the effects are the same."""


def _interval(studies: Studies, q: float, level: float) -> tuple[float, float]:
    """By the profile of Q (Viechtbauer 2007, doi 10.1002/sim.2514)."""
    low = where_q_is(studies, quantile_chi2(0.5 + level / 2, studies.df))
    return low, where_q_is(studies, quantile_chi2(0.5 - level / 2, studies.df), start=low)


def _notes(equal: Weighed, df: int, between: float, factor: float, method: str) -> tuple[Words, ...]:
    notes = []
    if factor <= FLAT * df:
        notes.append(
            Words(
                "The effects are all the same, so that Knapp and Hartung's error would be 0: Wald's is given."
            )
        )
    elif factor < 1 and between == 0:
        notes.append(
            Words(
                "The studies differ less than by chance: Knapp and Hartung's errors are smaller than Wald's."
            )
        )
    if between == 0 and method != "equal":
        notes.append(Words("tau2 is 0, its lowest: that studies do not differ is not thereby shown."))
    return tuple(notes)
