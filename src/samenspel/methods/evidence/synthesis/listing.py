"""The effect of each study, with its error."""

from __future__ import annotations

from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

from .given import ASKED, FEWEST_WITH_EFFECT, Asked, MeasureName, given

SOURCE = "Borenstein et al. 2009, doi 10.1002/9780470743386"


@listed(
    "The effect of each study with its error, from counts, means or correlations.",
    **{name: ASKED[name] for name in ("measure", "columns", "study")},
)
def effect_sizes(
    data: Any, measure: MeasureName, columns: Names, *, study: str | None = None, level: float = 0.95
) -> Result:
    """log RR, log OR and RD from counts, SMD (Hedges' g, its bias taken out exactly) and MD from means,
    Fisher z from correlations. Raises UnfitData.

    >>> found = effect_sizes({"r": [0.5], "n": [28]}, "Fisher z", ["r", "n"])
    >>> round(found.estimates[0].value, 4), round(found.estimates[0].se, 4)
    (0.5493, 0.2)
    """
    read = given(data, Asked(None, None, None, measure, columns, study), fewest=FEWEST_WITH_EFFECT)
    return read.result(
        Method("effect sizes", SOURCE, {"measure": measure}),
        weighed(read.names, read.studies.effects, np.sqrt(read.studies.variances), level),
        Words("The {measure} of each of {n} studies, with its error.", measure=measure, n=read.n),
        "summary(d)",
        level=level,
    )
