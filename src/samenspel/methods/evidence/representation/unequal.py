"""How unequally something is spread over people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weights import weights_of
from samenspel.methods.words import N_, Words

from .drawn import with_design

TENTHS, LORENZ = 10, "Lorenz curve"


@dataclass(frozen=True, eq=False)
class Concentration:
    """The index, the mean, and what each row (n,) adds to the error of both."""

    index: float
    mean: float
    steps: Floats
    mean_steps: Floats


def concentration(amounts: Floats, rank: Floats, weights: Floats) -> Concentration:
    """Of amounts (n,) over people in the order of `rank` (n,); people of one rank share their place (Kakwani,
    Wagstaff & van Doorslaer 1997, doi 10.1016/S0304-4076(96)01807-6)."""
    place = np.unique(rank, return_inverse=True)[1]
    share = weights / weights.sum()
    mean = float(share @ amounts)
    people, had = np.bincount(place, share), np.bincount(place, share * amounts) / mean
    middle = (np.cumsum(people) - people / 2)[place]
    below = (2 * np.cumsum(had) - had)[place]
    index = float(2 * (share * amounts) @ middle / mean - 1)
    steps = amounts / mean * (2 * middle - 1 - index) + 2 - below - (1 + index)
    return Concentration(index, mean, share * steps, share * (amounts - mean))


@listed(
    "How unequally something (hours, seats) is spread: Gini, Lorenz, the share of the top tenth.",
    amount="the column with how much each person has or did",
    weights="a column with how many people each row stands for",
)
def inequality(data: Any, amount: str, *, weights: str | None = None, level: float = 0.95) -> Result:
    """Gini's coefficient (0 all alike, 1 one has all) with a linearised error, the same times n/(n-1), and
    the Lorenz curve in tenths. Raises UnfitData (Gini 1914; Langel & Tillé 2013, doi
    10.1111/j.1467-985X.2012.01048.x).

    >>> round(inequality({"hours": [0, 0, 0, 4]}, "hours")["Gini"].value, 2)
    0.75
    """
    whole = Data.of(data)
    kept, left_out = whole.complete([amount, *([weights] if weights else [])])
    rows = whole.where(kept)
    amounts = _amounts(rows, amount)
    found = weights_of(rows, weights)
    counts = np.ones(rows.n) if found is None else found
    spread = concentration(amounts, amounts, counts)
    n = rows.n
    estimates = with_design(["Gini"], np.array([spread.index]), _variance(spread.steps), n - 1, level)
    points = np.linspace(0, 1, TENTHS + 1)
    curve = lorenz(amounts, counts, points)
    half = _people_with_half(amounts, counts)
    return Result(
        Method(
            "Gini's coefficient",
            "Langel & Tillé 2013, doi 10.1111/j.1467-985X.2012.01048.x",
            {"level": level},
            "linearised",
        ),
        estimates,
        n,
        Words(
            "{amount} is spread with a Gini coefficient of {gini} (0: all alike, 1: one has all); the top "
            "tenth of {n} people has {top} of all, and half of it lies with {half} of the people.",
            amount=amount,
            gini=f"{spread.index:.3f}",
            n=n,
            top=f"{1 - curve[-2]:.0%}",
            half=f"{half:.1%}",
        ),
        unit="people",
        left_out=left_out,
        assumptions=(
            Assumption(Words("people who are not in the data had no part in it, or are like these"), UNKNOWN),
        ),
        numbers={
            **({"Gini times n/(n-1)": spread.index * n / (n - 1)} if n > 1 else {}),
            "share of the top tenth": float(1 - curve[-2]),
            "people with half of all": half,
            "share of people with nothing": float(counts[amounts == 0].sum() / counts.sum()),
        },
        tables=(
            Table(
                "Lorenz curve", ("people", "share of all"), tuple(zip(points.tolist(), curve, strict=True))
            ),
        ),
        level=level,
        r_code=_r_gini(whole, amount, weights),
    )


@listed(
    "Whether more of something lies with the poor or the rich, the near or the far: the concentration index.",
    outcome="the column with what is spread",
    rank="the column of numbers by which people are put in order, such as income",
    bounds="the least and the largest the outcome can be; adds the indices of Erreygers and Wagstaff",
    weights="a column with how many people each row stands for",
)
def concentration_index(
    data: Any,
    outcome: str,
    rank: str,
    *,
    bounds: Sequence[float] = (),
    weights: str | None = None,
    level: float = 0.95,
) -> Result:
    """From -1 (all lies with the first in order) to 1 (with the last); people of one rank share their place.
    Raises UnfitData (Kakwani, Wagstaff & van Doorslaer 1997, doi 10.1016/S0304-4076(96)01807-6; Erreygers
    2009, doi 10.1016/j.jhealeco.2008.02.003).

    >>> rows = {"seats": [0, 1, 1, 2], "income": [1, 2, 3, 4]}
    >>> concentration_index(rows, "seats", "income")["index"].value
    0.375
    """
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, rank, *([weights] if weights else [])])
    rows = whole.where(kept)
    amounts = _amounts(rows, outcome)
    found = weights_of(rows, weights)
    counts = np.ones(rows.n) if found is None else found
    spread = concentration(amounts, rows.numbers(rank), counts)
    names, values, steps = ["index"], [spread.index], [spread.steps]
    if bounds:
        names += ["Erreygers", "Wagstaff"]
        for value, step in _bounded(spread, amounts, bounds, outcome):
            values.append(value)
            steps.append(step)
    estimates = with_design(names, np.array(values), _variance(np.column_stack(steps)), rows.n - 1, level)
    return Result(
        Method(
            "concentration index",
            "Kakwani, Wagstaff & van Doorslaer 1997, doi 10.1016/S0304-4076(96)01807-6",
            {"rank": rank, "level": level},
            "linearised",
        ),
        estimates,
        rows.n,
        Words(
            "{outcome} lies more with those who have {much} {rank}: the concentration index is {value}, "
            "where 0 is no difference.",
            outcome=outcome,
            much=Words("much") if spread.index > 0 else Words("little"),
            rank=rank,
            value=f"{spread.index:.3f}",
        ),
        unit="people",
        left_out=left_out,
        assumptions=(Assumption(Words("{rank} puts people in their true order", rank=rank), UNKNOWN),),
        numbers={"mean": spread.mean},
        level=level,
        r_code=_r_index(whole, outcome, rank, weights),
    )


def lorenz(amounts: Floats, weights: Floats, points: Floats) -> list[float]:
    """Which share of all lies with these shares of people, the least first."""
    order = np.argsort(amounts, kind="stable")
    people = np.concatenate([[0.0], np.cumsum(weights[order])]) / weights.sum()
    had = np.concatenate([[0.0], np.cumsum((weights * amounts)[order])]) / (weights @ amounts)
    return [float(share) for share in np.interp(points, people, had)]


def _people_with_half(amounts: Floats, weights: Floats) -> float:
    order = np.argsort(-amounts, kind="stable")
    people = np.concatenate([[0.0], np.cumsum(weights[order])]) / weights.sum()
    had = np.concatenate([[0.0], np.cumsum((weights * amounts)[order])]) / (weights @ amounts)
    return float(np.interp(0.5, had, people))


def _amounts(rows: Data, name: str) -> Floats:
    found = rows.numbers(name)
    if (wrong := np.flatnonzero(found < 0)).size:
        raise refuse(
            N_("Row {line}: “{name}” is {value}; only amounts of 0 or more can be shared out."),
            line=rows.line(int(wrong[0])),
            name=name,
            value=f"{found[wrong[0]]:.6g}",
        )
    if found.sum() == 0:
        raise refuse(N_("“{name}” is 0 in every row; there is nothing to share out."), name=name)
    return found


def _variance(steps: Floats) -> Floats:
    """(k, k) of sums of what each row adds (n, k)."""
    n = len(steps)
    columns = steps.reshape(n, -1)
    off = columns - columns.mean(axis=0)
    return np.asarray(n / max(n - 1, 1) * off.T @ off)


def _bounded(
    spread: Concentration, amounts: Floats, bounds: Sequence[float], outcome: str
) -> list[tuple[float, Floats]]:
    if len(bounds) != 2 or not bounds[0] <= amounts.min() <= amounts.max() <= bounds[1]:
        raise refuse(N_("Bounds are two numbers between which every “{name}” lies."), name=outcome)
    least, most = bounds
    wide, index, mean = most - least, spread.index, spread.mean
    if not least < mean < most:
        raise refuse(N_("Every “{name}” lies on a bound, so nothing is spread."), name=outcome)
    room = (most - mean) * (mean - least)
    slope = 1 / mean - (most + least - 2 * mean) / room
    erreygers, wagstaff = 4 * mean * index / wide, wide * mean * index / room
    return [
        (erreygers, 4 / wide * (index * spread.mean_steps + mean * spread.steps)),
        (wagstaff, wide * mean / room * spread.steps + wagstaff * slope * spread.mean_steps),
    ]


def _r_gini(whole: Data, amount: str, weights: str | None) -> tuple[str, ...]:
    return _r_index(whole, amount, amount, weights)


def _r_index(whole: Data, outcome: str, rank: str, weights: str | None) -> tuple[str, ...]:
    used = dict.fromkeys([outcome, rank, *([weights] if weights else [])])
    kept = " & ".join(f"!is.na(d${name(one)})" for one in used)
    weight = f"d${name(weights)}" if weights else "rep(1, nrow(d))"
    return (
        *read_data(whole),
        f"d <- d[{kept}, ]",
        f"h <- d${name(outcome)}; w <- {weight} / sum({weight})",
        f"people <- tapply(w, d${name(rank)}, sum)",
        f"middle <- (cumsum(people) - people / 2)[as.character(d${name(rank)})]",
        "(found <- 2 * sum(w * h * middle) / sum(w * h) - 1)",
    )
