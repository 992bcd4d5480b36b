"""How many people or clusters a plan needs, what it can find, and with what chance; before, never after."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import half_width
from samenspel.methods.evidence.data import Data
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
    if power is None and (n is None) != (effect is None):
        power = USUAL
    check(design, plan, effect, n, power)
    if power is not None:
        check_power(power, alpha)
    solved = _solved(design, plan, effect, n, power)
    tried = _tried(design, plan, *solved[:2], simulate, seed) if simulate else []
    return Result(
        Method(f"power: {design}", DESIGNS[design].source, _options(design, plan)),
        (*_estimates(*solved), *tried),
        math.ceil(solved[0]),
        _sentence(design, *solved),
        unit=DESIGNS[design].unit,
        assumptions=(
            Assumption(Words("the spread, shares and likeness that were put in are right"), UNKNOWN),
            Assumption(
                Words("the effect is the smallest that would matter, not one that is hoped for"), UNKNOWN
            ),
        ),
        numbers=_numbers(design, plan, solved[0]),
        seed=seed if simulate else None,
        r_code=in_r(design, plan, *solved),
    )


USUAL = 0.8
Solved = tuple[float, float, float]
"""How many, the effect, and the chance."""


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
    kind = DESIGNS[design]
    if n is None:
        assert effect is not None
        assert power is not None
        size, least = effect, kind.least(plan)
        n = _crossing(lambda many: kind.chance(many, size, plan), power, least, MOST)
        return n, effect, power if n > least else kind.chance(n * (1 + 1e-9), effect, plan)
    if effect is None:
        assert power is not None
        many, most = n, 1 - plan.base - 1e-12 if plan.base is not None else _largest(design, plan)
        return n, _crossing(lambda size: kind.chance(many, size, plan), power, 0.0, most), power
    return n, effect, kind.chance(n, effect, plan)


def _largest(design: str, plan: Plan) -> float:
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


def _estimates(n: float, effect: float, power: float) -> list[Estimate]:
    return [Estimate("n", n), Estimate("effect", effect), Estimate("power", power)]


def _tried(design: str, plan: Plan, n: float, effect: float, times: int, seed: int) -> list[Estimate]:
    """The share of simulated plans, with whole people and clusters, that find the effect."""
    many = math.ceil(n - 1e-9)
    if design == "stepped wedge":
        many = (plan.periods - 1) * math.ceil(n / (plan.periods - 1) - 1e-9)
    found = SIMULATED[design](np.random.default_rng(seed), times, many, effect, plan)
    share = float(found.mean())
    error = math.sqrt(max(share * (1 - share), 1 / times) / times)
    wide = float(half_width(error, 0.95))
    return [
        Estimate(
            f"power in {times} simulations of {many}",
            share,
            error,
            max(0.0, share - wide),
            min(1.0, share + wide),
        )
    ]


def _numbers(design: str, plan: Plan, n: float) -> dict[str, float | int]:
    if design == "regression":
        return {"residual df": n - plan.predictors - plan.covariates - 1}
    return {"design effect": design_effect(plan)} if design == "clusters" else {}


def _options(design: str, plan: Plan) -> dict[str, object]:
    used: dict[str, Sequence[str]] = {
        "means": ("sd", "ratio"),
        "shares": ("base", "ratio"),
        "clusters": ("sd", "base", "ratio", "icc", "size", "spread"),
        "stepped wedge": ("sd", "base", "icc", "size", "periods"),
        "conjoint": ("tasks", "levels"),
        "regression": ("predictors", "covariates"),
    }
    values = {name: getattr(plan, name) for name in ("alpha", "sides", *used[design])}
    return {name: value for name, value in values.items() if value is not None}


def _sentence(design: str, n: float, effect: float, power: float) -> Words:
    return Words(
        "With {n} {unit} an effect of {effect} is found with a chance of {power}, if it is there. A plan "
        "that finds nothing has then not shown that there is nothing.",
        n=math.ceil(n - 1e-9),
        unit=Words(DESIGNS[design].unit),
        effect=number(float(effect)),
        power=number(float(power)),
    )
