"""Models of everyone, from a sample that was drawn in strata and clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.least import least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.models.separation import refuse_separation
from samenspel.methods.evidence.newton import climb
from samenspel.methods.evidence.outcomes import yes_or_no
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import formula, name, texts
from samenspel.methods.words import Words

from .calibrated import Kind
from .drawn import assumed, drawn_rows, drawn_sample, of_sample, r_design, with_design, without_errors
from .sample import Lonely
from .survey import SAID, SOURCE


@listed(
    "What goes together with an outcome among all people, from a sample with weights, strata and clusters.",
    family="linear for a number, logit for yes or no",
    counted="of yes or no: the answer that counts as yes",
    **SAID,
)
def survey_glm(
    data: Any,
    outcome: str,
    predictors: Sequence[str],
    *,
    family: Literal["linear", "logit"] = "linear",
    counted: str | None = None,
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
    weights: str | None = None,
    strata: str | None = None,
    clusters: Sequence[str] = (),
    populations: Sequence[str] = (),
    lonely: Lonely = "refuse",
    margins: Mapping[str, Mapping[str, float]] | None = None,
    calibration: Kind = "raking",
    level: float = 0.95,
) -> Result:
    """Weighted least squares or logit, with linearised errors and (clusters - strata + 1 - coefficients)
    degrees of freedom. Rows without an answer count as a domain of their own. Raises UnfitData (Binder 1983,
    doi 10.2307/1402588)."""
    whole = Data.of(data)
    drawing = (weights, strata, clusters, populations)
    rows, left_out = drawn_rows(whole, drawing, list(margins or {}))
    sample = drawn_sample(rows, drawing, lonely, margins, calibration)
    kept, unanswered = rows.complete([outcome, *columns_of(predictors)])
    used = rows.where(kept)
    columns = design(used, predictors, reference=reference, factors=factors)
    counts = sample.weights[kept] / sample.weights[kept].mean()
    yes = ""
    if family == "logit":
        numbers, yes = yes_or_no(used, outcome, counted)
        beta, steps = _logit(columns, numbers, counts, outcome)
    else:
        beta, steps = _linear(columns, used.numbers(outcome), counts)
    scores = np.zeros((rows.n, len(beta)))
    scores[kept] = steps
    df = sample.df_among(kept) + 1 - len(beta)
    return Result(
        Method(
            f"survey {family} model",
            SOURCE,
            {
                "calibration": calibration if margins else "none",
                **({"yes": yes} if yes else {}),
                "level": level,
            },
            "linearised, design degrees of freedom",
        ),
        with_design(columns.names, beta, sample.variance(scores), df, level),
        used.n,
        _sentence(outcome, yes, used.n),
        left_out=(*left_out, *unanswered),
        assumptions=assumed(sample),
        numbers=of_sample(sample),
        notes=without_errors(df),
        level=level,
        r_code=(
            *r_design(whole, drawing, lonely, margins, calibration, rows),
            *_r_model(outcome, predictors, yes, reference, factors),
        ),
    )


def _linear(columns: Design, outcome: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Coefficients (k,), and what each row adds to them (n, k)."""
    fit = least_squares(columns.columns, outcome, weights)
    return fit.beta, (fit.basis * fit.residuals[:, None]) @ fit.back.T


def _logit(columns: Design, answers: Floats, weights: Floats, outcome: str) -> tuple[Floats, Floats]:
    refuse_separation(columns.columns * (2 * answers - 1)[:, None], columns.names, outcome)
    matrix = columns.columns

    def slopes(beta: Floats) -> tuple[float, Floats, Floats]:
        along = matrix @ beta
        chance = 1 / (1 + np.exp(-np.clip(along, -500, 500)))
        value = float(weights @ (answers * along - np.logaddexp(0, along)))
        bends = -matrix.T @ (matrix * (weights * chance * (1 - chance))[:, None])
        return value, matrix.T @ (weights * (answers - chance)), bends

    top = climb(slopes, np.zeros(matrix.shape[1]))
    chance = 1 / (1 + np.exp(-(matrix @ top.point)))
    return top.point, (matrix * (weights * (answers - chance))[:, None]) @ top.variance


def _sentence(outcome: str, yes: str, n: int) -> Words:
    what = Words("how likely {outcome} is “{yes}”", outcome=outcome, yes=yes) if yes else outcome
    return Words(
        "How {what} goes with each predictor among all people for whom {n} rows stand, when the others stay "
        "the same. That two things go together does not say that one brings the other about.",
        what=what,
        n=n,
    )


def _r_model(
    outcome: str,
    predictors: Sequence[str],
    yes: str,
    reference: Mapping[str, str] | None,
    factors: Sequence[str],
) -> tuple[str, ...]:
    v = "s$variables"
    lines = [f"{v}${name(one)} <- factor({v}${name(one)})" for one in (*factors, *(reference or {}))]
    for column, level in (reference or {}).items():
        lines.append(f"{v}${name(column)} <- relevel({v}${name(column)}, ref = {texts([level])})")
    left = "yes." if yes else outcome
    if yes:
        lines.append(f"s <- update(s, yes. = as.integer({name(outcome)} == {texts([yes])}))")
    family = ", family = quasibinomial" if yes else ""
    control = ", control = glm.control(epsilon = 1e-14)" if yes else ""
    return (*lines, f"m <- svyglm({formula(left, predictors)}, design = s{family}{control})", "summary(m)")
