"""How strongly something unmeasured would have to go with treatment and outcome, both as ratios of risks.

VanderWeele & Ding 2017, doi 10.7326/M16-2607.
"""

from __future__ import annotations

import math

import numpy as np

from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.result import Estimate

RISK = 0.91


def e_values(estimate: Estimate, outcome: Floats, taken: Floats) -> dict[str, float]:
    """Of an estimate by least squares, and of the end of its interval that is nearest to nothing."""
    low, high = estimate.low or 0.0, estimate.high or 0.0
    nearest = 0.0 if low <= 0 <= high else min(low, high, key=abs)
    return {
        name: _e_value(_ratio(value, outcome, taken))
        for name, value in (("E-value", estimate.value), ("E-value of the interval", nearest))
    }


def _ratio(effect: float, outcome: Floats, taken: Floats) -> float:
    """How many times as high the risk is, 1 or more. Of yes and no the chance with treatment to that without,
    where both are chances; of a number as if the risk rose by exp(0.91 d) with the difference d in standard
    deviations."""
    if _is_yes_or_no(outcome) and _is_yes_or_no(taken):
        without = float(outcome.mean() - effect * taken.mean())
        chances = sorted([without, without + effect])
        if chances[0] > 0 and chances[1] < 1:
            return chances[1] / chances[0]
    return math.exp(abs(RISK * effect / float(outcome.std(ddof=1))))


def _is_yes_or_no(column: Floats) -> bool:
    return bool(np.isin(column, (0, 1)).all())


def _e_value(ratio: float) -> float:
    return ratio + math.sqrt(ratio * (ratio - 1))
