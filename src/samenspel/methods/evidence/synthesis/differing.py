"""How much studies differ, with its interval, and the mean that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

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

Kind = Literal["REML", "ML", "DL", "PM", "equal"]
Tested = Literal["Knapp-Hartung", "Wald"]
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


FLAT = 1e-20
"""A Q as small is rounding: the effects are the same."""
KNAPP_HARTUNG = "Knapp-Hartung"


@dataclass(frozen=True, eq=False)
class Differing:
    """Studies weighed as if their effects were `equal`, and with the variance `between` them (tau2), 0 where
    the method takes them for equal; `asked` is the test that was asked for."""

    studies: Studies
    method: str
    asked: str
    level: float
    between: float
    equal: Weighed
    at: Weighed

    @property
    def df(self) -> int:
        return self.studies.df

    @property
    def q(self) -> float:
        """Of equal effects."""
        return self.equal.q

    @property
    def h2(self) -> float:
        return self.q / self.df if self.method == "equal" else self.between / self.typical + 1

    @property
    def typical(self) -> float:
        """The variance of a typical study."""
        return self.df / self.equal.trace

    @property
    def factor(self) -> float:
        """By which Knapp and Hartung multiply the variance of the mean."""
        return self.at.q / self.df if self.asked == KNAPP_HARTUNG else 1.0

    @property
    def is_flat(self) -> bool:
        return self.factor <= FLAT * self.df

    @property
    def test(self) -> str:
        """What was taken; studies that all found the same leave Wald's."""
        return "Wald" if self.is_flat else self.asked

    @property
    def t_df(self) -> float | None:
        return float(self.df) if self.test == KNAPP_HARTUNG else None

    @property
    def beta(self) -> Floats:
        return self.at.beta

    @property
    def covariance(self) -> Floats:
        return self.at.covariance * (1.0 if self.is_flat else self.factor)

    @property
    def errors(self) -> Floats:
        return np.sqrt(np.diag(self.covariance))

    @property
    def notes(self) -> tuple[Words, ...]:
        return tuple(_notes(self))

    def bounds(self) -> tuple[float, float]:
        """Of tau2, by the profile of Q (Viechtbauer 2007, doi 10.1002/sim.2514)."""
        high, low = (quantile_chi2(0.5 + side * self.level / 2, self.df) for side in (1, -1))
        least = where_q_is(self.studies, high)
        return least, where_q_is(self.studies, low, start=least)


def differing(studies: Studies, method: str, test: str, level: float) -> Differing:
    equal, between = weighed(studies, 0.0), BETWEEN[method](studies)
    at = weighed(studies, between) if between else equal
    return Differing(studies, method, test, level, between, equal, at)


def of_total(found: Differing) -> tuple[Estimate, ...]:
    """tau2, and I2, its share in what effects vary by (Higgins & Thompson 2002, doi 10.1002/sim.1186)."""
    if found.method == "equal":
        return (Estimate("I2", max(0.0, 100 * (1 - found.df / found.q)) if found.q else 0.0),)
    bounds = found.bounds()
    error = error_of(found.equal, found.at, found.df, found.between, found.method)
    shares = [100 * one / (one + found.typical) for one in (found.between, *bounds)]
    return (
        Estimate("tau2", found.between, error, *bounds),
        Estimate("I2", shares[0], low=shares[1], high=shares[2]),
    )


def _notes(found: Differing) -> Iterator[Words]:
    if found.is_flat:
        yield Words(
            "The effects are all the same, so that Knapp and Hartung's error would be 0: Wald's is given."
        )
    elif found.factor < 1 and found.between == 0:
        yield Words(
            "The studies differ less than by chance: Knapp and Hartung's errors are smaller than Wald's."
        )
    if found.between == 0 and found.method != "equal":
        yield Words("tau2 is 0, its lowest: that studies do not differ is not thereby shown.")
