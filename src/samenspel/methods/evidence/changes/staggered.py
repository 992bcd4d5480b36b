"""Some units begin before others: effects by when they began and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.design import columns_of
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result

from .cells import Asked, cells_of, families_of, refuse_none
from .study import clusters_of, study_of, with_comparison
from .sure import Found, Sure, estimates_in, sure_of, too_few
from .told import assumptions_of, notes_of, r_code, sentence_of, tables_of


@listed(
    "What a change did that some units made before others and some never.",
    unit="the column that says which unit a row is about",
    period="the column with the period: numbers, or dates like 2021-03-01",
    first="the column with the first treated period of the unit; empty or 0 for never",
    comparison="those treated are compared with those “never” treated, or with those “not yet” treated too",
    base="before treatment each period is compared with the one before (varying) or all with one (universal)",
    predictors="columns that go with the path the outcome takes without treatment",
    adjustment="for predictors: doubly robust, regression, or weighting",
    anticipation="for how many periods before it begins treatment may already work",
    cluster="a column: units with the same value came together",
    bootstraps="how often coins are thrown for bands that hold for all numbers at once",
    seed="of these coins",
)
def staggered_did(
    data: Any,
    outcome: str,
    unit: str,
    period: str,
    first: str,
    *,
    comparison: Literal["never", "not yet"] | None = None,
    base: Literal["varying", "universal"] = "varying",
    predictors: Sequence[str] = (),
    adjustment: Literal["doubly robust", "regression", "weighting"] = "doubly robust",
    anticipation: int = 0,
    cluster: str | None = None,
    bootstraps: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Effects on each group (units that began together) in each period, and their means: overall, by length
    of treatment (“event 0” is the period in which it begins), by group and by period. Predictors are taken
    as they were in the earlier of the two periods compared. Raises UnfitData (Callaway & Sant'Anna 2021, doi
    10.1016/j.jeconom.2020.12.001).

    >>> rows = {"place": list("aabbccdd"), "year": [1, 2] * 4, "since": [2, 2, 2, 2, 0, 0, 0, 0],
    ...         "hours": [1, 4, 2, 6, 1, 2, 3, 5]}
    >>> round(staggered_did(rows, "hours", "place", "year", "since")["overall"].value, 2)
    2.0
    """
    whole = Data.of(data)
    used = [outcome, unit, period, *columns_of(predictors), *([cluster] if cluster else [])]
    kept, left_out = whole.complete(used)
    rows = whole.where(kept)
    study = study_of(rows, outcome, (unit, period, first), predictors, anticipation)
    study = with_comparison(study, first, comparison)
    asked = Asked(comparison == "not yet" or study.is_cut, base == "varying", anticipation)
    cells = cells_of(study.outcome, study.start, study.covariates, adjustment, asked)
    refuse_none(cells)
    clusters = clusters_of(rows, study, cluster)
    found = Found(cells, families_of(cells, study.start, study.panel.periods), clusters)
    sure = Sure(None, (), ()) if too_few(study, clusters) else sure_of(found, seed, bootstraps, level)
    test, estimates = sure.test, estimates_in(found, sure, level)
    return Result(
        Method(
            "group-time effects" if not predictors else f"group-time effects, {adjustment}",
            "Callaway & Sant'Anna 2021, doi 10.1016/j.jeconom.2020.12.001",
            {
                "comparison": "not yet treated" if asked.with_later else "never treated",
                "base": base,
                "anticipation": anticipation,
                "bootstraps": bootstraps,
                "level": level,
            },
            "none (influence functions)" if cluster is None else "CR0 (influence functions)",
        ),
        estimates,
        len(study.start),
        sentence_of(outcome, asked, level, estimates[0]),
        unit="units",
        tests=(test,) if test else (),
        left_out=(*left_out, *study.left_out),
        assumptions=assumptions_of(test),
        tables=tables_of(found, study.panel, sure, level),
        notes=notes_of(study, found, sure),
        level=level,
        seed=seed,
        r_code=r_code(whole, (outcome, unit, period, first), predictors, adjustment, asked, cluster),
    )
