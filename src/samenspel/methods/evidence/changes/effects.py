"""The effect on one group in one period against those not treated, with what each unit adds to it.

Callaway & Sant'Anna 2021, doi 10.1016/j.jeconom.2020.12.001; adjusted for covariates as in Sant'Anna & Zhao
2020, doi 10.1016/j.jeconom.2020.06.003.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats
from samenspel.methods.evidence.models.logit import likeliest_unchecked
from samenspel.methods.evidence.models.margins import chances
from samenspel.methods.evidence.unfit import UnfitData

Adjustment = Literal["doubly robust", "regression", "weighting"]
ALIKE = 0.999
FULL_RANK = 1e-7


def effect(
    changes: Floats, treated: Booleans, covariates: Floats, adjustment: Adjustment
) -> tuple[float, Floats] | None:
    """Of changes (n,) of those treated and those they are compared with: the effect, and the influence (n,)
    of which the mean square divided by n is its variance. `covariates` (n, k) start with a column of ones.
    None where there are too few to compare with, or nobody like those treated."""
    if covariates.shape[1] == 1:
        return _difference(changes, treated)
    if not _can_be_fitted(covariates[~treated]):
        return None
    by_chance = adjustment == "weighting"
    expected, steps = (0.0, None) if by_chance else _expected(changes, treated, covariates)
    left = changes - expected
    value, influence = _adjusted(left, treated.astype(float), covariates, steps)
    if adjustment == "regression":
        return value, influence
    compared = _compared(left, treated, covariates, steps)
    return None if compared is None else (value - compared[0], influence - compared[1])


def _adjusted(
    left: Floats, on: Floats, covariates: Floats, outcome_steps: Floats | None
) -> tuple[float, Floats]:
    """The mean of what is left in those treated; the influence knows how it was expected."""
    value, influence = _mean(left, on)
    if outcome_steps is not None:
        influence = influence - outcome_steps @ (on @ covariates / len(on)) / on.mean()
    return value, influence


def _difference(changes: Floats, treated: Booleans) -> tuple[float, Floats]:
    one, its = _mean(changes, treated.astype(float))
    other, others = _mean(changes, (~treated).astype(float))
    return one - other, its - others


def _mean(values: Floats, weights: Floats) -> tuple[float, Floats]:
    mean = float(weights @ values / weights.sum())
    return mean, weights * (values - mean) / weights.mean()


def _expected(changes: Floats, treated: Booleans, covariates: Floats) -> tuple[Floats, Floats]:
    """What least squares among the untreated expects of everyone, and each row's step of its coefficients."""
    on = (~treated)[:, None] * covariates
    inverse = np.linalg.inv(on.T @ on)
    expected = covariates @ (inverse @ (on.T @ changes))
    return expected, len(changes) * (on * (changes - expected)[:, None]) @ inverse


def _compared(
    left: Floats, treated: Booleans, covariates: Floats, outcome_steps: Floats | None
) -> tuple[float, Floats] | None:
    """The mean of those not treated, weighted to be like those treated."""
    fitted = _chances(treated, covariates)
    if fitted is None:
        return None
    chance, chance_steps = fitted
    weights = np.where(treated, 0.0, chance / (1 - chance))
    mean, influence = _mean(left, weights)
    n = len(left)
    influence = influence + chance_steps @ ((weights * (left - mean)) @ covariates / n) / weights.mean()
    if outcome_steps is not None:
        influence = influence - outcome_steps @ (weights @ covariates / n) / weights.mean()
    return mean, influence


def _chances(treated: Booleans, covariates: Floats) -> tuple[Floats, Floats] | None:
    """Logistic chances (n,) of being treated, and each row's step of its coefficients (n, k); None when some
    covariate tells the treated apart."""
    try:
        top = likeliest_unchecked(covariates, treated.astype(float))
    except UnfitData:
        return None
    chance = chances(covariates, top.point)
    if chance.max() > ALIKE:
        return None
    return chance, len(treated) * (covariates * (treated - chance)[:, None]) @ top.variance


def _can_be_fitted(covariates: Floats) -> bool:
    n, k = covariates.shape
    return n > k and bool(np.linalg.matrix_rank(covariates / _sizes(covariates), tol=FULL_RANK) == k)


def _sizes(columns: Floats) -> Floats:
    return np.asarray(np.maximum(np.linalg.norm(columns, axis=0), np.finfo(float).tiny))
