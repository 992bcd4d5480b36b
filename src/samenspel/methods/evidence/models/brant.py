"""Whether a predictor moves every step alike: the logits of “above this step” side by side.

Brant 1990 (Biometrics 46(4), doi 10.2307/2532457).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.design import Design
from samenspel.methods.evidence.result import Test
from samenspel.methods.evidence.unfit import UnfitData

from .logit import likeliest_unchecked
from .margins import chances
from .steps import Steps


def proportional_odds(steps: Steps, design: Design) -> tuple[Test, ...] | None:
    """One test for all predictors together and one for each; None where a logit has no top."""
    if steps.cuts < 2:
        return ()
    answers = [(steps.answers > cut).astype(float) for cut in range(steps.cuts)]
    try:
        betas = [likeliest_unchecked(design.columns, one).point for one in answers]
    except UnfitData:
        return None
    variance = _together(design.columns, [chances(design.columns, beta) for beta in betas])
    k, several = len(design.names) - 1, np.array(betas)[:, 1:]
    whole = _wald("all", several, variance, range(k))
    return (whole, *(_wald(name, several, variance, [place]) for place, name in enumerate(design.names[1:])))


def _together(columns: Floats, above: Sequence[Floats]) -> Floats:
    """(cuts, cuts, k, k): of the logits' coefficients without the constant; who is above a later cut is above
    all earlier ones."""
    breads = [np.linalg.inv(columns.T @ (columns * (one * (1 - one))[:, None])) for one in above]
    found = np.empty((len(above), len(above), columns.shape[1] - 1, columns.shape[1] - 1))
    for early in range(len(above)):
        for late in range(early, len(above)):
            weights = above[late] - above[early] * above[late]
            meat = columns.T @ (columns * weights[:, None])
            found[early, late] = (breads[early] @ meat @ breads[late])[1:, 1:]
            found[late, early] = found[early, late].T
    return found


def _wald(name: str, betas: Floats, variance: Floats, places: Sequence[int]) -> Test:
    """That these coefficients are the same at all cuts."""
    cuts, several = len(betas), len(places)
    turn = np.kron(np.hstack([np.ones((cuts - 1, 1)), -np.eye(cuts - 1)]), np.eye(several))
    inside = variance[:, :, places][:, :, :, places].transpose(0, 2, 1, 3).reshape(cuts * several, -1)
    apart = turn @ betas[:, places].ravel()
    statistic = float(apart @ np.linalg.solve(turn @ inside @ turn.T, apart))
    df = (cuts - 1) * several
    return Test(f"proportional odds: {name}", statistic, above_chi2(statistic, df), (df,))
