"""Least squares with an effect for each unit that is taken out, not estimated."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Names
from samenspel.methods.evidence.design import check_columns, design
from samenspel.methods.evidence.grouped import Errors, errors_of
from samenspel.methods.evidence.least import Fit, classical, least_squares
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .panel import Panel

STILL = 1e-11


@dataclass(frozen=True, eq=False)
class Within:
    """Columns (n, k) and outcomes (n,) less the mean of their unit in the panel, times the root of the
    weights; `absorbed` effects of units were taken out, with lines over `time` (n,) if it is given."""

    names: tuple[str, ...]
    columns: Floats
    panel: Panel
    root: Floats
    absorbed: int
    time: Floats | None = None

    def less_means(self, columns: Floats) -> Floats:
        """Of (n, m): what is left when each unit's mean is taken out, and its straight line over `time`."""
        left = self._less(columns, None)
        if self.time is not None:
            left = self._less(left, self._less(self.time[:, None], None))
        return np.asarray(left * self.root[:, None])

    def _less(self, columns: Floats, along: Floats | None) -> Floats:
        """Less the part of each unit that goes along with ones, or with a column (n, 1)."""
        weights = self.root**2
        on = np.ones(len(weights)) if along is None else along[:, 0]
        sizes = np.bincount(self.panel.unit, weights * on**2)
        sums = np.zeros((len(sizes), columns.shape[1]))
        np.add.at(sums, self.panel.unit, columns * (weights * on)[:, None])
        slopes = np.divide(sums, sizes[:, None], out=np.zeros_like(sums), where=sizes[:, None] > STILL)
        return np.asarray(columns - slopes[self.panel.unit] * on[:, None])

    def fit(self, outcome: Floats) -> Fit:
        return least_squares(self.columns, self.less_means(outcome[:, None])[:, 0])

    def fit_received(self, outcome: Floats, received: Floats, name: str) -> Fit:
        """Two stages: the column of this name stands for what was received, by which it is replaced."""
        place = self.names.index(name)
        actual = self.columns.copy()
        actual[:, place] = self.less_means(received[:, None])[:, 0]
        first = least_squares(self.columns, actual[:, place])
        projected = actual.copy()
        projected[:, place] = actual[:, place] - first.residuals
        if abs(first.beta[place]) * np.linalg.norm(self.columns[:, place]) < STILL * len(received):
            raise refuse(N_("What was received does not differ by what was drawn; there is no effect of it."))
        left = self.less_means(outcome[:, None])[:, 0]
        found = least_squares(projected, left)
        return replace(found, residuals=left - actual @ found.beta)


def within(
    rows: Data,
    panel: Panel,
    treated: tuple[str, Floats],
    predictors: Names,
    *,
    weights: Floats | None = None,
    trends: bool = False,
) -> Within:
    """The periods, a straight line over time for each unit (`trends`), treatment and predictors."""
    after = 2 if trends else 1
    names, columns = _columns(rows, panel, treated, predictors, after)
    root = np.ones(rows.n) if weights is None else np.sqrt(weights)
    time = panel.period.astype(float) if trends else None
    bare = Within(names, columns, panel, root, after * len(panel.units), time)
    found = replace(bare, columns=bare.less_means(bare.columns))
    _refuse_few(found)
    _refuse_still(bare, found)
    check_columns(found.names, found.columns)
    return found


def _columns(
    rows: Data, panel: Panel, treated: tuple[str, Floats], predictors: Names, after: int
) -> tuple[tuple[str, ...], Floats]:
    """Of the periods from this one on, of treatment and of predictors."""
    periods = (panel.period[:, None] == np.arange(after, len(panel.periods))).astype(float)
    names, blocks = [f"period={name}" for name in panel.periods[after:]], [periods]
    others = design(rows, predictors, intercept=False) if predictors else None
    blocks += [treated[1][:, None], *([others.columns] if others else [])]
    names += [treated[0], *(others.names if others else ())]
    return tuple(names), np.hstack(blocks)


def errors_within(found: Within, fit: Fit, rows: Data, cluster: str, correction: str) -> Errors:
    """By cluster (CR1S counts all effects that were taken out as one), or classical, which counts each."""
    if correction != "classical":
        errors = errors_of(fit, rows, [cluster], correction)
        if correction != "CR1S" or errors.variance is None:
            return errors
        return replace(errors, variance=errors.variance * fit.df / (fit.df - 1))
    left = fit.df - found.absorbed
    variance = classical(fit) * fit.df / left
    return Errors(correction, variance, np.full(len(variance), float(left)), ("summary(m)",))


def _refuse_still(before: Within, after: Within) -> None:
    """What never changes within a unit cannot be told from the unit."""
    spread = np.ptp(after.columns / after.root[:, None], axis=0)
    still = spread <= STILL * np.abs(before.columns).max(axis=0)
    if (places := np.flatnonzero(still)).size:
        raise refuse(
            N_("“{name}” never changes within a unit, so it cannot be told from the units; leave it out."),
            name=before.names[int(places[0])],
        )


def _refuse_few(found: Within) -> None:
    n, k = found.columns.shape
    if n <= k + found.absorbed:
        raise refuse(N_("{n} rows are too few for {k} coefficients."), n=n, k=k + found.absorbed)
