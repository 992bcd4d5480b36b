"""Before and after, for units that changed and units that did not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.design import columns_of
from samenspel.methods.evidence.grouped import Errors
from samenspel.methods.evidence.least import Fit, clustered, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .panel import Panel, on_and_off, panel_of, starts
from .within import Within, errors_within, within

Correction = Literal["classical", "CR0", "CR1", "CR1S", "CR2", "CR3"]
FEW_TREATED = 5


@listed(
    "What a change did to units that made it, when others show how things would have gone.",
    treated="the column with 1 where the unit is treated in that period, else 0",
    unit="the column that says which unit (or side) a row is about",
    period="the column with the period: numbers, or dates like 2021-03-01",
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
    predictors: Sequence[str] = (),
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
    whole = Data.of(data)
    cluster = cluster or unit
    used = [outcome, treated, unit, period, *columns_of(predictors), cluster]
    kept, left_out = whole.complete(dict.fromkeys(used))
    rows = whole.where(kept)
    panel = panel_of(rows, unit, period, repeated=repeated)
    on = on_and_off(rows, treated)
    start = starts(panel, on, treated)
    _refuse_nobody(start, panel, treated)
    columns = within(rows, panel, (treated, on), predictors)
    fit = columns.fit(rows.numbers(outcome))
    errors = errors_within(columns, fit, rows, cluster, correction or "CR2")
    shown = columns.names.index(treated)
    one = slice(shown, None)
    se, df = (None, None) if errors.se is None or errors.df is None else (errors.se[one], errors.df[one])
    estimates = weighed(columns.names[one], fit.beta[one], se, level, df)
    return Result(
        Method(
            "difference in differences",
            "Wooldridge 2010, ISBN 9780262232586, ch. 10",
            {"effects": f"{unit}, {period}", "level": level},
            errors.correction,
        ),
        estimates,
        rows.n,
        _sentence(outcome, treated, estimates[0], level),
        left_out=left_out,
        assumptions=_ASSUMED,
        numbers={**_counts(start, panel), **_weights(columns, shown, on), **errors.numbers},
        tables=(
            *_means(rows.numbers(outcome), panel, start),
            *_conventions(fit, columns, rows, cluster, shown, errors),
        ),
        notes=(*errors.notes, *_notes(start, panel)),
        level=level,
        r_code=_r_code(whole, (outcome, treated, unit, period), predictors, errors),
    )


_ASSUMED = (
    Assumption(Words("without treatment, treated and other units would have gone the same way"), UNKNOWN),
    Assumption(Words("nobody changed before treatment because it was to come"), UNKNOWN),
    Assumption(Words("treatment of one unit changes nothing for another"), UNKNOWN),
)


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


def _counts(start: Ints, panel: Panel) -> dict[str, float | int]:
    treated = int((start < len(panel.periods)).sum())
    return {"units treated": treated, "units not treated": len(start) - treated}


def _weights(columns: Within, shown: int, on: Floats) -> dict[str, float | int]:
    """The share of treated rows that count the wrong way round: their effect is subtracted."""
    others = np.delete(columns.columns, shown, axis=1)
    left = least_squares(others, columns.columns[:, shown]).residuals
    wrong = int(((on == 1) & (left < -1e-9)).sum())
    return {"share of treated rows that count negatively": wrong / int(on.sum())}


def _means(outcome: Floats, panel: Panel, start: Ints) -> tuple[Table, ...]:
    """Where all begin at once: means before and after, of treated and others."""
    last = len(panel.periods)
    begun = set(start[start < last].tolist())
    if len(begun) > 1:
        return ()
    after, treated = panel.period >= begun.pop(), (start < last)[panel.unit]
    rows = tuple(
        (side, float(outcome[which & ~after].mean()), float(outcome[which & after].mean()))
        for side, which in (("treated", treated), ("others", ~treated))
    )
    return (Table("means", ("", "before", "after"), rows),)


def _conventions(
    fit: Fit, columns: Within, rows: Data, cluster: str, shown: int, errors: Errors
) -> tuple[Table, ...]:
    """The one error as other programs print it."""
    if errors.se is None:
        return ()
    codes = rows.levels(cluster)[0]
    bare, plain = (float(clustered(fit, codes, kind)[shown, shown] ** 0.5) for kind in ("CR0", "CR1"))
    n, left = rows.n, fit.df - columns.absorbed
    small = plain * ((n - 1) / (fit.df - 1)) ** 0.5
    said = (
        ("CR0", bare),
        ("CR1: G/(G-1)", plain),
        ("CR1S, effects of units not counted (fixest, pyfixest, Stata's xtreg)", small),
        ("n/(n-k), every effect counted (linearmodels)", bare * (n / left) ** 0.5),
        ("CR1S, every effect counted (statsmodels, Stata's regress)", plain * ((n - 1) / left) ** 0.5),
    )
    return (Table("the error of the effect by other conventions", ("", "SE"), said),)


def _notes(start: Ints, panel: Panel) -> tuple[Words, ...]:
    last, notes = len(panel.periods), []
    treated = start[start < last]
    if len(treated) < FEW_TREATED:
        notes.append(
            Words(
                "Only {n} units are treated: errors by cluster are then far too small, and intervals too "
                "narrow (MacKinnon & Webb 2018, doi 10.1111/ectj.12107).",
                n=len(treated),
            )
        )
    if len(set(treated.tolist())) > 1:
        notes.append(
            Words(
                "Units begin at different times: where effects grow or differ, this number mixes them, some "
                "with a negative weight; use staggered-did."
            )
        )
    return tuple(notes)


def _sentence(outcome: str, treated: str, one: Estimate, level: float) -> Words:
    if one.low is None:
        return Words(
            "Where {treated} is 1, {outcome} differs by {value} from what the other units let expect. How "
            "sure that is cannot be said from so few clusters.",
            treated=treated,
            outcome=outcome,
            value=f"{one.value:.4g}",
        )
    return Words(
        "Where {treated} is 1, {outcome} differs by {value} from what the other units let expect ({level} % "
        "interval {low} to {high}). That is its effect if both would have gone the same way without it.",
        treated=treated,
        outcome=outcome,
        value=f"{one.value:.4g}",
        level=f"{100 * level:g}",
        low=f"{one.low:.4g}",
        high=f"{one.high:.4g}",
    )


def _r_code(
    whole: Data, columns: tuple[str, str, str, str], predictors: Sequence[str], errors: Errors
) -> tuple[str, ...]:
    outcome, treated, unit, period = map(name, columns)
    others = "".join(f" + {':'.join(map(name, term.split(':')))}" for term in predictors)
    model = f"{outcome} ~ {treated}{others} + factor({unit}) + factor({period})"
    return (*read_data(whole), f"m <- lm({model}, data = d)", *errors.r_code)
