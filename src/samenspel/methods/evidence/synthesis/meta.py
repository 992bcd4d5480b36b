"""What studies say together: their mean, how much they differ, what a new place may find."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, half_width, two_sided
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import MET, NOT_MET, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.shown import number
from samenspel.methods.words import Words

from .between import Studies
from .differing import METHODS, Differing, differing, of_total
from .given import ASKED, SAME, Asked, Given, MeasureName, given
from .sizes import MEASURES

SOURCE = "Viechtbauer 2010, doi 10.18637/jss.v036.i03"
KNAPP_HARTUNG = "Knapp & Hartung 2003, doi 10.1002/sim.1482"
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
    columns: Sequence[str] = (),
    study: str | None = None,
    method: Literal["REML", "ML", "DL", "PM", "equal"] = "REML",
    test: Literal["Knapp-Hartung", "Wald"] | None = None,
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
    test = test or ("Wald" if method == "equal" else "Knapp-Hartung")
    found = differing(read.studies, method, test, level)
    estimates = (mean_of(found, level), *_predicted(found, read.n, level), *of_total(found))
    return Result(
        Method(
            "mean of studies with " + METHODS[method],
            f"{SOURCE}; {KNAPP_HARTUNG}" if test == "Knapp-Hartung" else SOURCE,
            {"method": method, **({"measure": measure} if measure else {}), "level": level},
            found.test,
        ),
        estimates,
        read.n,
        _sentence(estimates, read.n, measure),
        unit="studies",
        tests=(Test("one effect in all studies (Q)", found.q, above_chi2(found.q, found.df), (found.df,)),),
        left_out=read.left_out,
        assumptions=(*SAME, _one_effect(found)),
        numbers={"H2": found.h2},
        tables=(*_ratios(measure, estimates), *([_each(read, found, method, test, level)] if each else [])),
        notes=(*found.notes, *_notes(read.n)),
        level=level,
        r_code=(*read.r_code, rma(method, test)),
    )


def rma(method: str, test: str, moderators: str = "") -> str:
    kind = "EE" if method == "equal" else method
    knha = ', test = "knha"' if test == "Knapp-Hartung" else ""
    return (
        f'm <- rma(yi, vi, data = d{moderators}, method = "{kind}"{knha}, '
        "control = list(threshold = 1e-12, tol = 1e-12, maxiter = 10000)); m"
    )


def mean_of(found: Differing, level: float) -> Estimate:
    value, error = float(found.beta[0]), float(found.errors[0])
    wide = float(half_width(error, level, found.t_df))
    p = float(two_sided(value / error, found.t_df))
    return Estimate("effect", value, error, value - wide, value + wide, value / error, found.t_df, p)


def _predicted(found: Differing, n: int, level: float) -> list[Estimate]:
    """By t where the mean is tested by t (IntHout et al. 2016, doi 10.1136/bmjopen-2015-010247)."""
    if n < FEWEST_TO_PREDICT:
        return []
    value = float(found.beta[0])
    wide = float(half_width(np.sqrt(found.errors[0] ** 2 + found.between), level, found.t_df))
    return [Estimate("effect in a new place", value, low=value - wide, high=value + wide)]


def _one_effect(found: Differing) -> Assumption:
    """Of the method that takes the studies for equal."""
    p = above_chi2(found.q, found.df)
    name = Words("studies differ no more than by chance (p of Q; only “equal” rests on it)")
    return Assumption(name, MET if p > 0.1 else NOT_MET, p)


def _notes(n: int) -> list[Words]:
    if n >= FEWEST_TO_PREDICT:
        return []
    return [Words("{n} studies are too few to say what a new place may find.", n=n)]


def _ratios(measure: str | None, estimates: Sequence[Estimate]) -> list[Table]:
    if measure is None or not MEASURES[measure].is_log:
        return []
    rows = tuple(
        (one.name, float(np.exp(one.value)), float(np.exp(one.low or 0.0)), float(np.exp(one.high or 0.0)))
        for one in estimates
        if one.name.startswith("effect")
    )
    return [Table(f"as {measure.removeprefix('log ')}", ("", "ratio", "low", "high"), rows)]


def _each(read: Given, found: Differing, method: str, test: str, level: float) -> Table:
    """Each study's effect and weight; the mean, its interval and tau2 when that study is left out."""
    shares = (100 * found.weights / found.weights.sum()).tolist()
    rows = []
    for place, name in enumerate(read.names):
        own = float(read.studies.effects[place])
        row: tuple[str | float | None, ...] = (name, own, shares[place])
        if read.n > 2:
            rest = differing(_without(read.studies, place), method, test, level)
            mean = mean_of(rest, level)
            row = (*row, mean.value, mean.low, mean.high, rest.between)
        rows.append(row)
    without = ("without it", "low", "high", "tau2") if read.n > 2 else ()
    return Table("each study", ("study", "effect", "weight %", *without), tuple(rows))


def _without(studies: Studies, place: int) -> Studies:
    return Studies(
        np.delete(studies.effects, place),
        np.delete(studies.variances, place),
        np.delete(studies.columns, place, axis=0),
    )


def _sentence(estimates: Sequence[Estimate], n: int, measure: str | None) -> Words:
    """A ratio is said as one."""
    is_log = measure is not None and MEASURES[measure].is_log
    effect = Words("effect") if measure is None else measure.removeprefix("log ")

    def said(value: float | None) -> str:
        return number(float(np.exp(value or 0.0)) if is_log else value)

    mean = estimates[0]
    found: dict[str, object] = {"n": n, "effect": effect, "value": said(mean.value)}
    found |= {"low": said(mean.low), "high": said(mean.high)}
    if n < FEWEST_TO_PREDICT:
        return Words(
            "Together {n} studies find a mean {effect} of {value}; anything from {low} to {high} fits them.",
            **found,
        )
    return Words(
        "Together {n} studies find a mean {effect} of {value}; anything from {low} to {high} fits them. In a "
        "new place the truth may lie anywhere from {new_low} to {new_high}.",
        **found,
        new_low=said(estimates[1].low),
        new_high=said(estimates[1].high),
    )
