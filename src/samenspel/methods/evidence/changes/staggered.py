"""Some units begin before others: effects by when they began and for how long."""

from __future__ import annotations

from typing import Any, Literal

from samenspel.methods.evidence.data import Ints, Names
from samenspel.methods.evidence.design import columns_of
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import script
from samenspel.methods.evidence.used import Used

from .cells import Asked, Compared, families_of, refuse_none
from .effects import Adjustment
from .study import Study, clusters_of, study_of
from .sure import Found, sure_of
from .told import Told

SOURCE = "Callaway & Sant'Anna 2021, doi 10.1016/j.jeconom.2020.12.001"


@listed(
    "What a change did that some units made before others and some never.",
    unit="the column that says which unit a row is about",
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
    predictors: Names = (),
    adjustment: Adjustment = "doubly robust",
    anticipation: int = 0,
    cluster: str | None = None,
    bootstraps: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Effects on each group (units that began together) in each period, and their means: overall, by length
    of treatment (“event 0” is the period in which it begins), by group and by period. Raises UnfitData.

    >>> rows = {"place": list("aabbccdd"), "year": [1, 2] * 4, "since": [2, 2, 2, 2, 0, 0, 0, 0],
    ...         "hours": [1, 4, 2, 6, 1, 2, 3, 5]}
    >>> round(staggered_did(rows, "hours", "place", "year", "since")["overall"].value, 2)
    2.0
    """
    used = Used.of(data, outcome, unit, period, columns_of(predictors), cluster)
    study = study_of(used.rows, outcome, (unit, period, first), predictors, anticipation, comparison)
    asked = Asked(comparison == "not yet" or study.is_cut, base == "varying", anticipation)
    found = _found(study, asked, adjustment, clusters_of(used.rows, study, cluster))
    told = Told(study, asked, found, sure_of(found, seed, bootstraps, level), level)
    lines = told.in_r((outcome, unit, period, first), predictors, adjustment, cluster)
    return used.result(
        _method(asked, predictors, adjustment, bootstraps, cluster, level),
        told.estimates,
        told.sentence(outcome),
        left_out=(*used.left_out, *study.left_out),
        seed=seed,
        r_code=script(used.whole, *lines),
        **told.rest(),
    )


def _found(study: Study, asked: Asked, adjustment: Adjustment, clusters: Ints | None) -> Found:
    cells = Compared(study.outcome, study.start, study.covariates, adjustment, asked).cells()
    refuse_none(cells)
    return Found(cells, families_of(cells, study.start, study.panel.periods), clusters)


def _method(
    asked: Asked,
    predictors: Names,
    adjustment: Adjustment,
    bootstraps: int,
    cluster: str | None,
    level: float,
) -> Method:
    options = {**asked.options(), "bootstraps": bootstraps, "level": level}
    name = "group-time effects" + (f", {adjustment}" if predictors else "")
    correction = "none (influence functions)" if cluster is None else "CR0 (influence functions)"
    return Method(name, SOURCE, options, correction)
