"""Clusters that begin one after another, in an order drawn by lot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Ints, Names
from samenspel.methods.evidence.design import columns_of
from samenspel.methods.evidence.grouped import Errors
from samenspel.methods.evidence.least import Fit
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import yes_or_no
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Test
from samenspel.methods.evidence.rscript import name, script, texts, with_more
from samenspel.methods.evidence.stopping import blocks
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weights import weights_of
from samenspel.methods.words import N_, Words

from .did import Correction
from .panel import Panel, panel_of, starts
from .within import Within, errors_within, within

BLOCK, NEAR = 4_000_000, 1e-9
STRONG = 10
ASSIGNED = "assigned"
SOURCE = "Hussey & Hughes 2007, doi 10.1016/j.cct.2006.05.007"


@listed(
    "What a service did that clusters got one after another, in an order drawn by lot (stepped wedge).",
    treated="the column that says whether the cluster was to have it by then",
    cluster="the column with the clusters whose start was drawn",
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
    predictors: Names = (),
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
    used = Used.of(data, outcome, treated, cluster, period, columns_of(predictors), received, weights)
    asked = Asked(outcome, treated, cluster, period, received, tuple(predictors), weights, trends)
    wedge = _wedge(used.rows, asked, begun, repeated, correction or "CR2")
    test = wedge.by_lot(seed, permutations)
    estimates = tuple(wedge.estimates(level))
    return used.result(
        Method("stepped wedge", SOURCE, wedge.options(permutations, level), wedge.errors.correction),
        estimates,
        _sentence(outcome, estimates[0], test, len(wedge.columns.panel.units)),
        tests=(test,),
        assumptions=tuple(wedge.rests_on()),
        numbers=wedge.numbers(),
        notes=wedge.errors.notes,
        seed=seed,
        r_code=script(used.whole, *wedge.in_r(), *wedge.errors.r_code),
    )


@dataclass(frozen=True)
class Asked:
    """Which columns, and whether clusters have lines of their own."""

    outcome: str
    treated: str
    cluster: str
    period: str
    received: str | None
    predictors: Names
    weights: str | None
    trends: bool


@dataclass(frozen=True, eq=False)
class Wedge:
    """Least squares within clusters; `start` of each cluster, the answer that is `counted` as treated."""

    asked: Asked
    rows: Data
    columns: Within
    start: Ints
    counted: str
    correction: Correction

    @property
    def place(self) -> int:
        """Of the assignment among the columns."""
        return self.columns.names.index(ASSIGNED)

    @cached_property
    def outcome(self) -> Floats:
        return self.rows.numbers(self.asked.outcome)

    @cached_property
    def errors(self) -> Errors:
        return self._errors(self.columns.fit(self.outcome))

    def _errors(self, fit: Fit, correction: str | None = None) -> Errors:
        return errors_within(self.columns, fit, self.rows, self.asked.cluster, correction or self.correction)

    def estimates(self, level: float) -> Iterator[Estimate]:
        yield from self._named("assigned", self.columns.fit(self.outcome), level)
        if self.asked.received:
            fit = self.columns.fit_received(self.outcome, self.rows.numbers(self.asked.received), ASSIGNED)
            yield self._named("received", fit, level)[0]

    def _named(self, name_: str, fit: Fit, level: float) -> tuple[Estimate, ...]:
        names = [*self.columns.names[: self.place], name_, *self.columns.names[self.place + 1 :]]
        return self._errors(fit).estimates(names, fit.beta, level, slice(self.place, None))

    @cached_property
    def strength(self) -> float | None:
        """How much the draw moved what was received: the square of its t; None where nobody asked."""
        if self.asked.received is None:
            return None
        fit = self.columns.fit(self.rows.numbers(self.asked.received))
        se = self._errors(fit).se
        se = self._errors(fit, "classical").se if se is None else se
        if se is None or se[self.place] < NEAR * abs(fit.beta[self.place]):
            return float("inf")
        return float((fit.beta[self.place] / se[self.place]) ** 2)

    def numbers(self) -> dict[str, float | int]:
        first = {} if self.strength is None else {"F of the first stage": self.strength}
        return {"steps": len(set(self.start.tolist())), **first, **self.errors.numbers}

    def by_lot(self, seed: int, times: int) -> Test:
        """The share of draws in which the effect is as far from 0; the draw that was made is one of them."""
        panel, basis, left = self.columns.panel, *self._besides()
        made = _effects(self.columns, basis, left, (panel.period >= self.start[panel.unit])[:, None])[0]
        as_far = 1
        for drawn in _draws(np.random.default_rng(seed), self.start, panel, times):
            found = np.abs(_effects(self.columns, basis, left, drawn))
            as_far += int((found >= abs(made) * (1 - NEAR)).sum())
        return Test("no effect on any cluster, by lot", float(made), as_far / (times + 1))

    def _besides(self) -> tuple[Floats, Floats]:
        """A basis of all columns but the assignment, and what they leave of the outcome."""
        basis = np.linalg.qr(np.delete(self.columns.columns, self.place, axis=1))[0]
        left = self.columns.less_means(self.outcome[:, None])
        return basis, (left - basis @ (basis.T @ left))[:, 0]

    def rests_on(self) -> Iterator[Assumption]:
        yield Assumption(Words("the order in which clusters began was drawn by lot"), UNKNOWN)
        yield Assumption(Words("the effect is there at once and does not grow"), UNKNOWN)
        yield Assumption(Words("a cluster that waits is not touched by those that began"), UNKNOWN)
        if self.strength is not None:
            yield Assumption(Words("the draw works only through what was received"), UNKNOWN)
            said = Words("the draw moved what was received (F at least {f})", f=STRONG)
            yield Assumption.judged(said, self.strength >= STRONG, self.strength)

    def options(self, permutations: int, level: float) -> dict[str, object]:
        lines = ", a line for each cluster" if self.asked.trends else ""
        return {
            "effects": f"{self.asked.cluster}, {self.asked.period}{lines}",
            "treated": self.counted,
            "permutations": permutations,
            "level": level,
        }

    def in_r(self) -> Iterator[str]:
        asked = self.asked
        outcome, treated, cluster, period = map(
            name, (asked.outcome, asked.treated, asked.cluster, asked.period)
        )
        line = f" + factor({cluster}):as.integer(factor({period}))" if asked.trends else ""
        right = f"assigned{with_more(asked.predictors)} + factor({cluster}) + factor({period}){line}"
        yield f"d$assigned <- as.integer(d${treated} == {texts([self.counted])})"
        yield f"m <- lm({outcome} ~ {right}, data = d{_heavy(asked.weights)})"
        if asked.weights:
            yield "w <- sqrt(weights(m)); x <- model.matrix(m)[, !is.na(coef(m))] * w"
            yield "y <- (fitted(m) + residuals(m)) * w; m <- lm(y ~ 0 + x)"


def _wedge(rows: Data, asked: Asked, begun: str | None, repeated: bool, correction: Correction) -> Wedge:
    panel = panel_of(rows, asked.cluster, asked.period, repeated=repeated)
    assigned, counted = yes_or_no(rows, asked.treated, begun)
    start = starts(panel, assigned, asked.treated)
    if (start == start[0]).all():
        raise refuse(N_("All clusters begin at once; a stepped wedge needs those that begin later."))
    weights = weights_of(rows, asked.weights)
    treated = (ASSIGNED, assigned)
    columns = within(rows, panel, treated, asked.predictors, weights=weights, trends=asked.trends)
    return Wedge(asked, rows, columns, start, counted, correction)


def _heavy(weights: str | None) -> str:
    return f", weights = {name(weights)}" if weights else ""


def _draws(chance: np.random.Generator, start: Ints, panel: Panel, times: int) -> Iterator[Booleans]:
    size = max(1, BLOCK // len(panel.unit))
    for many in blocks(times, size):
        drawn = chance.permuted(np.tile(start, (many, 1)), axis=1)
        yield panel.period[:, None] >= drawn.T[panel.unit]


def _effects(columns: Within, basis: Floats, left: Floats, drawn: Booleans) -> Floats:
    """(B,) of assignments (n, B); 0 where an assignment follows from cluster and period."""
    moved = columns.less_means(drawn.astype(float))
    moved -= basis @ (basis.T @ moved)
    size = np.einsum("ij,ij->j", moved, moved)
    return np.asarray(np.divide(left @ moved, size, out=np.zeros_like(size), where=size > NEAR))


def _sentence(outcome: str, one: Estimate, test: Test, clusters: int) -> Words:
    said = "" if one.low is None or one.high is None else f" ({one.low:.4g} – {one.high:.4g})"
    return Words(
        "Being assigned changed {outcome} by {value}{interval}, in {n} clusters that began in turn. "
        "Without any effect one as large comes in {p} of all draws of the order.",
        outcome=outcome,
        value=f"{one.value:.4g}",
        interval=said,
        n=clusters,
        p=f"{test.p:.3f}",
    )
