"""How many people or clusters a plan needs, what it can find, and with what chance; before, never after."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np

from samenspel.methods.evidence.chances import half_width
from samenspel.methods.evidence.data import Data, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .designs import DESIGNS, Plan, design_effect
from .inr import in_r
from .planned import check, sizes_of
from .simulated import SIMULATED

MOST = 1e9
STEPS = 200


@listed(
    "How many people a plan needs, or what it can find: leave out what you want to know.",
    design="means, shares, clusters, stepped wedge, conjoint (two profiles), or regression (f2)",
    effect="the smallest effect that would matter: a difference, or f2",
    n="how many there are: in the first group; clusters in it; clusters in all (wedge); people in all",
    power="the chance to find the effect if it is there",
    alpha="the chance to find what is not there",
    sides="2, or 1 if an effect the other way would not matter",
    ratio="of the second group's size to the first's",
    sd="the outcome's standard deviation",
    base="or, for a share, the share without the effect",
    icc="how alike people of a cluster are, from 0 to 1",
    size="people in a cluster (stepped wedge: in each period)",
    spread="of clusters' sizes: their standard deviation by their mean",
    sizes="the column with the clusters' sizes, instead of size and spread",
    periods="of a stepped wedge, with the one before it starts",
    tasks="choices each person makes (conjoint)",
    levels="of the attribute (conjoint)",
    predictors="that are tested together (regression)",
    covariates="beside them (regression)",
    simulate="how many times to try the plan out by chance",
    seed="of that chance",
    observed="an effect that was found: it is refused",
)
def power(
    data: Any = None,
    design: Literal["means", "shares", "clusters", "stepped wedge", "conjoint", "regression"] = "means",
    *,
    effect: float | None = None,
    n: float | None = None,
    power: float | None = None,
    alpha: float = 0.05,
    sides: int = 2,
    ratio: float = 1.0,
    sd: float = 1.0,
    base: float | None = None,
    icc: float = 0.0,
    size: float = 1.0,
    spread: float = 0.0,
    sizes: str | None = None,
    periods: int = 3,
    tasks: int = 1,
    levels: int = 2,
    predictors: int = 1,
    covariates: int = 0,
    simulate: int = 0,
    seed: int = 1,
    observed: Any = None,
) -> Result:
    """Two of effect, n and power give the third (power is 0.8 if only one is given). Needs no data; a
    table may hold the sizes of clusters. Power after the fact is refused. Raises UnfitData.

    >>> round(power(design="means", effect=0.5)["n"].value, 2)
    63.77
    """
    _before_only(data, effect, observed)
    if sizes is not None:
        size, spread = sizes_of(Data.of(data), sizes)
    plan = Plan(
        alpha, sides, ratio, sd, base, icc, size, spread, periods, tasks, levels, predictors, covariates
    )
    return _solved(design, plan, effect, n, power).result(simulate, seed)


USUAL = 0.8
ASSUMED = (
    Assumption(Words("the spread, shares and likeness that were put in are right"), UNKNOWN),
    Assumption(Words("the effect is the smallest that would matter, not one that is hoped for"), UNKNOWN),
)
USED: Mapping[str, Names] = {
    "means": ("sd", "ratio"),
    "shares": ("base", "ratio"),
    "clusters": ("sd", "base", "ratio", "icc", "size", "spread"),
    "stepped wedge": ("sd", "base", "icc", "size", "periods"),
    "conjoint": ("tasks", "levels"),
    "regression": ("predictors", "covariates"),
}
"""The words of a plan that a design looks at."""


@dataclass(frozen=True)
class Solved:
    """So many (`n`) find an effect with this chance."""

    design: str
    plan: Plan
    n: float
    effect: float
    chance: float

    def result(self, simulate: int, seed: int) -> Result:
        return Result(
            Method(f"power: {self.design}", DESIGNS[self.design].source, self._options()),
            (*self._estimates(), *([self._tried(simulate, seed)] if simulate else ())),
            math.ceil(self.n),
            self._sentence(),
            unit=DESIGNS[self.design].unit,
            assumptions=ASSUMED,
            numbers=self._numbers(),
            seed=seed if simulate else None,
            r_code=in_r(self.design, self.plan, self.n, self.effect),
        )

    def _options(self) -> dict[str, object]:
        values = {name: getattr(self.plan, name) for name in ("alpha", "sides", *USED[self.design])}
        return {name: value for name, value in values.items() if value is not None}

    def _estimates(self) -> tuple[Estimate, ...]:
        return Estimate("n", self.n), Estimate("effect", self.effect), Estimate("power", self.chance)

    def _tried(self, times: int, seed: int) -> Estimate:
        """The share of simulated plans, with whole people and clusters, that find the effect."""
        step = self.plan.periods - 1 if self.design == "stepped wedge" else 1
        many = step * math.ceil(self.n / step - 1e-9)
        drawn = SIMULATED[self.design](np.random.default_rng(seed), times, many, self.effect, self.plan)
        share = float(drawn.mean())
        error = math.sqrt(max(share * (1 - share), 1 / times) / times)
        wide = float(half_width(error, 0.95))
        low, high = max(0.0, share - wide), min(1.0, share + wide)
        return Estimate(f"power in {times} simulations of {many}", share, error, low, high)

    def _numbers(self) -> dict[str, float | int]:
        plan = self.plan
        if self.design == "regression":
            return {"residual df": self.n - plan.predictors - plan.covariates - 1}
        return {"design effect": design_effect(plan)} if self.design == "clusters" else {}

    def _sentence(self) -> Words:
        return Words(
            "With {n} {unit} an effect of {effect} is found with a chance of {power}, if it is there. A plan "
            "that finds nothing has then not shown that there is nothing.",
            n=math.ceil(self.n - 1e-9),
            unit=Words(DESIGNS[self.design].unit),
            effect=number(float(self.effect)),
            power=number(float(self.chance)),
        )


def _before_only(data: Any, effect: Any, observed: Any) -> None:
    if observed is not None or isinstance(data, Result) or isinstance(effect, Estimate | Result):
        raise refuse(
            N_(
                "Power after the fact says nothing new: it is the p-value in other words (Hoenig & Heisey "
                "2001, doi 10.1198/000313001300339897). Look at the interval of what was found; to plan, "
                "give the smallest effect that would matter."
            )
        )


def check_power(power: float, alpha: float) -> None:
    if not alpha < power < 1:
        raise refuse(
            N_("“power” is {power}, which is not between alpha ({alpha}) and 1."),
            power=f"{power:g}",
            alpha=f"{alpha:g}",
        )


def _solved(design: str, plan: Plan, effect: float | None, n: float | None, power: float | None) -> Solved:
    """The third of three; a power that is not given beside one other is the usual one."""
    if power is None and (n is None) != (effect is None):
        power = USUAL
    check(design, plan, effect, n, power)
    if power is not None:
        check_power(power, plan.alpha)
    if n is None:
        return _least(design, plan, cast(float, effect), cast(float, power))
    if effect is None:
        many, power, kind = n, cast(float, power), DESIGNS[design]
        most = _largest(design, plan)
        effect = _crossing(lambda size: kind.chance(many, size, plan), power, 0.0, most)
        return Solved(design, plan, n, effect, power)
    return Solved(design, plan, n, effect, DESIGNS[design].chance(n, effect, plan))


def _least(design: str, plan: Plan, effect: float, power: float) -> Solved:
    kind = DESIGNS[design]
    least = kind.least(plan)
    n = _crossing(lambda many: kind.chance(many, effect, plan), power, least, MOST)
    return Solved(design, plan, n, effect, power if n > least else kind.chance(n * (1 + 1e-9), effect, plan))


def _largest(design: str, plan: Plan) -> float:
    if plan.base is not None:
        return 1 - plan.base - 1e-12
    return 1.0 if design == "conjoint" else 1e3 * plan.sd


def _crossing(chance: Callable[[float], float], power: float, low: float, most: float) -> float:
    """Where a chance that rises reaches `power`: the bracket doubles, then halves (by ratio far from 0)."""
    if low > 0 and chance(low * (1 + 1e-9)) >= power:
        return low
    high = min(most, max(2 * low, 1e-3))
    while chance(high) < power:
        if high >= most:
            raise refuse(N_("Nothing of that kind reaches a power of {power}."), power=f"{power:g}")
        low, high = high, min(most, 2 * high)
    for _step in range(STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if chance(middle) < power else (low, middle)
    return high
