"""What a plan must say, and say rightly."""

from __future__ import annotations

import math

import numpy as np

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .designs import DESIGNS, Plan

CLUSTERED = ("clusters", "stepped wedge")


def check(design: str, plan: Plan, effect: float | None, n: float | None, power: float | None) -> None:
    """Refuses a plan that says too much or too little, or what cannot be."""
    if [effect, n, power].count(None) != 1:
        raise refuse(N_("Give two of effect, n and power; the third is what is computed."))
    for name, value, is_right, about in _needs(design, plan, effect):
        if not is_right:
            raise refuse(
                N_("“{name}” is {value}; it has to be {about}."), name=name, value=value, about=Words(about)
            )
    least = DESIGNS[design].least(plan)
    if n is not None and not least <= n < math.inf:
        raise refuse(N_("“n” is {n}, and at least {least} are needed."), n=f"{n:g}", least=math.ceil(least))


def sizes_of(data: Data, column: str) -> tuple[float, float]:
    """The mean size of clusters, and their standard deviation by it."""
    sizes = data.where(data.complete([column])[0]).numbers(column)
    if len(sizes) < 2 or (sizes <= 0).any():
        raise refuse(N_("“{name}” needs the sizes of two clusters at least, each above 0."), name=column)
    return float(sizes.mean()), float(np.std(sizes) / sizes.mean())


def _needs(design: str, plan: Plan, effect: float | None) -> list[tuple[str, object, bool, str]]:
    base = plan.base
    needs: list[tuple[str, object, bool, str]] = [
        ("alpha", plan.alpha, 0 < plan.alpha < 1, N_("between 0 and 1")),
        ("sides", plan.sides, plan.sides in (1, 2), N_("1 or 2")),
        ("ratio", plan.ratio, 0 < plan.ratio < math.inf, N_("above 0")),
        ("sd", plan.sd, 0 < plan.sd < math.inf, N_("above 0")),
        ("base", base, base is None or 0 < base < 1, N_("a share between 0 and 1")),
        ("effect", effect, effect is None or 0 < abs(effect) < math.inf, N_("something other than 0")),
    ]
    if design == "shares":
        needs.append(("base", base, base is not None, N_("the share without the effect")))
    if base is not None and effect is not None and design not in ("conjoint", "regression"):
        needs.append(("effect", effect, 0 < base + effect < 1, N_("such that base and effect make a share")))
    if design in CLUSTERED:
        needs += [
            ("icc", plan.icc, 0 <= plan.icc < 1, N_("from 0 to below 1")),
            ("size", plan.size, plan.size >= 1, N_("1 at least")),
            ("spread", plan.spread, plan.spread >= 0, N_("0 at least")),
            (
                "periods",
                plan.periods,
                design == "clusters" or plan.periods >= 3,
                N_("3 at least, or nobody waits"),
            ),
        ]
    if design == "conjoint":
        needs += [
            ("tasks", plan.tasks, plan.tasks >= 1, N_("1 at least")),
            ("levels", plan.levels, plan.levels >= 2, N_("2 at least")),
            ("effect", effect, effect is None or abs(effect) < 1, N_("below 1")),
        ]
    if design == "regression":
        needs += [
            ("predictors", plan.predictors, plan.predictors >= 1, N_("1 at least")),
            ("covariates", plan.covariates, plan.covariates >= 0, N_("0 at least")),
            ("effect", effect, effect is None or effect > 0, N_("above 0")),
            ("sides", plan.sides, plan.sides == 2, N_("2, as the F test has")),
        ]
    return needs
