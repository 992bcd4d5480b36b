"""Before and after, for units that changed and units that did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints, Names
from samenspel.methods.evidence.design import columns_of
from samenspel.methods.evidence.grouped import Errors
from samenspel.methods.evidence.least import Fit, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, Method, Result, Table
from samenspel.methods.evidence.rscript import name, script, with_more
from samenspel.methods.evidence.sandwich import clustered
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_, Words

from .panel import Panel, on_and_off, panel_of, starts
from .said import between, went_alike
from .within import Within, errors_within, within

Correction = Literal["classical", "CR0", "CR1", "CR1S", "CR2", "CR3"]
FEW_TREATED = 5
SOURCE = "Wooldridge 2010, ISBN 9780262232586, ch. 10"


@listed(
    "What a change did to units that made it, when others show how things would have gone.",
    treated="the column with 1 where the unit is treated in that period, else 0",
    unit="the column that says which unit (or side) a row is about",
    predictors="other columns that change over time and go with the outcome",
    cluster="a column: rows with the same value came together; without it the unit",
    correction="of the errors: CR0, CR1, CR1S, CR2, CR3 for clusters, or classical",
    repeated="true when a unit has several rows in a period, each about someone else",
)
def did(
    data: Any,
    outcome: str,
    treated: str,
    unit: str,
    period: str,
    *,
    predictors: Names = (),
    cluster: str | None = None,
    correction: Correction | None = None,
    repeated: bool = False,
    level: float = 0.95,
) -> Result:
    """Differences in differences: two by two, or with an effect for each unit and each period. Errors are CR2
    by cluster. Raises UnfitData (Wooldridge 2010, ISBN 9780262232586, ch. 10; weights of treated rows: de
    Chaisemartin & D'Haultfœuille 2020, doi 10.1257/aer.20181169).

    >>> rows = {"side": list("aabb"), "year": [1, 2, 1, 2], "kit": [0, 0, 0, 1], "hours": [1, 2, 1, 5]}
    >>> rows = {key: column * 2 for key, column in rows.items()}
    >>> round(did(rows, "hours", "kit", "side", "year", repeated=True)["kit"].value, 2)
    3.0
    """
    used = Used.of(data, outcome, treated, unit, period, columns_of(predictors), cluster or unit)
    panel = panel_of(used.rows, unit, period, repeated=repeated)
    columns = _columns(used.rows, panel, treated, predictors)
    fitted = _fitted(used.rows, columns, treated, outcome, cluster or unit, correction or "CR2")
    estimates = fitted.errors.estimates(columns.names, fitted.fit.beta, level, slice(fitted.place, None))
    return used.result(
        Method("difference in differences", SOURCE, _options(unit, period, level), fitted.errors.correction),
        estimates,
        _sentence(outcome, estimates[0], level),
        assumptions=went_alike(_who()),
        numbers={**fitted.counts(), **fitted.weights(), **fitted.errors.numbers},
        tables=(*fitted.means(), *fitted.conventions()),
        notes=(*fitted.errors.notes, *fitted.notes()),
        r_code=script(
            used.whole, *_in_r((outcome, treated, unit, period), predictors), *fitted.errors.r_code
        ),
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """Least squares within units; `place` is that of the treatment among the columns, `on` (n,) whether a row
    is treated, `start` of each unit the period from which on it is, `clusters` (n,)."""

    columns: Within
    outcome: Floats
    fit: Fit
    errors: Errors
    place: int
    on: Floats
    start: Ints
    clusters: Ints

    @property
    def panel(self) -> Panel:
        return self.columns.panel

    @property
    def last(self) -> int:
        return len(self.panel.periods)

    @property
    def begun(self) -> Ints:
        """Of the units that are treated."""
        return self.start[self.start < self.last]

    def counts(self) -> dict[str, float | int]:
        return {"units treated": len(self.begun), "units not treated": len(self.start) - len(self.begun)}

    def weights(self) -> dict[str, float | int]:
        """The share of treated rows that count the wrong way round: their effect is subtracted."""
        others = np.delete(self.columns.columns, self.place, axis=1)
        left = least_squares(others, self.columns.columns[:, self.place]).residuals
        wrong = int(((self.on == 1) & (left < -1e-9)).sum())
        return {"share of treated rows that count negatively": wrong / int(self.on.sum())}

    def means(self) -> tuple[Table, ...]:
        """Where all begin at once: means before and after, of treated and others."""
        first, *others = np.unique(self.begun).tolist()
        if others:
            return ()
        after, treated = self.panel.period >= first, (self.start < self.last)[self.panel.unit]
        rows = tuple(
            (side, float(self.outcome[which & ~after].mean()), float(self.outcome[which & after].mean()))
            for side, which in (("treated", treated), ("others", ~treated))
        )
        return (Table("means", ("", "before", "after"), rows),)

    def conventions(self) -> tuple[Table, ...]:
        """The one error as other programs print it."""
        if self.errors.se is None:
            return ()
        bare, plain = (
            float(clustered(self.fit, self.clusters, kind)[self.place, self.place] ** 0.5)
            for kind in ("CR0", "CR1")
        )
        said = _conventions(bare, plain, len(self.on), self.fit.df, self.columns.absorbed)
        return (Table("the error of the effect by other conventions", ("", "SE"), said),)

    def notes(self) -> Iterator[Words]:
        if len(self.begun) < FEW_TREATED:
            yield Words(
                "Only {n} units are treated: errors by cluster are then far too small, and intervals too "
                "narrow (MacKinnon & Webb 2018, doi 10.1111/ectj.12107).",
                n=len(self.begun),
            )
        if len(np.unique(self.begun)) > 1:
            yield Words(
                "Units begin at different times: where effects grow or differ, this number mixes them, some "
                "with a negative weight; use staggered-did."
            )


def _columns(rows: Data, panel: Panel, treated: str, predictors: Names) -> Within:
    on = on_and_off(rows, treated)
    _refuse_nobody(starts(panel, on, treated), panel, treated)
    return within(rows, panel, (treated, on), predictors)


def _fitted(
    rows: Data, columns: Within, treated: str, outcome: str, cluster: str, correction: Correction
) -> Fitted:
    on, numbers = rows.numbers(treated), rows.numbers(outcome)
    fit = columns.fit(numbers)
    errors = errors_within(columns, fit, rows, cluster, correction)
    start, codes = starts(columns.panel, on, treated), rows.levels(cluster)[0]
    return Fitted(columns, numbers, fit, errors, columns.names.index(treated), on, start, codes)


def _who() -> Words:
    return Words("without treatment, treated and other units would have gone the same way")


def _options(unit: str, period: str, level: float) -> dict[str, object]:
    return {"effects": f"{unit}, {period}", "level": level}


def _refuse_nobody(start: Ints, panel: Panel, treated: str) -> None:
    last = len(panel.periods)
    if (start == last).all():
        raise refuse(N_("No row has 1 in “{name}”; nobody is treated."), name=treated)
    if not ((start > 0) & (start < last)).any():
        raise refuse(
            N_("No unit changes from 0 to 1 in “{name}”, so there is no before and after."), name=treated
        )
    if (start == start[0]).all():
        raise refuse(N_("All units begin at once; there is nobody to compare them with."))


def _conventions(bare: float, plain: float, n: int, df: int, absorbed: int) -> tuple[tuple[str, float], ...]:
    """Of the errors of CR0 and CR1, with so many rows, degrees of freedom, and effects taken out."""
    left = df - absorbed
    return (
        ("CR0", bare),
        ("CR1: G/(G-1)", plain),
        (
            "CR1S, effects of units not counted (fixest, pyfixest, Stata's xtreg)",
            plain * ((n - 1) / (df - 1)) ** 0.5,
        ),
        ("n/(n-k), every effect counted (linearmodels)", bare * (n / left) ** 0.5),
        ("CR1S, every effect counted (statsmodels, Stata's regress)", plain * ((n - 1) / left) ** 0.5),
    )


def _sentence(outcome: str, one: Estimate, level: float) -> Words:
    told = {"treated": one.name, "outcome": outcome, "value": f"{one.value:.4g}"}
    if one.low is None:
        return Words(
            "Where {treated} is 1, {outcome} differs by {value} from what the other units let expect. How "
            "sure that is cannot be said from so few clusters.",
            **told,
        )
    return Words(
        "Where {treated} is 1, {outcome} differs by {value} from what the other units let expect ({level} % "
        "interval {low} to {high}). That is its effect if both would have gone the same way without it.",
        **told,
        **between(one, level),
    )


def _in_r(columns: tuple[str, str, str, str], predictors: Names) -> tuple[str, ...]:
    outcome, treated, unit, period = map(name, columns)
    model = f"{outcome} ~ {treated}{with_more(predictors)} + factor({unit}) + factor({period})"
    return (f"m <- lm({model}, data = d)",)
