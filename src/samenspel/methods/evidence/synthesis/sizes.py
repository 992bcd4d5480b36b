"""What one study found, as an effect and its variance: from counts, from means, from a correlation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

HALF = 0.5
"""What is added to each count of a study with an empty cell."""


@dataclass(frozen=True)
class Measure:
    """`compute` takes the columns (m, n) and answers effects and variances, (n,) each; `in_r` are metafor's
    names of the measure and its columns."""

    columns: tuple[str, ...]
    compute: Callable[[Floats], tuple[Floats, Floats]]
    in_r: tuple[str, ...]
    is_log: bool = False


def sizes(data: Data, measure: str, columns: Names) -> tuple[Floats, Floats]:
    """Effects and variances (n,) of a measure of MEASURES; `columns` in its order. NaN for a study whose
    ratio cannot be known, because nobody, or everybody, had the event in both groups. Raises UnfitData."""
    kind = MEASURES[measure]
    if len(columns) != len(kind.columns):
        raise refuse(
            N_("{measure} needs {n} columns, in this order: {columns}."),
            measure=measure,
            n=len(kind.columns),
            columns=", ".join(kind.columns),
        )
    numbers = data.matrix(columns).T
    for name, about, column in zip(columns, kind.columns, numbers, strict=True):
        _check(data, name, about, column)
    if kind.columns == _COUNTS:
        _check_groups(data, numbers)
    return kind.compute(numbers)


def hedges(df: Floats) -> Floats:
    """The factor that takes the bias out of a standardised difference, exactly (Hedges 1981, doi
    10.3102/10769986006002107)."""
    from scipy.special import gammaln

    return np.asarray(np.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / np.sqrt(df / 2))


def _ratio_of_risks(counts: Floats) -> tuple[Floats, Floats]:
    a, b, c, d = _without_empty(counts, (0, 2))
    return np.log(a / (a + b)) - np.log(c / (c + d)), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)


def _ratio_of_odds(counts: Floats) -> tuple[Floats, Floats]:
    a, b, c, d = _without_empty(counts, (0, 2), (1, 3))
    return np.log(a / b) - np.log(c / d), 1 / a + 1 / b + 1 / c + 1 / d


def _difference_of_risks(counts: Floats) -> tuple[Floats, Floats]:
    a, b, c, d = _without_empty(counts)
    return a / (a + b) - c / (c + d), a * b / (a + b) ** 3 + c * d / (c + d) ** 3


def _difference(numbers: Floats) -> tuple[Floats, Floats]:
    mean, sd, n, other_mean, other_sd, other_n = numbers
    return mean - other_mean, sd**2 / n + other_sd**2 / other_n


def _standardised(numbers: Floats) -> tuple[Floats, Floats]:
    mean, sd, n, other_mean, other_sd, other_n = numbers
    df = n + other_n - 2
    pooled = np.sqrt(((n - 1) * sd**2 + (other_n - 1) * other_sd**2) / df)
    value = hedges(df) * (mean - other_mean) / pooled
    return value, 1 / n + 1 / other_n + value**2 / (2 * (n + other_n))


def _fisher(numbers: Floats) -> tuple[Floats, Floats]:
    r, n = numbers
    return np.arctanh(r), 1 / (n - 3)


def _without_empty(counts: Floats, *silent: tuple[int, int]) -> Floats:
    """Studies with an empty cell get a half more in each; where both cells of a `silent` pair are empty, the
    study says nothing about a ratio."""
    found = np.where((counts == 0).any(axis=0), counts + HALF, counts)
    for one, other in silent:
        found[:, (counts[one] == 0) & (counts[other] == 0)] = np.nan
    return np.asarray(found)


_COUNTS = (
    N_("with the event"),
    N_("without it"),
    N_("with the event in the other group"),
    N_("without it there"),
)
_MEANS = (N_("mean"), N_("SD"), N_("n"), N_("mean of the other group"), N_("its SD"), N_("its n"))
_IN_COUNTS, _IN_MEANS = ("ai", "bi", "ci", "di"), ("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")
MEASURES: Mapping[str, Measure] = {
    "log RR": Measure(_COUNTS, _ratio_of_risks, ("RR", *_IN_COUNTS), is_log=True),
    "log OR": Measure(_COUNTS, _ratio_of_odds, ("OR", *_IN_COUNTS), is_log=True),
    "RD": Measure(_COUNTS, _difference_of_risks, ("RD", *_IN_COUNTS)),
    "SMD": Measure(_MEANS, _standardised, ("SMD", *_IN_MEANS)),
    "MD": Measure(_MEANS, _difference, ("MD", *_IN_MEANS)),
    "Fisher z": Measure((N_("correlation"), N_("n")), _fisher, ("ZCOR", "ri", "ni")),
}

_FEWEST = {"n": 2, "its n": 2}
"""People of whom a standard deviation can be known; a correlation needs 4."""
_WHOLE = N_("a whole number that is large enough")


def _check_groups(data: Data, counts: Floats) -> None:
    a, b, c, d = counts
    if (empty := np.flatnonzero((a + b == 0) | (c + d == 0))).size:
        raise refuse(N_("Row {line}: there is nobody in one of the groups."), line=data.line(int(empty[0])))


def _check(data: Data, name: str, about: str, column: Floats) -> None:
    wrong, problem = _wrong(about, column)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise refuse(
            N_("Row {line}, column “{name}” ({about}): {value} is not {problem}."),
            line=data.line(row),
            name=name,
            about=Words(about),
            value=f"{column[row]:g}",
            problem=Words(problem),
        )


def _wrong(about: str, column: Floats) -> tuple[Booleans, str]:
    """Which numbers (n,) cannot be what the column is about, and what they would have to be."""
    if about == "correlation":
        return ~(np.abs(column) < 1), N_("between -1 and 1")
    if about in ("SD", "its SD"):
        return ~(column > 0), N_("above 0")
    if about in ("mean", "mean of the other group"):
        return np.zeros(len(column), bool), ""
    return (column < _FEWEST.get(about, 0)) | (column != np.floor(column)), _WHOLE
