"""The chance that each design finds an effect, by formula."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from samenspel.methods.evidence.chances import below_t, quantile
from samenspel.methods.words import N_


@dataclass(frozen=True)
class Plan:
    """What is fixed before: `sd` of the outcome, or `base`, the share without the effect; `ratio` of the
    second group's size to the first's; `size` of clusters (or of a cluster in one period) with `spread`,
    their standard deviation by their mean; `predictors` that are tested together, `covariates` beside
    them."""

    alpha: float
    sides: int
    ratio: float
    sd: float
    base: float | None
    icc: float
    size: float
    spread: float
    periods: int
    tasks: int
    levels: int
    predictors: int
    covariates: int


@dataclass(frozen=True)
class Design:
    """`chance` takes how many (of `unit`), an effect and a plan; `least` is how many there must be."""

    chance: Callable[[float, float, Plan], float]
    unit: str
    least: Callable[[Plan], float]
    source: str


def by_normal(z: float, plan: Plan) -> float:
    """The chance that a normal statistic around z is beyond its bound (on either side, if there are two)."""
    from scipy.special import ndtr

    bound = float(quantile(1 - plan.alpha / plan.sides))
    return float(ndtr(z - bound) + (ndtr(-z - bound) if plan.sides == 2 else 0.0))


def by_t(centre: float, df: float, plan: Plan) -> float:
    """The same for a t statistic."""
    bound = float(quantile(1 - plan.alpha / plan.sides, df))
    far = below_t(-bound, df, centre) if plan.sides == 2 else 0.0
    return below_t(-bound, df, -centre) + far


def means(n: float, effect: float, plan: Plan) -> float:
    other = plan.ratio * n
    return by_t(abs(effect) / (plan.sd * math.sqrt(1 / n + 1 / other)), n + other - 2, plan)


def shares(n: float, effect: float, plan: Plan) -> float:
    base = plan.base or 0.0
    apart = 2 * (math.asin(math.sqrt(base + effect)) - math.asin(math.sqrt(base)))
    return by_normal(abs(apart) * math.sqrt(n * plan.ratio / (1 + plan.ratio)), plan)


def clusters(n: float, effect: float, plan: Plan) -> float:
    size = plan.size / design_effect(plan)
    one, other = variances(effect, plan)
    error = math.sqrt(one / (n * size) + other / (plan.ratio * n * size))
    return by_t(abs(effect) / error, (1 + plan.ratio) * n - 2, plan)


def design_effect(plan: Plan) -> float:
    """How many times as many people are needed when they come in clusters that are not equally large
    (Eldridge, Ashby & Kerry 2006, doi 10.1093/ije/dyl129)."""
    return 1 + ((plan.spread**2 + 1) * plan.size - 1) * plan.icc


def variances(effect: float, plan: Plan) -> tuple[float, float]:
    """Of one person's outcome without and with the effect."""
    if plan.base is None:
        return plan.sd**2, plan.sd**2
    with_it = plan.base + effect
    return plan.base * (1 - plan.base), with_it * (1 - with_it)


def stepped_wedge(n: float, effect: float, plan: Plan) -> float:
    return by_normal(abs(effect) / math.sqrt(wedge_variance(n, effect, plan)), plan)


def wedge_variance(n: float, effect: float, plan: Plan) -> float:
    """Hussey & Hughes 2007, equation 8, for n clusters of which as many change in each period but the
    first."""
    periods, each = plan.periods, n / (plan.periods - 1)
    total = sum(variances(effect, plan)) / 2
    between, within = plan.icc * total, (1 - plan.icc) * total / plan.size
    u = each * periods * (periods - 1) / 2
    squares = (periods - 1) * periods * (2 * periods - 1) / 6
    w, v = each**2 * squares, each * squares
    below = (n * u - w) * within + (u**2 + n * periods * u - periods * w - n * v) * between
    return n * within * (within + periods * between) / below


def conjoint(n: float, effect: float, plan: Plan) -> float:
    return by_normal(abs(effect) / math.sqrt(conjoint_variance(n, effect, plan)), plan)


def conjoint_variance(n: float, effect: float, plan: Plan) -> float:
    """Of the difference between two levels of an attribute in a forced choice of two profiles, each shown as
    often as the others: two shares around one half."""
    shown = 2 * plan.tasks * n / plan.levels
    return 2 * (0.25 - effect**2 / 4) / shown


def regression(n: float, effect: float, plan: Plan) -> float:
    from scipy.special import fdtri, ncfdtr

    tested, df = plan.predictors, n - plan.predictors - plan.covariates - 1
    bound = float(fdtri(tested, df, 1 - plan.alpha))
    return 1 - float(ncfdtr(tested, df, effect * (tested + df + 1), bound))


COHEN = "Cohen 1988, ISBN 9780805802832"
DESIGNS: Mapping[str, Design] = {
    "means": Design(means, N_("people in the first group"), lambda plan: 2 / min(1, plan.ratio), COHEN),
    "shares": Design(shares, N_("people in the first group"), lambda _plan: 1, COHEN),
    "clusters": Design(
        clusters,
        N_("clusters in the first group"),
        lambda plan: 2 / min(1, plan.ratio),
        "Eldridge, Ashby & Kerry 2006, doi 10.1093/ije/dyl129",
    ),
    "stepped wedge": Design(
        stepped_wedge,
        N_("clusters"),
        lambda plan: plan.periods - 1,
        "Hussey & Hughes 2007, doi 10.1016/j.cct.2006.05.007",
    ),
    "conjoint": Design(
        conjoint,
        N_("people"),
        lambda _plan: 1,
        "Hainmueller, Hopkins & Yamamoto 2014, doi 10.1093/pan/mpt024",
    ),
    "regression": Design(regression, N_("people"), lambda plan: plan.predictors + plan.covariates + 2, COHEN),
}
