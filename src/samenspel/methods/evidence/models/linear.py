"""Least squares with errors that fit how the rows came."""

from __future__ import annotations

from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Floats, Names, Reference
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.grouped import Correction, Errors, errors_of
from samenspel.methods.evidence.least import least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import numbers_of
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import formula, name, script
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weights import weights_of
from samenspel.methods.words import Words

SOURCE = "Wooldridge 2010, ISBN 9780262232586, ch. 4"


@listed(
    "What goes together with an outcome that is a number.",
    cluster="one or two columns: rows with the same value came together",
)
def ols(
    data: Any,
    outcome: str,
    predictors: Names,
    *,
    cluster: Names = (),
    correction: Correction | None = None,
    reference: Reference = None,
    factors: Names = (),
    weights: str | None = None,
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Ordinary least squares. Errors are CR2 with Satterthwaite's degrees of freedom where there are clusters
    (two ways: CR1S), else HC2. Raises UnfitData.

    >>> found = ols({"hours": [2, 4, 5, 4, 8], "years": [1, 2, 3, 4, 5]}, "hours", ["years"])
    >>> round(found["years"].value, 2), found["years"].df
    (1.2, 3.0)
    """
    used = Used.of(data, outcome, columns_of(predictors), cluster, weights)
    columns = design(used.rows, predictors, reference=reference, factors=factors)
    fit = least_squares(columns.columns, numbers_of(used.rows, outcome), weights_of(used.rows, weights))
    errors = errors_of(fit, used.rows, cluster, correction)
    lines = (f"m <- lm({formula(outcome, predictors)}, data = d{_heavy(weights)})", *errors.r_code)
    return used.result(
        Method("ordinary least squares", SOURCE, {"level": level}, errors.correction),
        errors.estimates(columns.names, fit.beta, level),
        _sentence(outcome, used.rows.n, errors),
        assumptions=(nothing_besides(), told_apart(same_source)),
        numbers={"R2": _explained(used.rows.numbers(outcome), fit.residuals), **errors.numbers},
        notes=errors.notes,
        r_code=script(used.whole, *lines, reference=reference, factors=factors),
    )


def _explained(outcome: Floats, residuals: Floats) -> float:
    return float(1 - np.sum(residuals**2) / np.sum((outcome - outcome.mean()) ** 2))


def _sentence(outcome: str, n: int, errors: Errors) -> Words:
    if errors.clusters:
        return Words(
            "How {outcome} goes with each predictor when the others stay the same, in {n} rows of {clusters} "
            "clusters. That two things go together does not say that one brings the other about.",
            outcome=outcome,
            n=n,
            clusters=errors.clusters,
        )
    return Words(
        "How {outcome} goes with each predictor when the others stay the same, in {n} rows. That two things "
        "go together does not say that one brings the other about.",
        outcome=outcome,
        n=n,
    )


def _heavy(weights: str | None) -> str:
    return f", weights = {name(weights)}" if weights else ""
