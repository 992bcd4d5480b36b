"""Least squares with errors that fit how the rows came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.grouped import Errors, errors_of
from samenspel.methods.evidence.least import least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import numbers_of
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import formula, name, read_data, with_factors
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.evidence.weights import weights_of
from samenspel.methods.words import Words


@listed(
    "What goes together with an outcome that is a number.",
    cluster="one or two columns: rows with the same value came together",
    correction="of the errors: classical, HC0 to HC3 for rows, CR0, CR1, CR1S, CR2, CR3 for clusters",
)
def ols(
    data: Any,
    outcome: str,
    predictors: Sequence[str],
    *,
    cluster: Sequence[str] = (),
    correction: Literal["classical", "HC0", "HC1", "HC2", "HC3", "CR0", "CR1", "CR1S", "CR2", "CR3"]
    | None = None,
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
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
    whole = Data.of(data)
    used = [outcome, *columns_of(predictors), *cluster, *([weights] if weights else [])]
    kept, left_out = whole.complete(used)
    rows = whole.where(kept)
    columns = design(rows, predictors, reference=reference, factors=factors)
    fit = least_squares(columns.columns, numbers_of(rows, outcome), weights_of(rows, weights))
    errors = errors_of(fit, rows, cluster, correction)
    return Result(
        Method(
            "ordinary least squares",
            "Wooldridge 2010, ISBN 9780262232586, ch. 4",
            {"level": level},
            errors.correction,
        ),
        weighed(columns.names, fit.beta, errors.se, level, errors.df),
        rows.n,
        _sentence(outcome, rows.n, errors),
        left_out=left_out,
        assumptions=(nothing_besides(), told_apart(same_source)),
        numbers={"R2": _explained(rows.numbers(outcome), fit.residuals), **errors.numbers},
        notes=(*errors.notes, *_otherwise_in_r(weights, errors)),
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, factors),
            f"m <- lm({formula(outcome, predictors)}, data = d{_heavy(weights)})",
            *errors.r_code,
        ),
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


def _otherwise_in_r(weights: str | None, errors: Errors) -> tuple[Words, ...]:
    if not weights or errors.se is None or not errors.clusters:
        return ()
    return (
        Words(
            "With weights and clusters the degrees of freedom, and the errors of CR2, are those of the "
            "weighted rows; R's clubSandwich finds slightly others."
        ),
    )


def _heavy(weights: str | None) -> str:
    return f", weights = {name(weights)}" if weights else ""
