"""The same plan in R: the package pwr where it knows the design, else the formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from samenspel.methods.evidence.rscript import computed

from .designs import Plan

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
    return (
        *_outcomes(plan, effect),
        f"n <- {computed(n)} * c(1, {computed(plan.ratio)})",
        f"size <- {computed(plan.size)}",
        f"deff <- 1 + (({computed(plan.spread)}^2 + 1) * size - 1) * {computed(plan.icc)}",
        "z <- abs(effect) / sqrt(sum(v * deff / (n * size)))",
        *_tails(plan, "sum(n) - 2"),
    )


def _stepped_wedge(plan: Plan, n: float, effect: float) -> Lines:
    """By weighted least squares on the clusters that change at each step, not by the formula."""
    return (
        *_outcomes(plan, effect),
        f"periods <- {plan.periods}",
        f"between <- {computed(plan.icc)} * mean(v)",
        f"within <- (1 - {computed(plan.icc)}) * mean(v) / {computed(plan.size)}",
        "s <- solve(between + diag(within, periods))",
        "told <- lapply(seq_len(periods - 1), function(step) {",
        "  x <- cbind(diag(periods), seq_len(periods) > step)",
        f"  {computed(n)} / (periods - 1) * t(x) %*% s %*% x",
        "})",
        'z <- abs(effect) / sqrt(solve(Reduce("+", told))[periods + 1, periods + 1])',
        *_tails(plan),
    )


def _conjoint(plan: Plan, n: float, effect: float) -> Lines:
    return (
        f"effect <- {computed(effect)}",
        f"shown <- 2 * {plan.tasks} * {computed(n)} / {plan.levels}",
        "shares <- 0.5 + c(-1, 1) * effect / 2",
        "z <- abs(effect) / sqrt(sum(shares * (1 - shares)) / shown)",
        *_tails(plan),
    )


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


def _outcomes(plan: Plan, effect: float) -> Lines:
    """The effect, and the variance of one person's outcome without and with it."""
    first = f"effect <- {computed(effect)}"
    if plan.base is None:
        return first, f"v <- rep({computed(plan.sd)}, 2)^2"
    return first, f"shares <- {computed(plan.base)} + c(0, effect)", "v <- shares * (1 - shares)"


def _tails(plan: Plan, df: str = "") -> Lines:
    """Of a t statistic around z with degrees of freedom, or of a normal one."""
    tail = f"1 - {plan.alpha!r} / {plan.sides}"
    bound = (f"df <- {df}", f"b <- qt({tail}, df)") if df else (f"b <- qnorm({tail})",)
    upper = "pt(b, df, z, lower.tail = FALSE)" if df else "pnorm(z - b)"
    lower = "pt(-b, df, z)" if df else "pnorm(-z - b)"
    return *bound, f"p <- {upper} + {lower}" if plan.sides == 2 else f"p <- {upper}"
