"""The same plan in R: the package pwr where it knows the design, else the formula."""

from __future__ import annotations

from .designs import Plan, design_effect, variances, wedge_variance


def in_r(design: str, plan: Plan, n: float, effect: float, power: float) -> tuple[str, ...]:
    """Lines that give the power p at this n and effect."""
    sides = "two.sided" if plan.sides == 2 else "greater"
    tail = f'sig.level = {plan.alpha!r}, alternative = "{sides}"'
    if design == "means":
        return _PWR, f"p <- pwr.t2n.test({n!r}, {plan.ratio * n!r}, d = {effect / plan.sd!r}, {tail})$power"
    if design == "shares":
        base = plan.base or 0.0
        apart = f"abs(ES.h({base + effect!r}, {base!r}))"
        return _PWR, f"p <- pwr.2p2n.test({apart}, {n!r}, {plan.ratio * n!r}, {tail})$power"
    if design == "regression":
        df = n - plan.predictors - plan.covariates - 1
        return _PWR, f"p <- pwr.f2.test({plan.predictors}, {df!r}, {effect!r}, {plan.alpha!r})$power"
    if design == "clusters":
        size = plan.size / design_effect(plan)
        one, other = variances(effect, plan)
        error = (one / (n * size) + other / (plan.ratio * n * size)) ** 0.5
        df = (1 + plan.ratio) * n - 2
        return _tails(
            f"qt(1 - {plan.alpha!r} / {plan.sides}, {df!r})", abs(effect) / error, plan, f", {df!r}"
        )
    if design == "stepped wedge":
        error = wedge_variance(n, effect, plan) ** 0.5
    else:
        error = (2 * (0.25 - effect**2 / 4) * plan.levels / (2 * plan.tasks * n)) ** 0.5
    return _tails(f"qnorm(1 - {plan.alpha!r} / {plan.sides})", abs(effect) / error, plan, "")


_PWR = "library(pwr)"


def _tails(bound: str, centre: float, plan: Plan, df: str) -> tuple[str, ...]:
    upper = f"pt(b{df}, {centre!r}, lower.tail = FALSE)" if df else f"pnorm({centre!r} - b)"
    lower = f"pt(-b{df}, {centre!r})" if df else f"pnorm(-{centre!r} - b)"
    return f"b <- {bound}", f"p <- {upper} + {lower}" if plan.sides == 2 else f"p <- {upper}"
