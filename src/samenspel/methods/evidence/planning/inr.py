"""The same plan in R: the package pwr where it knows the design, else the formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from samenspel.methods.evidence.rscript import computed

from .designs import Plan, conjoint_variance, design_effect, variances, wedge_variance

Lines = tuple[str, ...]


def in_r(design: str, plan: Plan, n: float, effect: float) -> Lines:
    """Lines that give the power p at this n and effect."""
    return _IN_R[design](plan, n, effect)


def _means(plan: Plan, n: float, effect: float) -> Lines:
    sizes, apart = f"{computed(n)}, {computed(plan.ratio * n)}", computed(effect / plan.sd)
    return _PWR, f"p <- pwr.t2n.test({sizes}, d = {apart}, {_tail(plan)})$power"


def _shares(plan: Plan, n: float, effect: float) -> Lines:
    base = plan.base or 0.0
    apart = f"abs(ES.h({computed(base + effect)}, {computed(base)}))"
    sizes = f"{computed(n)}, {computed(plan.ratio * n)}"
    return _PWR, f"p <- pwr.2p2n.test({apart}, {sizes}, {_tail(plan)})$power"


def _regression(plan: Plan, n: float, effect: float) -> Lines:
    df = computed(n - plan.predictors - plan.covariates - 1)
    return _PWR, f"p <- pwr.f2.test({plan.predictors}, {df}, {computed(effect)}, {plan.alpha!r})$power"


def _clusters(plan: Plan, n: float, effect: float) -> Lines:
    size = plan.size / design_effect(plan)
    one, other = variances(effect, plan)
    error = (one / (n * size) + other / (plan.ratio * n * size)) ** 0.5
    return _tails(plan, abs(effect) / error, computed((1 + plan.ratio) * n - 2))


def _stepped_wedge(plan: Plan, n: float, effect: float) -> Lines:
    return _tails(plan, abs(effect) / wedge_variance(n, effect, plan) ** 0.5)


def _conjoint(plan: Plan, n: float, effect: float) -> Lines:
    return _tails(plan, abs(effect) / conjoint_variance(n, effect, plan) ** 0.5)


_PWR = "library(pwr)"
_IN_R: Mapping[str, Callable[[Plan, float, float], Lines]] = {
    "means": _means,
    "shares": _shares,
    "clusters": _clusters,
    "stepped wedge": _stepped_wedge,
    "conjoint": _conjoint,
    "regression": _regression,
}


def _tail(plan: Plan) -> str:
    sides = "two.sided" if plan.sides == 2 else "greater"
    return f'sig.level = {plan.alpha!r}, alternative = "{sides}"'


def _tails(plan: Plan, centre: float, df: str = "") -> Lines:
    """Of a t statistic with degrees of freedom, or of a normal one."""
    tail, at = f"1 - {plan.alpha!r} / {plan.sides}", computed(centre)
    bound = f"b <- qt({tail}, {df})" if df else f"b <- qnorm({tail})"
    upper = f"pt(b, {df}, {at}, lower.tail = FALSE)" if df else f"pnorm({at} - b)"
    lower = f"pt(-b, {df}, {at})" if df else f"pnorm(-{at} - b)"
    return bound, f"p <- {upper} + {lower}" if plan.sides == 2 else f"p <- {upper}"
