"""Clusters that begin one after another, in an order drawn by lot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Ints
from samenspel.methods.evidence.design import columns_of
from samenspel.methods.evidence.grouped import Errors
from samenspel.methods.evidence.least import Fit
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import yes_or_no
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
from samenspel.methods.evidence.rscript import name, read_data, texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.evidence.weights import weights_of
from samenspel.methods.words import N_, Words

from .did import Correction
from .panel import Panel, panel_of, starts
from .within import Within, errors_within, within

BLOCK, NEAR = 4_000_000, 1e-9
STRONG = 10


@listed(
    "What a service did that clusters got one after another, in an order drawn by lot (stepped wedge).",
    treated="the column that says whether the cluster was to have it by then",
    cluster="the column with the clusters whose start was drawn",
    period="the column with the period: numbers, or dates like 2021-03-01",
    begun="the answer in “treated” that means it was; without it 1, or what stands beside “no”",
    received="a column with how much of it was really given, from 0 to 1: the effect on those who got it",
    predictors="other columns that change over time and go with the outcome",
    weights="a column with weights above 0, such as the number of people behind a row",
    trends="true to give each cluster its own straight line over time",
    correction="of the errors: CR0, CR1, CR1S, CR2, CR3 for clusters, or classical",
    repeated="true when a cluster has several rows in a period, each about someone else",
    permutations="how often starts are drawn anew for the test by lot",
    seed="of these draws",
)
def stepped_wedge(
    data: Any,
    outcome: str,
    treated: str,
    cluster: str,
    period: str,
    *,
    begun: str | None = None,
    received: str | None = None,
    predictors: Sequence[str] = (),
    weights: str | None = None,
    trends: bool = False,
    correction: Correction | None = None,
    repeated: bool = False,
    permutations: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """The effect of being assigned (“assigned”), and of what was received (“received”, two-stage least
    squares with the assignment as instrument), with an effect for each cluster and each period. Errors are
    CR2 by cluster; the test by lot draws the starts anew among the clusters. Raises UnfitData (Hussey &
    Hughes 2007, doi 10.1016/j.cct.2006.05.007; Thompson and others 2018, doi 10.1002/sim.7668)."""
    whole = Data.of(data)
    more = [one for one in (received, weights) if one]
    kept, left_out = whole.complete([outcome, treated, cluster, period, *columns_of(predictors), *more])
    rows = whole.where(kept)
    panel = panel_of(rows, cluster, period, repeated=repeated)
    assigned, counted = yes_or_no(rows, treated, begun)
    start = starts(panel, assigned, treated)
    _refuse_one_step(start, panel)
    columns = within(
        rows, panel, ("assigned", assigned), predictors, weights=weights_of(rows, weights), trends=trends
    )
    numbers = rows.numbers(outcome)
    fit = columns.fit(numbers)
    correction = correction or "CR2"
    errors = errors_within(columns, fit, rows, cluster, correction)
    estimates = _estimates(columns, fit, errors, level, "assigned")
    first: dict[str, float | int] = {}
    if received:
        gave = rows.numbers(received)
        two = columns.fit_received(numbers, gave, "assigned")
        first = {"F of the first stage": _strength(columns, gave, rows, cluster, correction)}
        its = errors_within(columns, two, rows, cluster, correction)
        estimates += _estimates(columns, two, its, level, "received")[:1]
    test = _by_lot(columns, panel, start, numbers, (seed, permutations))
    return Result(
        Method(
            "stepped wedge",
            "Hussey & Hughes 2007, doi 10.1016/j.cct.2006.05.007",
            {
                "effects": f"{cluster}, {period}" + (", a line for each cluster" if trends else ""),
                "treated": counted,
                "permutations": permutations,
                "level": level,
            },
            errors.correction,
        ),
        estimates,
        rows.n,
        _sentence(outcome, estimates[0], test, len(panel.units)),
        tests=(test,),
        left_out=left_out,
        assumptions=_assumptions(received, first),
        numbers={"steps": len(set(start.tolist())), **first, **errors.numbers},
        notes=errors.notes,
        level=level,
        seed=seed,
        r_code=_r_code(whole, (outcome, treated, cluster, period), counted, predictors, weights, trends)
        + errors.r_code,
    )


def _refuse_one_step(start: Ints, panel: Panel) -> None:
    if (start == start[0]).all():
        raise refuse(N_("All clusters begin at once; a stepped wedge needs those that begin later."))


def _estimates(columns: Within, fit: Fit, errors: Errors, level: float, name: str) -> tuple[Estimate, ...]:
    one = slice(columns.names.index("assigned"), None)
    se, df = (None, None) if errors.se is None or errors.df is None else (errors.se[one], errors.df[one])
    return weighed([name, *columns.names[one][1:]], fit.beta[one], se, level, df)


def _strength(columns: Within, received: Floats, rows: Data, cluster: str, correction: str) -> float:
    """How much the draw moved what was received: the square of its t."""
    fit = columns.fit(received)
    place = columns.names.index("assigned")
    errors = errors_within(columns, fit, rows, cluster, correction)
    se = errors.se if errors.se is not None else errors_within(columns, fit, rows, cluster, "classical").se
    if se is None or se[place] < NEAR * abs(fit.beta[place]):
        return float("inf")
    return float((fit.beta[place] / se[place]) ** 2)


def _by_lot(columns: Within, panel: Panel, start: Ints, outcome: Floats, drawing: tuple[int, int]) -> Test:
    """The share of draws in which the effect is as far from 0; the draw that was made is one of them."""
    seed, times = drawing
    place = columns.names.index("assigned")
    basis = np.linalg.qr(np.delete(columns.columns, place, axis=1))[0]
    left = columns.less_means(outcome[:, None])
    left = (left - basis @ (basis.T @ left))[:, 0]
    made = _effects(columns, basis, left, (panel.period >= start[panel.unit])[:, None])[0]
    chance = np.random.default_rng(seed)
    as_far = 1
    for drawn in _draws(chance, start, panel, times):
        as_far += int((np.abs(_effects(columns, basis, left, drawn)) >= abs(made) * (1 - NEAR)).sum())
    return Test("no effect on any cluster, by lot", float(made), as_far / (times + 1))


def _draws(chance: np.random.Generator, start: Ints, panel: Panel, times: int) -> Iterator[Booleans]:
    size = max(1, BLOCK // len(panel.unit))
    for first in range(0, times, size):
        drawn = chance.permuted(np.tile(start, (min(size, times - first), 1)), axis=1)
        yield panel.period[:, None] >= drawn.T[panel.unit]


def _effects(columns: Within, basis: Floats, left: Floats, drawn: Booleans) -> Floats:
    """(B,) of assignments (n, B); 0 where an assignment follows from cluster and period."""
    moved = columns.less_means(drawn.astype(float))
    moved -= basis @ (basis.T @ moved)
    size = np.einsum("ij,ij->j", moved, moved)
    return np.asarray(np.divide(left @ moved, size, out=np.zeros_like(size), where=size > NEAR))


def _assumptions(received: str | None, first: dict[str, float | int]) -> tuple[Assumption, ...]:
    said = (
        Assumption(Words("the order in which clusters began was drawn by lot"), UNKNOWN),
        Assumption(Words("the effect is there at once and does not grow"), UNKNOWN),
        Assumption(Words("a cluster that waits is not touched by those that began"), UNKNOWN),
    )
    if received is None:
        return said
    strength = first["F of the first stage"]
    return (
        *said,
        Assumption(Words("the draw works only through what was received"), UNKNOWN),
        Assumption(
            Words("the draw moved what was received (F at least {f})", f=STRONG),
            MET if strength >= STRONG else NOT_MET,
            strength,
        ),
    )


def _sentence(outcome: str, one: Estimate, test: Test, clusters: int) -> Words:
    low, high = (one.low, one.high) if one.low is not None and one.high is not None else (None, None)
    said = "" if low is None or high is None else f" ({low:.4g} – {high:.4g})"
    return Words(
        "Being assigned changed {outcome} by {value}{interval}, in {n} clusters that began in turn. "
        "Without any effect one as large comes in {p} of all draws of the order.",
        outcome=outcome,
        value=f"{one.value:.4g}",
        interval=said,
        n=clusters,
        p=f"{test.p:.3f}",
    )


def _r_code(
    whole: Data,
    columns: tuple[str, str, str, str],
    on: str,
    predictors: Sequence[str],
    weights: str | None,
    trends: bool,
) -> tuple[str, ...]:
    outcome, treated, cluster, period = map(name, columns)
    others = "".join(f" + {':'.join(map(name, term.split(':')))}" for term in predictors)
    line = f" + factor({cluster}):as.integer(factor({period}))" if trends else ""
    weighted = f", weights = {name(weights)}" if weights else ""
    model = f"{outcome} ~ assigned{others} + factor({cluster}) + factor({period}){line}"
    return (
        *read_data(whole),
        f"d$assigned <- as.integer(d${treated} == {texts([on])})",
        f"m <- lm({model}, data = d{weighted})",
        *(["# CR2 with weights differs there; CR0 and CR1 are equal"] if weights else []),
    )
