"""One series, before and after something began."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.design import INTERCEPT, check_columns, columns_of, design
from samenspel.methods.evidence.least import Fit, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    Method,
    Result,
    Test,
)
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .panel import moment

FEWEST, FEW = 3, 8
LIKELY = 0.05


@listed(
    "Whether one series of numbers jumped, or turned, when something began.",
    outcome="the column with the outcome, one row for each period",
    period="the column with the period: numbers, or dates like 2021-03-01",
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
    predictors: Sequence[str] = (),
    factors: Sequence[str] = (),
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
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, period, *columns_of(predictors)])
    rows = whole.where(kept)
    order, names = _ordered(rows, period)
    first = _first(names, period, start)
    time, numbers = np.arange(len(names), dtype=float), rows.numbers(outcome)[order]
    after = time >= first
    line = np.column_stack([np.ones(len(time)), time, after, after * (time - first)]).astype(float)
    others = design(rows, predictors, factors=factors, intercept=False) if predictors else None
    columns = np.hstack([line, others.columns[order]]) if others else line
    labels = (INTERCEPT, "slope before", "level", "slope", *(others.names if others else ()))
    check_columns(labels, columns)
    fit = least_squares(columns, numbers)
    reach = _reach(len(time), lags)
    variance = newey_west(fit, reach)
    estimates = _estimates(labels, fit, variance, len(time) - 1 - first, level)
    tests = _tests(fit.residuals, max(1, reach))
    return Result(
        Method(
            "interrupted time series",
            "Wagner and others 2002, doi 10.1046/j.1365-2710.2002.00430.x",
            {"start": names[first], "lags": reach, "level": level},
            "Newey-West, n/(n-k)",
        ),
        estimates,
        len(time),
        _sentence(outcome, names[first], estimates),
        unit="periods",
        tests=tests,
        left_out=left_out,
        assumptions=_assumptions(tests[0], reach),
        numbers={
            "periods before": first,
            "periods after": len(time) - first,
            "autocorrelation at lag 1": _together(fit.residuals, 1),
            "Durbin-Watson": _durbin_watson(fit.residuals),
        },
        notes=_notes(first, len(time) - first),
        level=level,
        r_code=_r_code(whole, (outcome, period), names[first], (predictors, factors), reach),
    )


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


def _estimates(
    names: Sequence[str], fit: Fit, variance: Floats, elapsed: int, level: float
) -> tuple[Estimate, ...]:
    """With what jump and turn come to after so many periods."""
    end = np.zeros(len(names))
    end[2], end[3] = 1.0, elapsed
    turn = np.vstack([np.eye(len(names)), end])
    se = np.sqrt(np.einsum("ij,jk,ik->i", turn, variance, turn))
    return weighed([*names, "at the end"], turn @ fit.beta, se, level, float(fit.df))


def _together(residuals: Floats, lag: int) -> float:
    return float(residuals[lag:] @ residuals[:-lag] / (residuals @ residuals))


def _durbin_watson(residuals: Floats) -> float:
    return float(np.sum(np.diff(residuals) ** 2) / (residuals @ residuals))


def _tests(residuals: Floats, lags: int) -> tuple[Test, ...]:
    """Ljung & Box 1978, doi 10.1093/biomet/65.2.297."""
    n = len(residuals)
    lags = min(lags, n - 1)
    parts = [_together(residuals, lag) ** 2 / (n - lag) for lag in range(1, lags + 1)]
    statistic = n * (n + 2) * sum(parts)
    return (Test("no autocorrelation (Ljung-Box)", statistic, above_chi2(statistic, lags), (float(lags),)),)


def _assumptions(test: Test, lags: int) -> tuple[Assumption, ...]:
    return (
        Assumption(Words("the straight line before would have gone on"), UNKNOWN),
        Assumption(Words("nothing else began at the same time"), UNKNOWN),
        Assumption(
            Words("periods do not go together beyond the line (p); errors allow for {lags} lags", lags=lags),
            MET if test.p >= LIKELY else NOT_MET,
            test.p,
        ),
    )


def _notes(before: int, after: int) -> tuple[Words, ...]:
    if min(before, after) >= FEW:
        return ()
    return (
        Words(
            "Fewer than {least} periods before or after: a line through so few can go anywhere, and errors "
            "are too small.",
            least=FEW,
        ),
    )


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


def _r_code(
    whole: Data,
    columns: tuple[str, str],
    start: str,
    others: tuple[Sequence[str], Sequence[str]],
    lags: int,
) -> tuple[str, ...]:
    outcome, period = map(name, columns)
    predictors, factors = others
    begins = f'"{start}"' if math.isinf(moment(period, start)[0]) else start
    more = "".join(f" + {':'.join(map(name, term.split(':')))}" for term in predictors)
    return (
        *read_data(whole),
        *(f"d${name(one)} <- factor(d${name(one)})" for one in factors),
        f"d <- d[order(d${period}), ]",
        "d$time. <- seq_len(nrow(d)) - 1",
        f"d$after. <- as.integer(d${period} >= {begins})",
        "d$since. <- d$after. * (d$time. - min(d$time.[d$after. == 1]))",
        f"m <- lm({outcome} ~ time. + after. + since.{more}, data = d)",
        "library(sandwich); library(lmtest)",
        f"coeftest(m, vcov = NeweyWest(m, lag = {lags}, prewhite = FALSE, adjust = TRUE))",
    )
