"""The effect of each study, with its error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import half_width, two_sided
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result, estimates_of
from samenspel.methods.words import Words

from .given import ASKED, FEWEST_WITH_EFFECT, Asked, MeasureName, given


@listed(
    "The effect of each study with its error, from counts, means or correlations.",
    **{name: ASKED[name] for name in ("measure", "columns", "study", "level")},
)
def effect_sizes(
    data: Any, measure: MeasureName, columns: Sequence[str], *, study: str | None = None, level: float = 0.95
) -> Result:
    """log RR, log OR and RD from counts, SMD (Hedges' g, its bias taken out exactly) and MD from means,
    Fisher z from correlations. Raises UnfitData.

    >>> found = effect_sizes({"r": [0.5], "n": [28]}, "Fisher z", ["r", "n"])
    >>> round(found.estimates[0].value, 4), round(found.estimates[0].se, 4)
    (0.5493, 0.2)
    """
    read = given(data, Asked(None, None, None, measure, columns, study), fewest=FEWEST_WITH_EFFECT)
    effects, errors = read.studies.effects, np.sqrt(read.studies.variances)
    wide = half_width(errors, level)
    statistic = effects / errors
    columns_ = {"se": errors, "low": effects - wide, "high": effects + wide}
    return Result(
        Method("effect sizes", "Borenstein et al. 2009, doi 10.1002/9780470743386", {"measure": measure}),
        estimates_of(read.names, effects, **columns_, statistic=statistic, p=two_sided(statistic)),
        read.n,
        Words("The {measure} of each of {n} studies, with its error.", measure=measure, n=read.n),
        unit="studies",
        left_out=read.left_out,
        level=level,
        r_code=(*read.r_code, "summary(d)"),
    )
