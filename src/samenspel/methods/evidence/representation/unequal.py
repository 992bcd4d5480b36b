"""How unequally something is spread over people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weights import weights_or_ones
from samenspel.methods.words import N_, Words

from .drawn import with_design

TENTHS, LORENZ = np.linspace(0, 1, 11), "Lorenz curve"
OF_GINI = "Langel & Tillé 2013, doi 10.1111/j.1467-985X.2012.01048.x"
OF_INDEX = "Kakwani, Wagstaff & van Doorslaer 1997, doi 10.1016/S0304-4076(96)01807-6"
ALIKE = Assumption(Words("people who are not in the data had no part in it, or are like these"), UNKNOWN)


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
    spread = _spread(data, amount, amount, weights)
    return spread.used.result(
        Method("Gini's coefficient", OF_GINI, {"level": level}, "linearised"),
        spread.estimates(level, ("Gini", spread.found.index, spread.found.steps)),
        spread.as_gini(),
        unit="people",
        assumptions=(ALIKE,),
        numbers=spread.numbers(),
        tables=(
            Table(LORENZ, ("people", "share of all"), tuple(zip(TENTHS.tolist(), spread.curve, strict=True))),
        ),
        r_code=spread.in_r(),
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
    spread = _spread(data, outcome, rank, weights)
    asked = [("index", spread.found.index, spread.found.steps)]
    if bounds:
        asked += spread.bounded(bounds)
    return spread.used.result(
        Method("concentration index", OF_INDEX, {"rank": rank, "level": level}, "linearised"),
        spread.estimates(level, *asked),
        spread.as_index(),
        unit="people",
        assumptions=(Assumption(Words("{rank} puts people in their true order", rank=rank), UNKNOWN),),
        numbers={"mean": spread.found.mean},
        r_code=spread.in_r(),
    )


Index = tuple[str, float, Floats]
"""A name, a number, and what each row (n,) adds to its error."""


@dataclass(frozen=True, eq=False)
class Spread:
    """Amounts (n,) of `outcome` over people in the order of `rank`; `counts` are how many people each row
    stands for, 1 without a column of `weights`."""

    used: Used
    outcome: str
    rank: str
    weights: str | None
    amounts: Floats
    counts: Floats

    @cached_property
    def found(self) -> Concentration:
        return concentration(self.amounts, self.used.rows.numbers(self.rank), self.counts)

    @cached_property
    def curve(self) -> list[float]:
        return lorenz(self.amounts, self.counts, TENTHS)

    @property
    def half(self) -> float:
        """The share of people with whom half of all lies."""
        people, had = _shares(self.amounts, self.counts, np.argsort(-self.amounts, kind="stable"))
        return float(np.interp(0.5, had, people))

    def estimates(self, level: float, *asked: Index) -> tuple[Estimate, ...]:
        names, values, steps = zip(*asked, strict=True)
        variance = _variance(np.column_stack(steps))
        return with_design(names, np.array(values), variance, self.used.rows.n - 1, level)

    def bounded(self, bounds: Sequence[float]) -> list[Index]:
        """What Erreygers and Wagstaff make of the index where an amount has a least and a largest."""
        amounts, index, mean = self.amounts, self.found.index, self.found.mean
        if len(bounds) != 2 or not bounds[0] <= amounts.min() <= amounts.max() <= bounds[1]:
            raise refuse(N_("Bounds are two numbers between which every “{name}” lies."), name=self.outcome)
        least, most = bounds
        if not least < mean < most:
            raise refuse(N_("Every “{name}” lies on a bound, so nothing is spread."), name=self.outcome)
        wide, room = most - least, (most - mean) * (mean - least)
        slope = 1 / mean - (most + least - 2 * mean) / room
        wagstaff = wide * mean * index / room
        steps, mean_steps = self.found.steps, self.found.mean_steps
        return [
            ("Erreygers", 4 * mean * index / wide, 4 / wide * (index * mean_steps + mean * steps)),
            ("Wagstaff", wagstaff, wide * mean / room * steps + wagstaff * slope * mean_steps),
        ]

    def numbers(self) -> dict[str, float | int]:
        n, counts = self.used.rows.n, self.counts
        return {
            **({"Gini times n/(n-1)": self.found.index * n / (n - 1)} if n > 1 else {}),
            "share of the top tenth": float(1 - self.curve[-2]),
            "people with half of all": self.half,
            "share of people with nothing": float(counts[self.amounts == 0].sum() / counts.sum()),
        }

    def as_gini(self) -> Words:
        return Words(
            "{amount} is spread with a Gini coefficient of {gini} (0: all alike, 1: one has all); the top "
            "tenth of {n} people has {top} of all, and half of it lies with {half} of the people.",
            amount=self.outcome,
            gini=f"{self.found.index:.3f}",
            n=self.used.rows.n,
            top=f"{1 - self.curve[-2]:.0%}",
            half=f"{self.half:.1%}",
        )

    def as_index(self) -> Words:
        return Words(
            "{outcome} lies more with those who have {much} {rank}: the concentration index is {value}, "
            "where 0 is no difference.",
            outcome=self.outcome,
            much=Words("much") if self.found.index > 0 else Words("little"),
            rank=self.rank,
            value=f"{self.found.index:.3f}",
        )

    def in_r(self) -> tuple[str, ...]:
        asked = dict.fromkeys([self.outcome, self.rank, *([self.weights] if self.weights else [])])
        kept = " & ".join(f"!is.na(d${name(one)})" for one in asked)
        weight = f"d${name(self.weights)}" if self.weights else "rep(1, nrow(d))"
        return (
            *read_data(self.used.whole),
            f"d <- d[{kept}, ]",
            f"h <- d${name(self.outcome)}; w <- {weight} / sum({weight})",
            f"people <- tapply(w, d${name(self.rank)}, sum)",
            f"middle <- (cumsum(people) - people / 2)[as.character(d${name(self.rank)})]",
            "(found <- 2 * sum(w * h * middle) / sum(w * h) - 1)",
        )


def _spread(data: Any, outcome: str, rank: str, weights: str | None) -> Spread:
    used = Used.of(data, outcome, rank, weights)
    amounts = _amounts(used.rows, outcome)
    return Spread(used, outcome, rank, weights, amounts, weights_or_ones(used.rows, weights))


def lorenz(amounts: Floats, weights: Floats, points: Floats) -> list[float]:
    """Which share of all lies with these shares of people, the least first."""
    people, had = _shares(amounts, weights, np.argsort(amounts, kind="stable"))
    return [float(share) for share in np.interp(points, people, had)]


def _shares(amounts: Floats, weights: Floats, order: Ints) -> tuple[Floats, Floats]:
    """(n + 1,) of people in an order, and of all that the first of them have."""
    people = np.concatenate([[0.0], np.cumsum(weights[order])]) / weights.sum()
    return people, np.concatenate([[0.0], np.cumsum((weights * amounts)[order])]) / (weights @ amounts)


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
