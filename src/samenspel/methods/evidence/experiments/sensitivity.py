"""How strong something that was not measured would have to be to undo a finding."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import quantile
from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import Design, check_columns, columns_of, design
from samenspel.methods.evidence.least import classical, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table
from samenspel.methods.evidence.rscript import formula, read_data, with_factors
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

TIMES = (1, 2, 3)
RISK = 0.91


@listed(
    "How strong something unmeasured must be to undo a finding (robustness value, E-value).",
    outcome="the column with the outcome, a number or yes or no",
    treatment="the column whose part in it is asked about, a number or yes or no",
    covariates="columns that were measured; the unmeasured is compared with each of them",
    same_source="whether outcome and treatment were told by the same respondents",
)
def sensitivity(
    data: Any,
    outcome: str,
    treatment: str,
    covariates: Sequence[str],
    *,
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Of least squares with classical errors: the robustness value, by which something unmeasured would have
    to explain both what is left of the outcome and of the treatment to bring the estimate to 0, or its
    interval to touch 0; what would be left beside something one to three times as strong as each covariate;
    and the E-value of the standardised difference. Raises UnfitData."""
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, treatment, *columns_of(covariates)])
    rows = whole.where(kept)
    besides = design(rows, covariates, reference=reference, factors=factors)
    taken, answers = amount(rows, treatment), amount(rows, outcome)
    names, parts = (*besides.names, treatment), (*besides.parts, ((treatment, None),))
    columns = Design(names, np.column_stack([besides.columns, taken]), parts)
    check_columns(names, columns.columns)
    fit = least_squares(columns.columns, answers)
    se = np.sqrt(np.diag(classical(fit)))
    estimate = weighed([treatment], fit.beta[-1:], se[-1:], level, fit.df)[0]
    t = abs(float(fit.beta[-1] / se[-1]))
    values = robustness(t, fit.df, 0.0), robustness(t, fit.df, float(quantile(0.5 + level / 2, fit.df - 1)))
    spread = float(answers.std(ddof=1))
    return Result(
        Method(
            "sensitivity to something unmeasured",
            "Cinelli & Hazlett 2020, doi 10.1111/rssb.12348; VanderWeele & Ding 2017, doi 10.7326/M16-2607",
            {"level": level},
        ),
        (estimate,),
        rows.n,
        _sentence(estimate, values, treatment, outcome),
        left_out=left_out,
        assumptions=(
            Assumption(Words("nothing unmeasured is as strong as that"), UNKNOWN, values[0]),
            told_apart(same_source),
        ),
        numbers={
            "partial R2 of treatment and outcome": t**2 / (t**2 + fit.df),
            "robustness value": values[0],
            "robustness value of the interval": values[1],
            **_e_values(estimate, spread),
        },
        tables=(_beside(columns, taken, estimate, se, fit.beta, fit.df, level),)
        if len(besides.names) > 1
        else (),
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, factors),
            f"m <- lm({formula(outcome, [*covariates, treatment])}, data = d)",
            "t <- abs(tail(coef(summary(m))[, 3], 1))",
            "df <- df.residual(m)",
            "rv <- function(f) max(0, (sqrt(f^4 + 4 * f^2) - f^2) / 2)",
            f"f <- t / sqrt(df) - qt({0.5 + level / 2}, df - 1) / sqrt(df - 1)",
            "c(t^2 / (t^2 + df), rv(t / sqrt(df)), rv(max(0, f)))",
        ),
    )


def robustness(t: float, df: float, critical: float) -> float:
    """The share of both that brings |t| to `critical` (equation 19 there, and its one extreme case)."""
    f = t / math.sqrt(df) - critical / math.sqrt(df - 1)
    if f <= 0:
        return 0.0
    value = (math.sqrt(f**4 + 4 * f**2) - f**2) / 2
    extreme = (t**2 / df - critical**2 / (df - 1)) / (1 + t**2 / df)
    return extreme if critical and t / math.sqrt(df) > math.sqrt(df - 1) / critical else value


def _e_values(estimate: Estimate, spread: float) -> dict[str, float]:
    """Of the difference in standard deviations d, as if the risk were exp(0.91 d) times as high."""
    ends = [value or 0.0 for value in (estimate.value, estimate.low, estimate.high)]
    far, low, high = (RISK * value / spread for value in ends)
    nearest = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
    return {"E-value": _e_value(math.exp(abs(far))), "E-value of the interval": _e_value(math.exp(nearest))}


def _e_value(ratio: float) -> float:
    return ratio + math.sqrt(ratio * (ratio - 1))


def _beside(
    columns: Design, taken: Floats, estimate: Estimate, se: Floats, beta: Floats, df: int, level: float
) -> Table:
    """What would be left beside something so many times as strong as a covariate is in both models."""
    first = least_squares(columns.columns[:, :-1], taken)
    errors = np.sqrt(np.diag(classical(first)))
    rows: list[tuple[str | float, ...]] = []
    for place, name in enumerate(columns.names[1:-1], 1):
        of_outcome = (beta[place] / se[place]) ** 2 / df
        of_taken = (first.beta[place] / errors[place]) ** 2 / first.df
        rows += [
            (f"{times} times {name}", *left)
            for times in TIMES
            if (left := _left(times, of_outcome, of_taken, estimate, df, level)) is not None
        ]
    heads = ("", "R2 with treatment", "R2 with outcome", "estimate", "low", "high")
    return Table("beside something unmeasured", heads, tuple(rows))


def _left(
    times: int, f2_outcome: float, f2_taken: float, estimate: Estimate, df: int, level: float
) -> tuple[float, ...] | None:
    """The bounds of section 4.4 there, from the partial f² of a covariate; None where it would explain all of
    the treatment."""
    share = f2_taken / (1 + f2_taken)
    of_taken = times * share / (1 - share)
    if of_taken >= 1 or times * share >= 1:
        return None
    inside = times * share**2 / ((1 - times * share) * (1 - share))
    if inside >= 1:
        return None
    eta = (math.sqrt(times) + math.sqrt(inside)) / math.sqrt(1 - inside)
    of_outcome = min(1.0, eta**2 * f2_outcome)
    value, error = adjusted(estimate.value, estimate.se or 0.0, df, of_outcome, of_taken)
    wide = error * float(quantile(0.5 + level / 2, df - 1))
    return of_taken, of_outcome, value, value - wide, value + wide


def adjusted(value: float, se: float, df: int, of_outcome: float, of_taken: float) -> tuple[float, float]:
    """The estimate and its error, nearer to 0, beside something that explains these shares of what is left of
    the outcome and of the treatment."""
    bias = se * math.sqrt(df) * math.sqrt(of_outcome * of_taken / (1 - of_taken))
    error = se * math.sqrt((1 - of_outcome) / (1 - of_taken) * df / (df - 1))
    return value - math.copysign(bias, value), error


def _sentence(estimate: Estimate, values: tuple[float, float], treatment: str, outcome: str) -> Words:
    return Words(
        "Something unmeasured would undo that {treatment} goes with {outcome} ({effect}) if it explained "
        "{share} % of what is left of both; {less} % would be enough to let chance explain the rest.",
        treatment=treatment,
        outcome=outcome,
        effect=number(estimate.value),
        share=f"{100 * values[0]:.1f}",
        less=f"{100 * values[1]:.1f}",
    )
