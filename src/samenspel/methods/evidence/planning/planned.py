"""What a plan must say, and say rightly."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .designs import DESIGNS, Plan


@dataclass(frozen=True)
class Need:
    """What a word of a plan, or its effect, has to be."""

    name: str
    about: str
    holds: Callable[[Plan, float | None], bool]

    def of(self, plan: Plan, effect: float | None) -> None:
        """Refuses a plan of which it does not hold."""
        if not self.holds(plan, effect):
            value = effect if self.name == "effect" else getattr(plan, self.name)
            raise refuse(
                N_("“{name}” is {value}; it has to be {about}."),
                name=self.name,
                value=value,
                about=Words(self.about),
            )


def _is_share(plan: Plan, effect: float | None) -> bool:
    return plan.base is None or effect is None or 0 < plan.base + effect < 1


ALWAYS = (
    Need("alpha", N_("between 0 and 1"), lambda plan, _effect: 0 < plan.alpha < 1),
    Need("sides", N_("1 or 2"), lambda plan, _effect: plan.sides in (1, 2)),
    Need("ratio", N_("above 0"), lambda plan, _effect: 0 < plan.ratio < math.inf),
    Need("sd", N_("above 0"), lambda plan, _effect: 0 < plan.sd < math.inf),
    Need("base", N_("a share between 0 and 1"), lambda plan, _effect: plan.base is None or 0 < plan.base < 1),
    Need(
        "effect",
        N_("something other than 0"),
        lambda _plan, effect: effect is None or 0 < abs(effect) < math.inf,
    ),
)
SHARE = Need("effect", N_("such that base and effect make a share"), _is_share)
CLUSTERED = (
    SHARE,
    Need("icc", N_("from 0 to below 1"), lambda plan, _effect: 0 <= plan.icc < 1),
    Need("size", N_("1 at least"), lambda plan, _effect: plan.size >= 1),
    Need("spread", N_("0 at least"), lambda plan, _effect: plan.spread >= 0),
)
NEEDS: Mapping[str, tuple[Need, ...]] = {
    "means": (SHARE,),
    "shares": (
        Need("base", N_("the share without the effect"), lambda plan, _effect: plan.base is not None),
        SHARE,
    ),
    "clusters": CLUSTERED,
    "stepped wedge": (
        *CLUSTERED,
        Need("periods", N_("3 at least, or nobody waits"), lambda plan, _effect: plan.periods >= 3),
    ),
    "conjoint": (
        Need("tasks", N_("1 at least"), lambda plan, _effect: plan.tasks >= 1),
        Need("levels", N_("2 at least"), lambda plan, _effect: plan.levels >= 2),
        Need("effect", N_("below 1"), lambda _plan, effect: effect is None or abs(effect) < 1),
    ),
    "regression": (
        Need("predictors", N_("1 at least"), lambda plan, _effect: plan.predictors >= 1),
        Need("covariates", N_("0 at least"), lambda plan, _effect: plan.covariates >= 0),
        Need("effect", N_("above 0"), lambda _plan, effect: effect is None or effect > 0),
        Need("sides", N_("2, as the F test has"), lambda plan, _effect: plan.sides == 2),
    ),
}


def check(design: str, plan: Plan, effect: float | None, n: float | None, power: float | None) -> None:
    """Refuses a plan that says too much or too little, or what cannot be."""
    if [effect, n, power].count(None) != 1:
        raise refuse(N_("Give two of effect, n and power; the third is what is computed."))
    for need in (*ALWAYS, *NEEDS[design]):
        need.of(plan, effect)
    least = DESIGNS[design].least(plan)
    if n is not None and not least <= n < math.inf:
        raise refuse(N_("“n” is {n}, and at least {least} are needed."), n=f"{n:g}", least=math.ceil(least))


def sizes_of(data: Data, column: str) -> tuple[float, float]:
    """The mean size of clusters, and their standard deviation by it."""
    sizes = data.where(data.complete([column])[0]).numbers(column)
    if len(sizes) < 2 or (sizes <= 0).any():
        raise refuse(N_("“{name}” needs the sizes of two clusters at least, each above 0."), name=column)
    return float(sizes.mean()), float(np.std(sizes) / sizes.mean())
