"""What studies say together: their mean, how much they differ, what a new place may find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, half_width, two_sided
from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import MET, NOT_MET, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.shown import number
from samenspel.methods.words import Words

from .between import Studies
from .differing import KNAPP_HARTUNG, METHODS, Differing, Kind, Tested, differing, of_total
from .given import ASKED, SAME, Asked, Given, MeasureName, given
from .sizes import MEASURES

SOURCE = "Viechtbauer 2010, doi 10.18637/jss.v036.i03"
BY_T = "Knapp & Hartung 2003, doi 10.1002/sim.1482"
FEWEST_TO_PREDICT = 3


@listed(
    "What several studies of one effect say together, and how much they differ.",
    **ASKED,
    method="of the variance between studies: REML, ML, DL, PM, or equal (there is none)",
    test="Knapp-Hartung (by t; if nothing is said, but for equal effects) or Wald (normal)",
    each="also a table of each study: its weight, and what the others say without it",
)
def meta_analysis(
    data: Any,
    effect: str | None = None,
    error: str | None = None,
    *,
    variance: str | None = None,
    measure: MeasureName | None = None,
    columns: Names = (),
    study: str | None = None,
    method: Kind = "REML",
    test: Tested | None = None,
    each: bool = False,
    level: float = 0.95,
) -> Result:
    """The mean effect, the variance between studies (tau2) with its error and Q-profile interval, its share
    of the whole (I2), and where a new study's true effect may lie, from three studies on. Raises UnfitData.

    >>> found = meta_analysis({"effect": [0.1, 0.3, 0.35], "error": [0.1, 0.1, 0.2]}, "effect", "error")
    >>> round(found["effect"].value, 3), found["effect"].df
    (0.222, 2.0)
    """
    read = given(data, Asked(effect, error, variance, measure, columns, study))
    by = test or ("Wald" if method == "equal" else KNAPP_HARTUNG)
    found = Together(read, differing(read.studies, method, by, level), measure)
    return read.result(
        found.method(),
        found.estimates,
        found.sentence(),
        rma(method, by),
        tests=(left_to_chance(found.differing, "one effect in all studies (Q)"),),
        assumptions=(*SAME, found.one_effect()),
        numbers={"H2": found.differing.h2},
        tables=(*found.as_ratios(), *([found.each()] if each else ())),
        notes=(*found.differing.notes, *found.few()),
    )


@dataclass(frozen=True, eq=False)
class Together:
    """The mean of studies, in the words of what was measured, None for effects that came as they are."""

    read: Given
    differing: Differing
    measure: str | None

    @cached_property
    def estimates(self) -> tuple[Estimate, ...]:
        return mean_of(self.differing), *self._predicted(), *of_total(self.differing)

    def method(self) -> Method:
        found = self.differing
        measure = {"measure": self.measure} if self.measure else {}
        return Method(
            "mean of studies with " + METHODS[found.method],
            f"{SOURCE}; {BY_T}" if found.asked == KNAPP_HARTUNG else SOURCE,
            {"method": found.method, **measure, "level": found.level},
            found.test,
        )

    def one_effect(self) -> Assumption:
        """Of the method that takes the studies for equal."""
        p = above_chi2(self.differing.q, self.differing.df)
        name = Words("studies differ no more than by chance (p of Q; only “equal” rests on it)")
        return Assumption(name, MET if p > 0.1 else NOT_MET, p)

    def few(self) -> tuple[Words, ...]:
        if self.read.n >= FEWEST_TO_PREDICT:
            return ()
        return (Words("{n} studies are too few to say what a new place may find.", n=self.read.n),)

    def as_ratios(self) -> tuple[Table, ...]:
        if not self._is_log:
            return ()
        told = [one for one in self.estimates if one.name.startswith("effect")]
        found = np.exp([(one.value, one.low or 0.0, one.high or 0.0) for one in told]).tolist()
        rows = tuple((one.name, *row) for one, row in zip(told, found, strict=True))
        return (Table(f"as {self._effect}", ("", "ratio", "low", "high"), rows),)

    def each(self) -> Table:
        """Each study's effect and weight; the mean, its interval and tau2 when that study is left out."""
        weights = self.differing.at.weights
        shares, effects = (100 * weights / weights.sum()).tolist(), self.read.studies.effects.tolist()
        head: tuple[str, ...] = ("study", "effect", "weight %")
        rest: list[tuple[float | None, ...]] = [()] * self.read.n
        if self.read.n > 2:
            head = (*head, "without it", "low", "high", "tau2")
            rest = [self._without(place) for place in range(self.read.n)]
        columns = zip(self.read.names, effects, shares, rest, strict=True)
        rows = tuple((name, effect, share, *more) for name, effect, share, more in columns)
        return Table("each study", head, rows)

    def sentence(self) -> Words:
        """A ratio is said as one."""
        mean, new = self.estimates[0], self.estimates[1]
        found = {"n": self.read.n, "effect": self._effect or Words("effect")}
        found |= {"value": self._said(mean.value), "low": self._said(mean.low), "high": self._said(mean.high)}
        if self.read.n < FEWEST_TO_PREDICT:
            return Words(
                "Together {n} studies find a mean {effect} of {value}; anything from {low} to {high} fits "
                "them.",
                **found,
            )
        return Words(
            "Together {n} studies find a mean {effect} of {value}; anything from {low} to {high} fits them. "
            "In a new place the truth may lie anywhere from {new_low} to {new_high}.",
            **found,
            new_low=self._said(new.low),
            new_high=self._said(new.high),
        )

    @property
    def _is_log(self) -> bool:
        return self.measure is not None and MEASURES[self.measure].is_log

    @property
    def _effect(self) -> str:
        return (self.measure or "").removeprefix("log ")

    def _said(self, value: float | None) -> str:
        return number(float(np.exp(value or 0.0)) if self._is_log else value)

    def _predicted(self) -> list[Estimate]:
        """By t where the mean is tested by t (IntHout et al. 2016, doi 10.1136/bmjopen-2015-010247)."""
        found = self.differing
        if self.read.n < FEWEST_TO_PREDICT:
            return []
        value = float(found.beta[0])
        error = np.sqrt(found.errors[0] ** 2 + found.between)
        wide = float(half_width(error, found.level, found.t_df))
        return [Estimate("effect in a new place", value, low=value - wide, high=value + wide)]

    def _without(self, place: int) -> tuple[float | None, ...]:
        found, all_ = self.differing, self.read.studies
        parts = (np.delete(one, place, axis=0) for one in (all_.effects, all_.variances, all_.columns))
        rest = differing(Studies(*parts), found.method, found.asked, found.level)
        mean = mean_of(rest)
        return mean.value, mean.low, mean.high, rest.between


def rma(method: str, test: str, moderators: str = "") -> str:
    kind = "EE" if method == "equal" else method
    knha = ', test = "knha"' if test == KNAPP_HARTUNG else ""
    return (
        f'm <- rma(yi, vi, data = d{moderators}, method = "{kind}"{knha}, '
        "control = list(threshold = 1e-12, tol = 1e-12, maxiter = 10000)); m"
    )


def mean_of(found: Differing, name: str = "effect") -> Estimate:
    value, error = float(found.beta[0]), float(found.errors[0])
    wide = float(half_width(error, found.level, found.t_df))
    p = float(two_sided(value / error, found.t_df))
    return Estimate(name, value, error, value - wide, value + wide, value / error, found.t_df, p)


def left_to_chance(found: Differing, name: str) -> Test:
    return Test(name, found.q, above_chi2(found.q, found.df), (found.df,))
