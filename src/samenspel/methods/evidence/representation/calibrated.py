"""Weights that agree with known totals: raking, and linear calibration with bounds.

Deming & Stephan 1940, doi 10.1214/aoms/1177731829; Deville & Särndal 1992, doi
10.1080/01621459.1992.10475217.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

Margins = Mapping[str, Mapping[str, float]]
Kind = Literal["raking", "linear"]
MOST_ROUNDS, HALVINGS = 1000, 40
NEARLY = 1e-8
CLOSE, SUM = 1e-10, 1e-6
WHOLES = (1.0, 100.0)


@dataclass(frozen=True, eq=False)
class Margin:
    """Of each row (n,) its level in one census table; the names, and how many people the census has."""

    name: str
    code: Ints
    levels: tuple[str, ...]
    totals: Floats

    @property
    def total(self) -> float:
        return float(self.totals.sum())


@dataclass(frozen=True, eq=False)
class Calibration:
    """`before` and `after` are weights (n,); after `rounds` no total was further than `off` from its own, as
    a part of all."""

    margins: tuple[Margin, ...]
    before: Floats
    after: Floats
    rounds: int
    off: float

    def left_over(self, scores: Floats) -> Floats:
        """What the margins do not say of weighted scores (n, k)."""
        columns = indicators(self.margins) * np.sqrt(self.before)[:, None]
        back = self.after / np.sqrt(self.before)
        values = scores / back[:, None]
        known = np.linalg.lstsq(columns, values)[0]
        return np.asarray((values - columns @ known) * back[:, None])


def margins_of(rows: Data, margins: Margins, weights: Floats) -> tuple[Margin, ...]:
    """Shares (that sum to 1 or 100) or numbers of people. Refuses levels that only one side knows, and tables
    that sum to different numbers."""
    if not margins:
        raise refuse(N_("Give at least one margin: a column, with how many people each level has."))
    found = tuple(_margin(rows, name, table) for name, table in margins.items())
    if all(_is_whole(one.total) for one in found):
        size = float(weights.sum())
        return tuple(replace(one, totals=one.totals / one.total * size) for one in found)
    _refuse_other_sums(found)
    _refuse_near_shares(found[0])
    return found


def _refuse_near_shares(first: Margin) -> None:
    if first.total < WHOLES[0] * 1.5 or abs(first.total / WHOLES[1] - 1) < 0.05:
        raise refuse(
            N_("The shares of “{name}” sum to {total}, not to 1 or 100."),
            name=first.name,
            total=f"{first.total:.8g}",
        )


def _refuse_other_sums(found: Sequence[Margin]) -> None:
    first = found[0]
    for one in found:
        if abs(one.total / first.total - 1) > SUM:
            raise refuse(
                N_(
                    "“{one}” sums to {first} and “{other}” to {second}; give both as shares that sum to 1 "
                    "(or 100), or both as numbers of the same people."
                ),
                one=first.name,
                first=f"{first.total:.8g}",
                other=one.name,
                second=f"{one.total:.8g}",
            )


def _is_whole(total: float) -> bool:
    return any(abs(total / whole - 1) <= SUM for whole in WHOLES)


def _margin(rows: Data, name: str, table: Mapping[str, float]) -> Margin:
    code, levels = rows.levels(name)
    refuse_strangers(name, levels, table)
    return Margin(name, code, levels, np.array([table[level] for level in levels], float))


def refuse_strangers(
    name: str, levels: Sequence[str], table: Mapping[str, float], *, may_be_empty: bool = False
) -> None:
    """Levels that only the data or only the census knows, and numbers that are none of people."""
    _refuse_unknown(name, levels, table)
    _refuse_numbers(name, table)
    if not may_be_empty and (missing := [level for level in table if level not in levels]):
        raise refuse(
            N_(
                "Nobody in the data is {levels} by “{name}”, so nobody can be weighted to stand for them; "
                "put levels together, or leave them out on both sides."
            ),
            name=name,
            levels=_quoted(missing),
        )


def _refuse_unknown(name: str, levels: Sequence[str], table: Mapping[str, float]) -> None:
    if strange := [level for level in levels if level not in table]:
        raise refuse(
            N_("“{name}” is {levels} in some rows, which the census table does not know; it has: {known}."),
            name=name,
            levels=_quoted(strange),
            known=", ".join(table),
        )


def _refuse_numbers(name: str, table: Mapping[str, float]) -> None:
    for level, number in table.items():
        if not 0 < number < np.inf:
            raise refuse(
                N_("The census has {number} for “{name}” = “{level}”; it must be above 0."),
                number=number,
                name=name,
                level=level,
            )


def _quoted(levels: Sequence[str]) -> str:
    return ", ".join(f"“{one}”" for one in levels)


def calibrated(
    margins: Sequence[Margin], weights: Floats, kind: Kind, bounds: Sequence[float] = ()
) -> Calibration:
    """Of weights (n,); `bounds` are the least and the largest factor. Refuses what does not come to rest."""
    if bounds and (kind == "raking" or len(bounds) != 2 or not 0 <= bounds[0] < 1 < bounds[1]):
        raise refuse(N_("Bounds are two factors for linear calibration, from 0 to below 1 and above 1."))
    after, rounds = _raked(margins, weights) if kind == "raking" else _linear(margins, weights, bounds)
    off = _off(margins, after)
    if off > CLOSE * 100:
        raise _not_at_rest(rounds, off)
    return Calibration(tuple(margins), weights, after, rounds, off)


def _not_at_rest(rounds: int, off: float) -> ValueError:
    return refuse(
        N_(
            "No weights were found that agree with all margins after {rounds} rounds: {off} of all people "
            "are still in the wrong place. Put small levels together, use fewer margins or wider bounds."
        ),
        rounds=rounds,
        off=f"{off:.2g}",
    )


def _raked(margins: Sequence[Margin], weights: Floats) -> tuple[Floats, int]:
    """One margin after the other, until none moves."""
    rounds = 0
    while rounds < MOST_ROUNDS and _off(margins, weights) >= CLOSE:
        for one in margins:
            now = np.bincount(one.code, weights, len(one.levels))
            weights = weights * (one.totals / now)[one.code]
        rounds += 1
    return weights, rounds


@dataclass(frozen=True, eq=False)
class Dual:
    """The other side of linear calibration, which is concave in a lift of each level: `columns` (n, levels),
    their totals, the weights to begin with, and the least and the largest factor."""

    columns: Floats
    totals: Floats
    weights: Floats
    least: float
    most: float

    def at(self, lift: Floats) -> tuple[float, Floats]:
        """The height, and the factor of each row."""
        along = self.columns @ lift
        inside = np.clip(along, self.least - 1, self.most - 1)
        area = inside + inside**2 / 2 + (1 + inside) * (along - inside)
        return float(self.totals @ lift - self.weights @ area), 1 + inside

    def step(self, factors: Floats) -> Floats:
        """Newton's, to the totals that are not reached yet; rows at a bound hardly move."""
        free = ((factors > self.least) & (factors < self.most)) + NEARLY
        bends = (self.columns * (self.weights * free)[:, None]).T @ self.columns
        missing = self.totals - self.columns.T @ (self.weights * factors)
        return np.asarray(np.linalg.lstsq(bends, missing)[0])


def _linear(margins: Sequence[Margin], weights: Floats, bounds: Sequence[float]) -> tuple[Floats, int]:
    """Without bounds the first step is the last."""
    totals = np.concatenate([one.totals for one in margins])
    dual = Dual(indicators(margins), totals, weights, *(bounds or (-np.inf, np.inf)))
    lift = np.zeros(len(totals))
    (top, factors), rounds = dual.at(lift), 0
    while rounds < MOST_ROUNDS and _off(margins, weights * factors) >= CLOSE:
        step = dual.step(factors)
        for halving in range(HALVINGS):
            there = dual.at(lift + step / 2**halving)
            if there[0] >= top - CLOSE * abs(top):
                break
        lift, (top, factors), rounds = lift + step / 2**halving, there, rounds + 1
    return weights * factors, rounds


def _off(margins: Sequence[Margin], weights: Floats) -> float:
    return max(
        float(np.abs(np.bincount(one.code, weights, len(one.levels)) - one.totals).max() / one.totals.sum())
        for one in margins
    )


def indicators(margins: Sequence[Margin]) -> Floats:
    """(n, levels of all margins) of ones."""
    return np.hstack([one.code[:, None] == np.arange(len(one.levels)) for one in margins]).astype(float)
