"""Models of everyone, from a sample that was drawn in strata and clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names, Reference
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.least import least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.models.separation import refuse_separation
from samenspel.methods.evidence.newton import climb
from samenspel.methods.evidence.outcomes import yes_or_no
from samenspel.methods.evidence.result import Result
from samenspel.methods.evidence.rscript import formula, name, texts
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import Words

from .calibrated import Kind, Margins
from .drawn import SAID, Drawn, Found
from .sample import Drawing, Lonely, Sample


@listed(
    "What goes together with an outcome among all people, from a sample with weights, strata and clusters.",
    family="linear for a number, logit for yes or no",
    counted="of yes or no: the answer that counts as yes",
    **SAID,
)
def survey_glm(
    data: Any,
    outcome: str,
    predictors: Names,
    *,
    family: Literal["linear", "logit"] = "linear",
    counted: str | None = None,
    reference: Reference = None,
    factors: Names = (),
    weights: str | None = None,
    strata: str | None = None,
    clusters: Names = (),
    populations: Names = (),
    lonely: Lonely = "refuse",
    margins: Margins | None = None,
    calibration: Kind = "raking",
    level: float = 0.95,
) -> Result:
    """Weighted least squares or logit, with linearised errors and (clusters - strata + 1 - coefficients)
    degrees of freedom. Rows without an answer count as a domain of their own. Raises UnfitData (Binder 1983,
    doi 10.2307/1402588)."""
    drawing = Drawing(weights, strata, clusters, populations, lonely, margins, calibration)
    drawn = Drawn.of(data, drawing)
    kept, used = drawn.answered([outcome, *columns_of(predictors)])
    columns = design(used.rows, predictors, reference=reference, factors=factors)
    line = _line(family, used.rows, columns, (outcome, counted), drawn.sample.weights[kept])
    yes = {"yes": line.yes} if line.yes else {}
    return drawn.result(
        drawn.method(f"{family} model", level, **yes),
        line.found(drawn.sample, used, kept, level),
        _sentence(outcome, line.yes, used.rows.n),
        _r_model(outcome, predictors, line.yes, reference, factors),
    )


@dataclass(frozen=True, eq=False)
class Line:
    """Coefficients (k,), what each row adds to them (n, k), and which answer is yes, if any."""

    names: tuple[str, ...]
    beta: Floats
    steps: Floats
    yes: str = ""

    def found(self, sample: Sample, used: Used, kept: Booleans, level: float) -> Found:
        scores = np.zeros((len(kept), len(self.beta)))
        scores[kept] = self.steps
        df = sample.df_among(kept) + 1 - len(self.beta)
        return Found(used, self.names, self.beta, sample.variance(scores), df, level)


def _line(family: str, rows: Data, columns: Design, asked: tuple[str, str | None], weights: Floats) -> Line:
    """`asked` are the outcome and the answer that counts as yes."""
    outcome, counted = asked
    counts = weights / weights.mean()
    if family == "linear":
        fit = least_squares(columns.columns, rows.numbers(outcome), counts)
        return Line(columns.names, fit.beta, (fit.basis * fit.residuals[:, None]) @ fit.back.T)
    answers, yes = yes_or_no(rows, outcome, counted)
    refuse_separation(columns.columns * (2 * answers - 1)[:, None], columns.names, outcome)
    return Line(columns.names, *_logit(columns.columns, answers, counts), yes)


def _logit(matrix: Floats, answers: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Coefficients (k,), and what each row adds to them (n, k)."""

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
    outcome: str, predictors: Names, yes: str, reference: Reference, factors: Names
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
