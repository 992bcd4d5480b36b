"""Raters who give numbers: the share of what differs that is due to the cases (intraclass correlation)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_f, quantile_f
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import read_data, texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .ratings import ALONE, check_raters

NORMAL = Assumption(Words("ratings are normal around each case, equally wide for all"), UNKNOWN)
Ends = tuple[float, float]


@dataclass(frozen=True)
class _Squares:
    """Mean squares of `n` cases and `k` raters: between cases, within them, between raters, and the rest."""

    n: int
    k: int
    cases: float
    within: float
    raters: float
    rest: float


@listed(
    "How far raters who give numbers agree: the six intraclass correlations.",
    raters="the columns with what they said",
)
def icc(data: Any, raters: Sequence[str], *, level: float = 0.95) -> Result:
    """ICC1: each case has raters of its own; ICC2: these raters stand for others; ICC3: only these raters,
    whose strictness may differ. With k: of their mean. Shrout & Fleiss 1979, doi 10.1037/0033-2909.86.2.420;
    intervals of McGraw & Wong 1996, doi 10.1037/1082-989X.1.1.30. Raises UnfitData.

    >>> round(icc({"ann": [1, 2, 3, 4], "bo": [2, 2, 4, 5]}, ["ann", "bo"])["ICC2"].value, 3)
    0.83
    """
    whole = check_raters(data, raters)
    kept, left_out = whole.complete(raters)
    squares = _squares(whole.matrix(raters)[kept])
    estimates, notes = _estimates(squares, level)
    return Result(
        Method(
            "intraclass correlations",
            "Shrout & Fleiss 1979, doi 10.1037/0033-2909.86.2.420; McGraw & Wong 1996, doi "
            "10.1037/1082-989X.1.1.30",
            {"level": level},
        ),
        estimates,
        squares.n,
        _sentence(estimates[1], squares),
        unit="cases",
        tests=tuple(_tests(squares)),
        left_out=left_out,
        assumptions=(ALONE, NORMAL),
        tables=(_table(squares),),
        notes=notes,
        level=level,
        r_code=(
            *read_data(whole),
            f"i <- psych::ICC(na.omit(d[, {texts(raters)}]), lmer = FALSE, alpha = {1 - level:.15g})$results",
        ),
    )


def _squares(matrix: Floats) -> _Squares:
    n, k = matrix.shape
    if n < 2:
        raise refuse(N_("One case that all rated is too few; two or more are needed."))
    centred = matrix - matrix.mean()
    cases, raters = centred.mean(axis=1), centred.mean(axis=0)
    rest = centred - cases[:, None] - raters
    within = centred - cases[:, None]
    found = _Squares(
        n,
        k,
        float(k * cases @ cases / (n - 1)),
        float(np.sum(within**2) / (n * (k - 1))),
        float(n * raters @ raters / (k - 1)),
        float(np.sum(rest**2) / ((n - 1) * (k - 1))),
    )
    if found.cases <= 1e-14 * max(float(np.sum(matrix**2)), 1e-300):
        raise refuse(
            N_("Every case has the same mean; agreement on cases that do not differ cannot be told.")
        )
    return found


def _estimates(s: _Squares, level: float) -> tuple[tuple[Estimate, ...], tuple[Words, ...]]:
    both = s.cases + (s.k - 1) * s.rest + s.k * (s.raters - s.rest) / s.n
    values = [
        (s.cases - s.within) / (s.cases + (s.k - 1) * s.within),
        (s.cases - s.rest) / both,
        (s.cases - s.rest) / (s.cases + (s.k - 1) * s.rest),
    ]
    if s.rest <= 1e-12 * s.cases:
        note = Words("But for how strict they are the raters agree wholly: there are no intervals.")
        single = [Estimate(f"ICC{form + 1}", value) for form, value in enumerate(values)]
        return (*single, *(Estimate(f"{one.name}k", _of_mean(one.value, s.k)) for one in single)), (note,)
    ends = [_ends(s.cases / s.within, s.n * (s.k - 1), s, level), _ends_of_two(s, values[1], level)]
    ends.append(_ends(s.cases / s.rest, (s.n - 1) * (s.k - 1), s, level))
    single = [
        Estimate(f"ICC{form}", value, None, *both)
        for form, value, both in zip((1, 2, 3), values, ends, strict=True)
    ]
    means = [
        Estimate(f"{one.name}k", _of_mean(one.value, s.k), None, *(_of_mean(end, s.k) for end in both))
        for one, both in zip(single, ends, strict=True)
    ]
    return (*single, *means), ()


def _of_mean(value: float, k: int) -> float:
    """Spearman and Brown's."""
    return k * value / (1 + (k - 1) * value)


def _ends(ratio: float, df_below: float, s: _Squares, level: float) -> Ends:
    """Of ICC1 and ICC3, from the ratio of mean squares."""
    tail = 0.5 + level / 2
    low = ratio / quantile_f(tail, s.n - 1, df_below)
    high = ratio * quantile_f(tail, df_below, s.n - 1)
    return (low - 1) / (low + s.k - 1), (high - 1) / (high + s.k - 1)


def _ends_of_two(s: _Squares, value: float, level: float) -> Ends:
    """Satterthwaite's degrees of freedom for the sum of two mean squares."""
    n, k, tail = s.n, s.k, 0.5 + level / 2
    strict, other = k * value * s.raters / s.rest, n * (1 + (k - 1) * value) - k * value
    df = (k - 1) * (n - 1) * (strict + other) ** 2 / ((n - 1) * strict**2 + other**2)
    low, high = quantile_f(tail, n - 1, df), quantile_f(tail, df, n - 1)
    mixed = k * s.raters + (k * n - k - n) * s.rest
    return (
        n * (s.cases - low * s.rest) / (low * mixed + n * s.cases),
        n * (high * s.cases - s.rest) / (mixed + n * high * s.cases),
    )


def _tests(s: _Squares) -> list[Test]:
    tested = []
    among = ("ICC2 and ICC3", s.rest, (s.n - 1) * (s.k - 1))
    for name, below, df in (("ICC1", s.within, s.n * (s.k - 1)), among):
        if below > 1e-12 * s.cases:
            ratio = s.cases / below
            tested.append(Test(f"{name} above 0", ratio, above_f(ratio, s.n - 1, df), (s.n - 1, df)))
    return tested


def _table(s: _Squares) -> Table:
    n, k = s.n, s.k
    rows = (
        ("between cases", s.cases, n - 1),
        ("within cases", s.within, n * (k - 1)),
        ("between raters", s.raters, k - 1),
        ("rest", s.rest, (n - 1) * (k - 1)),
    )
    return Table("mean squares", ("", "mean square", "df"), rows)


def _sentence(found: Estimate, s: _Squares) -> Words:
    return Words(
        "Of what differs between single ratings of {n} cases by {k} raters, {value} is due to the cases, if "
        "other raters may do it next time (ICC2). Choose the form by who will rate, not by which is largest.",
        n=s.n,
        k=s.k,
        value=f"{max(found.value, 0):.0%}",
    )
