"""One series, before and after something began."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Data, Floats, Ints, Names
from samenspel.methods.evidence.design import INTERCEPT, check_columns, columns_of, design
from samenspel.methods.evidence.least import Fit, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Test
from samenspel.methods.evidence.rscript import name, script, with_more
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .panel import moment

FEWEST, FEW = 3, 8
LIKELY = 0.05
SOURCE = "Wagner and others 2002, doi 10.1046/j.1365-2710.2002.00430.x"


@listed(
    "Whether one series of numbers jumped, or turned, when something began.",
    outcome="the column with the outcome, one row for each period",
    start="the first period with the change",
    predictors="other columns that go with the outcome, such as the season",
    factors="columns of numbers that are names, such as the month",
    lags="over how many periods errors may go together; without it by the length of the series",
)
def interrupted_series(
    data: Any,
    outcome: str,
    period: str,
    start: str,
    *,
    predictors: Names = (),
    factors: Names = (),
    lags: int | None = None,
    level: float = 0.95,
) -> Result:
    """A straight line before, a jump (“level”) and a change of slope (“slope”) after, and what both come to
    in the last period (“at the end”). Errors are those of Newey & West 1987 (doi 10.2307/1913610) times
    n/(n-k). Raises UnfitData (Wagner and others 2002, doi 10.1046/j.1365-2710.2002.00430.x).

    >>> rows = {"month": list(range(1, 13)), "hours": [1, 2, 3, 5, 5, 6, 9, 11, 13, 14, 17, 19]}
    >>> round(interrupted_series(rows, "hours", "month", "7")["slope"].value, 2)
    0.94
    """
    used = Used.of(data, outcome, period, columns_of(predictors))
    order, names = _ordered(used.rows, period)
    first = _first(names, period, start)
    labels, columns = _columns(used.rows, order, first, predictors, factors)
    fit = least_squares(columns, used.rows.numbers(outcome)[order])
    series = Series(labels, fit, first, _reach(len(names), lags))
    estimates = series.estimates(level)
    options = {"start": names[first], "lags": series.lags, "level": level}
    return used.result(
        Method("interrupted time series", SOURCE, options, "Newey-West, n/(n-k)"),
        estimates,
        _sentence(outcome, names[first], estimates),
        unit="periods",
        tests=(series.together(),),
        assumptions=series.rests_on(),
        numbers=series.measures(),
        notes=series.notes(),
        r_code=script(used.whole, *_in_r((outcome, period), names[first], predictors, factors, series.lags)),
    )


@dataclass(frozen=True, eq=False)
class Series:
    """Lines before and after the period `first`, named columns of a fit in the order of time; errors go
    together over `lags` periods."""

    names: Names
    fit: Fit
    first: int
    lags: int

    @property
    def n(self) -> int:
        return len(self.fit.residuals)

    def estimates(self, level: float) -> tuple[Estimate, ...]:
        """With what jump and turn come to in the last period."""
        end = np.zeros(len(self.names))
        end[2], end[3] = 1.0, self.n - 1 - self.first
        turn = np.vstack([np.eye(len(self.names)), end])
        se = np.sqrt(np.einsum("ij,jk,ik->i", turn, newey_west(self.fit, self.lags), turn))
        return weighed([*self.names, "at the end"], turn @ self.fit.beta, se, level, float(self.fit.df))

    def autocorrelation(self, lag: int) -> float:
        left = self.fit.residuals
        return float(left[lag:] @ left[:-lag] / (left @ left))

    def together(self) -> Test:
        """Ljung & Box 1978, doi 10.1093/biomet/65.2.297."""
        n = self.n
        lags = min(max(1, self.lags), n - 1)
        parts = [self.autocorrelation(lag) ** 2 / (n - lag) for lag in range(1, lags + 1)]
        statistic = n * (n + 2) * sum(parts)
        return Test("no autocorrelation (Ljung-Box)", statistic, above_chi2(statistic, lags), (float(lags),))

    def measures(self) -> dict[str, float]:
        left = self.fit.residuals
        return {
            "periods before": self.first,
            "periods after": self.n - self.first,
            "autocorrelation at lag 1": self.autocorrelation(1),
            "Durbin-Watson": float(np.sum(np.diff(left) ** 2) / (left @ left)),
        }

    def rests_on(self) -> tuple[Assumption, ...]:
        p = self.together().p
        said = Words(
            "periods do not go together beyond the line (p); errors allow for {lags} lags", lags=self.lags
        )
        return (
            Assumption(Words("the straight line before would have gone on"), UNKNOWN),
            Assumption(Words("nothing else began at the same time"), UNKNOWN),
            Assumption.judged(said, p >= LIKELY, p),
        )

    def notes(self) -> tuple[Words, ...]:
        if min(self.first, self.n - self.first) >= FEW:
            return ()
        return (
            Words(
                "Fewer than {least} periods before or after: a line through so few can go anywhere, and "
                "errors are too small.",
                least=FEW,
            ),
        )


def _columns(
    rows: Data, order: Ints, first: int, predictors: Names, factors: Names
) -> tuple[tuple[str, ...], Floats]:
    time = np.arange(len(order), dtype=float)
    after = time >= first
    columns = np.column_stack([np.ones(len(time)), time, after, after * (time - first)]).astype(float)
    labels: tuple[str, ...] = (INTERCEPT, "slope before", "level", "slope")
    if predictors:
        others = design(rows, predictors, factors=factors, intercept=False)
        labels, columns = (*labels, *others.names), np.hstack([columns, others.columns[order]])
    check_columns(labels, columns)
    return labels, columns


def _reach(periods: int, lags: int | None) -> int:
    """As many lags as were asked for, or by the length of the series (Newey & West 1994)."""
    if lags is not None and lags >= periods:
        raise refuse(N_("{lags} lags need more than {periods} periods."), lags=lags, periods=periods)
    return math.floor(4 * (periods / 100) ** (2 / 9)) if lags is None else lags


def newey_west(fit: Fit, lags: int) -> Floats:
    """(k, k): rows in the order of time go together over `lags` periods, with weights that fall in a line."""
    n = len(fit.residuals)
    scores = fit.basis * fit.residuals[:, None]
    meat = scores.T @ scores
    for lag in range(1, lags + 1):
        across = scores[lag:].T @ scores[:-lag]
        meat = meat + (1 - lag / (lags + 1)) * (across + across.T)
    return np.asarray(n / fit.df * fit.back @ meat @ fit.back.T)


def _ordered(rows: Data, period: str) -> tuple[Ints, tuple[str, ...]]:
    """The rows in the order of time; refuses a period that is there twice, and a gap between numbers."""
    codes, names = rows.levels(period)
    moments = [moment(period, text) for text in names]
    order = np.argsort(codes, kind="stable")
    if (twice := np.flatnonzero(np.diff(codes[order]) == 0)).size:
        one, other = (int(order[twice[0] + place]) for place in (0, 1))
        raise refuse(
            N_("Rows {one} and {other} are both period {when}; a series has one row for each."),
            one=rows.line(one),
            other=rows.line(other),
            when=names[int(codes[one])],
        )
    _refuse_gap([number for number, _text in moments], names)
    return order, names


def _refuse_gap(numbers: Sequence[float], names: Sequence[str]) -> None:
    steps = np.diff(np.array([one for one in numbers if math.isfinite(one)]))
    if len(steps) and (wide := np.flatnonzero(steps > steps.min() * 1.001)).size:
        place = int(wide[0])
        raise refuse(
            N_("Between periods {one} and {other} some are missing, or steps differ; a series has no gaps."),
            one=names[place],
            other=names[place + 1],
        )


def _first(names: Sequence[str], period: str, start: str) -> int:
    begins = moment(period, start)
    first = sum(moment(period, name) < begins for name in names)
    if min(first, len(names) - first) < FEWEST:
        raise refuse(
            N_("{before} periods before {start} and {after} from then on; each side needs {least} at least."),
            before=first,
            after=len(names) - first,
            start=start,
            least=FEWEST,
        )
    return first


def _sentence(outcome: str, start: str, estimates: Sequence[Estimate]) -> Words:
    found = {one.name: one for one in estimates}
    jump, turn, end = found["level"], found["slope"], found["at the end"]
    return Words(
        "From {start} on {outcome} jumped by {jump} and its slope changed by {turn} a period; in the last "
        "period it stands {end} ({low} to {high}) from where the line before would have led.",
        start=start,
        outcome=outcome,
        jump=f"{jump.value:.4g}",
        turn=f"{turn.value:.4g}",
        end=f"{end.value:.4g}",
        low=f"{end.low:.4g}",
        high=f"{end.high:.4g}",
    )


def _in_r(
    columns: tuple[str, str], start: str, predictors: Names, factors: Names, lags: int
) -> tuple[str, ...]:
    outcome, period = map(name, columns)
    begins = f'"{start}"' if math.isinf(moment(period, start)[0]) else start
    return (
        *(f"d${name(one)} <- factor(d${name(one)})" for one in factors),
        f"d <- d[order(d${period}), ]",
        "d$time. <- seq_len(nrow(d)) - 1",
        f"d$after. <- as.integer(d${period} >= {begins})",
        "d$since. <- d$after. * (d$time. - min(d$time.[d$after. == 1]))",
        f"m <- lm({outcome} ~ time. + after. + since.{with_more(predictors)}, data = d)",
        "library(sandwich); library(lmtest)",
        f"coeftest(m, vcov = NeweyWest(m, lag = {lags}, prewhite = FALSE, adjust = TRUE))",
    )
