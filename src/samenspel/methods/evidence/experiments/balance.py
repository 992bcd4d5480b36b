"""Whether a lot made like groups, as far as was known before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Booleans, Data, Floats, Ints, Names
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import arms
from samenspel.methods.evidence.result import Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import formula, name, script, texts
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import Words

from .arms import cluster_sizes
from .replay import Lot, as_drawn
from .units import Drawing, lots, units

ALIKE, USUAL, RANK = 0.1, 0.05, 1e-9


@listed(
    "Whether arms are alike in what was known before the lot (standardised differences and one joint test).",
    assigned="the column with the arm that was drawn",
    covariates="columns that were known before the lot",
    cluster="the column whose rows were drawn together",
    same_source="whether what was known before was told by the same respondents",
)
def balance(
    data: Any,
    assigned: str,
    covariates: Names,
    *,
    control: str | None = None,
    strata: str | None = None,
    cluster: str | None = None,
    factors: Names = (),
    same_source: bool | None = None,
) -> Result:
    """Of each covariate the difference between an arm and the control within strata, divided by the root of
    their mean variance; and whether all differences together are more than the lot makes (Hansen & Bowers
    2008), by the lot's own variance, clusters whole. Raises UnfitData.

    >>> rows = {"age": [30, 50, 40, 40], "arm": ["a", "a", "b", "b"]}
    >>> balance(rows, "arm", ["age"])["arm=b: age"].value
    0.0
    """
    used = Used.of(data, assigned, columns_of(covariates), strata, cluster)
    codes, levels = arms(used.rows, assigned, control)
    columns = _covariates(used.rows, covariates, factors)
    drawing = Drawing(assigned, levels, cluster, strata)
    found = _compared(used.rows, drawing, codes, columns)
    return used.result(
        Method("balance", "Hansen & Bowers 2008, doi 10.1214/08-STS254", {"control": levels[0]}),
        found.estimates,
        found.sentence(used.rows.n),
        tests=found.tests,
        assumptions=(*found.alike(), told_apart(same_source)),
        tables=(_means(columns, codes, levels),),
        notes=tuple(cluster_sizes(used.rows, [cluster] if cluster else [])),
        r_code=script(used.whole, *_in_r(drawing, covariates), factors=factors),
    )


@dataclass(frozen=True)
class Compared:
    """Standardised differences of each arm and covariate, and a test for each arm."""

    estimates: tuple[Estimate, ...]
    tests: tuple[Test, ...]

    @property
    def largest(self) -> float:
        return max(abs(one.value) for one in self.estimates)

    @property
    def least(self) -> float:
        """The least p, after Bonferroni."""
        return min(min(1.0, len(self.tests) * one.p) for one in self.tests)

    def alike(self) -> tuple[Assumption, Assumption]:
        least, largest = self.least, self.largest
        no_more = Words("differences are no more than the lot makes (least p)")
        none = Words("no standardised difference is above 0.1")
        return (
            Assumption.judged(no_more, least > USUAL, least),
            Assumption.judged(none, largest <= ALIKE, largest),
        )

    def sentence(self, n: int) -> Words:
        return _sentence(self.largest, self.least, n)


def _covariates(rows: Data, covariates: Names, factors: Names) -> Design:
    """Without a constant."""
    found = design(rows, covariates, factors=factors)
    return Design(found.names[1:], found.columns[:, 1:], found.parts[1:])


def _compared(rows: Data, drawing: Drawing, codes: Ints, columns: Design) -> Compared:
    found = units(rows, drawing, codes, columns.columns, np.ones(rows.n))
    k = len(columns.names)
    estimates: list[Estimate] = []
    tests = []
    for place, (arm, lot) in enumerate(lots(found, drawing), 1):
        label = drawing.label(arm)
        moved = as_drawn(lot)[:k] / _spread(columns.columns, codes == place, codes == 0)
        estimates += map(Estimate, [f"{label}: {one}" for one in columns.names], moved.tolist())
        tests.append(_together(label, lot, k))
    return Compared(tuple(estimates), tuple(tests))


def _spread(columns: Floats, one: Booleans, other: Booleans) -> Floats:
    """(k,): the root of the mean variance of both arms; 1 where neither varies."""
    variance = (columns[one].var(axis=0, ddof=1) + columns[other].var(axis=0, ddof=1)) / 2
    return np.where(variance > 0, np.sqrt(variance), 1.0)


def _together(label: str, lot: Lot, k: int) -> Test:
    """The sum over the arm, less what lots give on average, by its variance over all lots."""
    moved, variance = np.zeros(k), np.zeros((k, k))
    for places in lot.blocks:
        sizes, scores = lot.sizes[places], lot.scores[places, :k]
        left = scores - np.outer(sizes, scores.sum(axis=0) / sizes.sum())
        n, drawn = len(places), lot.drawn(places)
        moved += left[lot.is_drawn[places]].sum(axis=0)
        variance += drawn * (n - drawn) / (n * (n - 1)) * left.T @ left
    statistic, df = _far(moved, variance)
    return Test(f"balance of {label}", statistic, above_chi2(statistic, df), (df,))


def _far(moved: Floats, variance: Floats) -> tuple[float, int]:
    """How far (k,) is from 0 in its own variance (k, k), and in how many directions."""
    scale = np.sqrt(np.where(np.diag(variance) > 0, np.diag(variance), 1.0))
    bends, turn = np.linalg.eigh(variance / np.outer(scale, scale))
    kept = bends > RANK * bends.max()
    return float(np.sum((turn[:, kept].T @ (moved / scale)) ** 2 / bends[kept])), int(kept.sum())


def _means(columns: Design, codes: Ints, levels: Names) -> Table:
    means = [columns.columns[codes == place].mean(axis=0) for place in range(len(levels))]
    rows = zip(columns.names, *(one.tolist() for one in means), strict=True)
    return Table("means", ("", *levels), tuple(rows))


def _sentence(largest: float, p: float, n: int) -> Words:
    told = {"largest": f"{largest:.2f}", "n": n, "p": f"{p:.3f}"}
    if p > USUAL:
        return Words(
            "The arms differ in what was known before by no more than the lot makes (p {p}; the largest "
            "difference is {largest} standard deviations; {n} rows).",
            **told,
        )
    return Words(
        "The arms differ in what was known before by more than the lot makes (p {p}; the largest difference "
        "is {largest} standard deviations; {n} rows): see whether they are as they were drawn.",
        **told,
    )


def _in_r(drawing: Drawing, covariates: Names) -> tuple[str, ...]:
    arm, control = f"d${name(drawing.assigned)}", texts([drawing.levels[0]])
    within = f" + factor(d${name(drawing.strata)}[i])" if drawing.strata else ""
    columns = [drawing.assigned, *columns_of(covariates), *([drawing.strata] if drawing.strata else [])]
    return (
        f"d <- na.omit(d[, {texts(columns)}])",
        f"x <- model.matrix({formula('', covariates)}, data = d)[, -1, drop = FALSE]",
        f"spread <- function(arm) apply(x[{arm} == arm, , drop = FALSE], 2, var)",
        "beside <- function(arm) {",
        f"  i <- {arm} %in% c({control}, arm)",
        f"  moved <- as.matrix(coef(lm(x[i, , drop = FALSE] ~ ({arm}[i] == arm){within})))",
        f"  moved[2, ] / sqrt((spread(arm) + spread({control})) / 2)",
        "}",
        f"found <- sapply(c({', '.join(texts([one]) for one in drawing.levels[1:])}), beside)",
        "found",
    )
