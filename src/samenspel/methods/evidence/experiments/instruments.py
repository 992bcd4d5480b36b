"""Two-stage least squares: what a lot moved, and what that moved in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, above_f
from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.grouped import Errors, errors_of
from samenspel.methods.evidence.least import Fit, least_squares, orthonormal
from samenspel.methods.evidence.result import Test

from .anderson_rubin import Reduced


@dataclass(frozen=True, eq=False)
class Moved:
    """`outcome` and `received` (n,), columns that both depend on `besides` (n, b), and those that were drawn
    `lots` (n, q)."""

    outcome: Floats
    received: Floats
    besides: Floats
    lots: Floats

    @property
    def known(self) -> Floats:
        return np.hstack([self.besides, self.lots])


def two_stages(moved: Moved) -> Fit:
    """Coefficients of `besides`, then of what was received; the residuals are those of what was received
    itself, not of what the lot foretells (Wooldridge 2010, ch. 5)."""
    columns = np.column_stack([moved.besides, moved.received])
    basis = orthonormal(moved.known)[0]
    foretold, back = orthonormal(basis @ (basis.T @ columns))
    beta = back @ (foretold.T @ moved.outcome)
    return Fit(beta, foretold, back, moved.outcome - columns @ beta)


@dataclass(frozen=True, eq=False)
class FirstStage:
    """The lots on what was received; `form` is None where clusters are too few for errors."""

    fit: Fit
    errors: Errors
    lots: int
    form: Reduced | None


def reduced_form(moved: Moved, rows: Data, cluster: Sequence[str], correction: str | None) -> FirstStage:
    """The lot on what was received, its errors, and what the Anderson-Rubin interval needs; the covariance
    of two fits comes from the variance of their sum."""
    first, last = (least_squares(moved.known, column) for column in (moved.received, moved.outcome))
    together = replace(first, residuals=first.residuals + last.residuals)
    errors = [errors_of(fit, rows, cluster, correction) for fit in (first, last, together)]
    q = moved.lots.shape[1]
    if errors[0].variance is None:
        return FirstStage(first, errors[0], q, None)
    received, outcome, total = (one.variance[-q:, -q:] for one in errors if one.variance is not None)
    df = errors[0].clusters - 1 if errors[0].clusters else first.df
    both = (total - received - outcome) / 2
    form = Reduced(last.beta[-q:], first.beta[-q:], outcome, received, both, df)
    return FirstStage(first, errors[0], q, form)


def strength(reduced: Reduced) -> Test:
    """The F of the lot on what was received, with the errors that were asked for."""
    q = len(reduced.received)
    value = float(reduced.received @ np.linalg.solve(reduced.receiveds, reduced.received)) / q
    return Test("first stage F", value, above_f(value, q, reduced.df), (q, reduced.df))


def sargan(moved: Moved, fit: Fit) -> Test | None:
    """Whether several lots tell the same effect (Sargan 1958, doi 10.2307/1907619); None with one lot."""
    df = moved.lots.shape[1] - 1
    if not df:
        return None
    basis = orthonormal(moved.known)[0]
    value = len(fit.residuals) * float(np.sum((basis.T @ fit.residuals) ** 2) / np.sum(fit.residuals**2))
    return Test("Sargan", value, above_chi2(value, df), (df,))
