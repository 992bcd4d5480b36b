"""Whether a lot made like groups, as far as was known before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import arms
from samenspel.methods.evidence.result import MET, NOT_MET, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import formula, name, read_data, texts, with_factors
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.words import Words

from .arms import cluster_sizes
from .replay import Lot, as_drawn
from .units import refuse_unmixed, units

ALIKE, USUAL, RANK = 0.1, 0.05, 1e-9


@listed(
    "Whether arms are alike in what was known before the lot (standardised differences and one joint test).",
    assigned="the column with the arm that was drawn",
    covariates="columns that were known before the lot",
    control="the arm that the others are compared with; without it the first by number or alphabet",
    strata="the column within whose values the lot was drawn",
    cluster="the column whose rows were drawn together",
    same_source="whether what was known before was told by the same respondents",
)
def balance(
    data: Any,
    assigned: str,
    covariates: Sequence[str],
    *,
    control: str | None = None,
    strata: str | None = None,
    cluster: str | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
) -> Result:
    """Of each covariate the difference between an arm and the control within strata, divided by the root of
    their mean variance; and whether all differences together are more than the lot makes (Hansen & Bowers
    2008), by the lot's own variance, clusters whole. Raises UnfitData.

    >>> rows = {"age": [30, 50, 40, 40], "arm": ["a", "a", "b", "b"]}
    >>> balance(rows, "arm", ["age"])["arm=b: age"].value
    0.0
    """
    whole = Data.of(data)
    used = [assigned, *columns_of(covariates), *(one for one in (strata, cluster) if one)]
    kept, left_out = whole.complete(used)
    rows = whole.where(kept)
    codes, levels = arms(rows, assigned, control)
    columns = design(rows, covariates, factors=factors)
    columns = Design(columns.names[1:], columns.columns[:, 1:], columns.parts[1:])
    found = units(rows, assigned, codes, columns.columns, cluster, strata, np.ones(rows.n))
    estimates: list[Estimate] = []
    tests: list[Test] = []
    for place, arm in enumerate(levels[1:], 1):
        lot = found.between(place)
        refuse_unmixed(lot, arm, levels[0], strata or assigned)
        wide = _spread(columns.columns, codes == place, codes == 0)
        moved = as_drawn(lot)[: len(columns.names)] / wide
        estimates += [
            Estimate(f"{assigned}={arm}: {one}", float(value))
            for one, value in zip(columns.names, moved, strict=True)
        ]
        tests.append(_together(f"{assigned}={arm}", lot, len(columns.names)))
    largest = max(abs(one.value) for one in estimates)
    least = min(min(1.0, len(tests) * one.p) for one in tests)
    return Result(
        Method("balance", "Hansen & Bowers 2008, doi 10.1214/08-STS254", {"control": levels[0]}),
        tuple(estimates),
        rows.n,
        _sentence(largest, least, rows.n),
        tests=tuple(tests),
        left_out=left_out,
        assumptions=(
            _state(Words("differences are no more than the lot makes (least p)"), least > USUAL, least),
            _state(Words("no standardised difference is above 0.1"), largest <= ALIKE, largest),
            told_apart(same_source),
        ),
        tables=(_means(columns, codes, levels),),
        notes=tuple(cluster_sizes(rows, [cluster] if cluster else [])),
        r_code=(
            *read_data(whole),
            *with_factors(None, factors),
            f"arm <- factor(d${name(assigned)})",
            f"x <- model.matrix({formula('', covariates)}, data = d)[, -1, drop = FALSE]",
            "means <- sapply(split(as.data.frame(x), arm), colMeans)",
            "spread <- sapply(split(as.data.frame(x), arm), function(g) sapply(g, var))",
            f"(means - means[, {texts([levels[0]])}]) / sqrt((spread + spread[, {texts([levels[0]])}]) / 2)",
        ),
    )


def _state(name_: Words, is_met: bool, shown: float) -> Assumption:
    return Assumption(name_, MET if is_met else NOT_MET, shown)


def _spread(columns: Floats, one: Any, other: Any) -> Floats:
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
    scale = np.sqrt(np.where(np.diag(variance) > 0, np.diag(variance), 1.0))
    bends, turn = np.linalg.eigh(variance / np.outer(scale, scale))
    kept = bends > RANK * bends.max()
    statistic = float(np.sum((turn[:, kept].T @ (moved / scale)) ** 2 / bends[kept]))
    df = int(kept.sum())
    return Test(f"balance of {label}", statistic, above_chi2(statistic, df), (df,))


def _means(columns: Design, codes: Any, levels: Sequence[str]) -> Table:
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
