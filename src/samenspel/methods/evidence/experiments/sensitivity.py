"""How strong something that was not measured would have to be to undo a finding."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import quantile
from samenspel.methods.evidence.data import Data, Floats, Names, Reference
from samenspel.methods.evidence.design import Design, check_columns, columns_of, design
from samenspel.methods.evidence.least import Fit, classical, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table
from samenspel.methods.evidence.rscript import formula, script
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .e_values import e_values

TIMES, LEAST_DF = (1, 2, 3), 2
SOURCE = "Cinelli & Hazlett 2020, doi 10.1111/rssb.12348; VanderWeele & Ding 2017, doi 10.7326/M16-2607"


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
    covariates: Names,
    *,
    reference: Reference = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Of least squares with classical errors: the robustness value, by which something unmeasured would have
    to explain both what is left of the outcome and of the treatment to bring the estimate to 0, or its
    interval to touch 0; what would be left beside something one to three times as strong as each covariate;
    and the E-value of the standardised difference, or of the ratio of chances where both are yes or no.
    Raises UnfitData."""
    used = Used.of(data, outcome, treatment, columns_of(covariates))
    columns = _columns(used.rows, treatment, covariates, reference, factors)
    if len(columns.columns) - columns.columns.shape[1] < LEAST_DF:
        raise refuse(N_("{n} rows are too few to say how strong something unmeasured must be."), n=used.n)
    answers, taken = amount(used.rows, outcome), columns.columns[:, -1]
    fitted = Fitted(columns, least_squares(columns.columns, answers), level)
    return used.result(
        Method("sensitivity to something unmeasured", SOURCE, {"level": level}),
        (fitted.estimate,),
        fitted.sentence(outcome),
        assumptions=(fitted.nothing_as_strong(), told_apart(same_source)),
        numbers={**fitted.values(), **e_values(fitted.estimate, answers, taken)},
        tables=tuple(fitted.beside()),
        r_code=script(
            used.whole,
            *_in_r(formula(outcome, [*covariates, treatment]), level),
            reference=reference,
            factors=factors,
        ),
    )


def _columns(rows: Data, treatment: str, covariates: Names, reference: Reference, factors: Names) -> Design:
    """The treatment last."""
    besides = design(rows, covariates, reference=reference, factors=factors)
    names, parts = (*besides.names, treatment), (*besides.parts, ((treatment, None),))
    columns = np.column_stack([besides.columns, amount(rows, treatment)])
    check_columns(names, columns)
    return Design(names, columns, parts)


@dataclass(frozen=True, eq=False)
class Fitted:
    """Least squares on a design whose last column is the treatment."""

    design: Design
    fit: Fit
    level: float

    @cached_property
    def se(self) -> Floats:
        return np.sqrt(np.diag(classical(self.fit)))

    @cached_property
    def estimate(self) -> Estimate:
        last = slice(-1, None)
        return weighed(self.design.names[last], self.fit.beta[last], self.se[last], self.level, self.fit.df)[
            0
        ]

    @property
    def t(self) -> float:
        return abs(float(self.fit.beta[-1] / self.se[-1]))

    @cached_property
    def robust(self) -> tuple[float, float]:
        """The robustness value, and that of the interval."""
        critical = float(quantile(0.5 + self.level / 2, self.fit.df - 1))
        return robustness(self.t, self.fit.df, 0.0), robustness(self.t, self.fit.df, critical)

    def values(self) -> dict[str, float]:
        return {
            "partial R2 of treatment and outcome": self.t**2 / (self.t**2 + self.fit.df),
            "robustness value": self.robust[0],
            "robustness value of the interval": self.robust[1],
        }

    def nothing_as_strong(self) -> Assumption:
        return Assumption(Words("nothing unmeasured is as strong as that"), UNKNOWN, self.robust[0])

    def beside(self) -> Iterator[Table]:
        """What would be left beside something so many times as strong as a covariate is in both models."""
        names, columns = self.design.names[1:-1], self.design.columns
        if not names:
            return
        first = least_squares(columns[:, :-1], columns[:, -1])
        of_outcome = (self.fit.beta / self.se) ** 2 / self.fit.df
        of_taken = (first.beta / np.sqrt(np.diag(classical(first)))) ** 2 / first.df
        rows: list[tuple[str | float, ...]] = [
            (f"{times} times {name}", *left)
            for place, name in enumerate(names, 1)
            for times in TIMES
            if (left := self.left(times, float(of_outcome[place]), float(of_taken[place]))) is not None
        ]
        heads = ("", "R2 with treatment", "R2 with outcome", "estimate", "low", "high")
        yield Table("beside something unmeasured", heads, tuple(rows))

    def left(self, times: int, f2_outcome: float, f2_taken: float) -> tuple[float, ...] | None:
        """The estimate beside something so many times as strong as a covariate with these partial f²."""
        shares = _shares(times, f2_outcome, f2_taken)
        if shares is None:
            return None
        value, error = adjusted(self.estimate.value, float(self.se[-1]), self.fit.df, *shares)
        wide = error * float(quantile(0.5 + self.level / 2, self.fit.df - 1))
        return shares[1], shares[0], value, value - wide, value + wide

    def sentence(self, outcome: str) -> Words:
        return Words(
            "Something unmeasured would undo that {treatment} goes with {outcome} ({effect}) if it explained "
            "{share} % of what is left of both; {less} % would be enough to let chance explain the rest.",
            treatment=self.estimate.name,
            outcome=outcome,
            effect=number(self.estimate.value),
            share=f"{100 * self.robust[0]:.1f}",
            less=f"{100 * self.robust[1]:.1f}",
        )


def robustness(t: float, df: float, critical: float) -> float:
    """The share of both that brings |t| to `critical` (equation 19 there, and its one extreme case)."""
    f = t / math.sqrt(df) - critical / math.sqrt(df - 1)
    if f <= 0:
        return 0.0
    value = (math.sqrt(f**4 + 4 * f**2) - f**2) / 2
    extreme = (t**2 / df - critical**2 / (df - 1)) / (1 + t**2 / df)
    return extreme if critical and t / math.sqrt(df) > math.sqrt(df - 1) / critical else value


def _shares(times: int, f2_outcome: float, f2_taken: float) -> tuple[float, float] | None:
    """Of what is left of the outcome and of the treatment: the bounds of section 4.4 there, from the partial
    f² of a covariate; None where it would explain all of the treatment."""
    share = f2_taken / (1 + f2_taken)
    of_taken = times * share / (1 - share)
    if of_taken >= 1 or times * share >= 1:
        return None
    inside = times * share**2 / ((1 - times * share) * (1 - share))
    if inside >= 1:
        return None
    eta = (math.sqrt(times) + math.sqrt(inside)) / math.sqrt(1 - inside)
    return min(1.0, eta**2 * f2_outcome), of_taken


def adjusted(value: float, se: float, df: int, of_outcome: float, of_taken: float) -> tuple[float, float]:
    """The estimate and its error, nearer to 0, beside something that explains these shares of what is left of
    the outcome and of the treatment."""
    bias = se * math.sqrt(df) * math.sqrt(of_outcome * of_taken / (1 - of_taken))
    error = se * math.sqrt((1 - of_outcome) / (1 - of_taken) * df / (df - 1))
    return value - math.copysign(bias, value), error


def _in_r(model: str, level: float) -> tuple[str, ...]:
    return (
        f"m <- lm({model}, data = d)",
        "t <- abs(tail(coef(summary(m))[, 3], 1))",
        "df <- df.residual(m)",
        "rv <- function(f) max(0, (sqrt(f^4 + 4 * f^2) - f^2) / 2)",
        f"f <- t / sqrt(df) - qt({0.5 + level / 2}, df - 1) / sqrt(df - 1)",
        "c(t^2 / (t^2 + df), rv(t / sqrt(df)), rv(max(0, f)))",
    )
