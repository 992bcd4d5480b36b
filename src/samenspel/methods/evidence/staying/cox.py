"""What goes with leaving sooner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Booleans, Data, Floats
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import climb
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Method,
    Result,
    Table,
    Test,
)
from samenspel.methods.evidence.rscript import formula, name, read_data, texts
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .times import times_of

Ties = Literal["efron", "breslow"]
LIKELY = 0.05
NOTHING = "no predictor matters (likelihood ratio)"


@dataclass(frozen=True, eq=False)
class Risks:
    """Rows in the order of falling time; of each time of an event where its rows begin and end among them."""

    columns: Floats
    happened: Booleans
    blocks: tuple[tuple[int, int], ...]
    ties: Ties

    def slopes(self, beta: Floats) -> tuple[float, Floats, Floats]:
        """The logarithm of the partial likelihood, its gradient (k,) and Hessian (k, k) (Cox 1972; ties as
        Efron 1977, doi 10.1080/01621459.1977.10480613, or Breslow 1974)."""
        x, k = self.columns, self.columns.shape[1]
        along = x @ beta
        size = np.exp(along - along.max())
        sums, firsts = np.cumsum(size), np.cumsum(size[:, None] * x, axis=0)
        seconds = np.cumsum(size[:, None, None] * x[:, :, None] * x[:, None, :], axis=0)
        value, gradient, hessian = 0.0, np.zeros(k), np.zeros((k, k))
        for first, last in self.blocks:
            gone = first + np.flatnonzero(self.happened[first:last])
            value += float((along[gone] - along.max()).sum())
            gradient += x[gone].sum(axis=0)
            tied = (size[gone].sum(), size[gone] @ x[gone], (x[gone].T * size[gone]) @ x[gone])
            for step in range(len(gone)):
                part = step / len(gone) if self.ties == "efron" else 0.0
                total = sums[last - 1] - part * tied[0]
                mean = (firsts[last - 1] - part * tied[1]) / total
                value -= float(np.log(total))
                gradient -= mean
                hessian -= (seconds[last - 1] - part * tied[2]) / total - np.outer(mean, mean)
        return value, gradient, hessian


def risks_of(columns: Floats, times: Floats, happened: Booleans, ties: Ties) -> Risks:
    order = np.argsort(-times, kind="stable")
    falling = times[order]
    edges = [0, *(np.flatnonzero(np.diff(falling)) + 1).tolist(), len(falling)]
    happened = happened[order]
    blocks = [(a, b) for a, b in pairwise(edges) if happened[a:b].any()]
    return Risks(columns[order], happened, tuple(blocks), ties)


@listed(
    "What goes together with leaving (or reaching something) sooner: Cox's model.",
    time="the column with how long: until it ended, or until nobody looked any more",
    event="the column with 1 where it ended then, 0 where it was still going on",
    predictors="columns that may go with it; a:b is a product",
    ties="of events at one time: efron or breslow",
    reference="of columns with words: the level the others are compared with",
    factors="columns of numbers that are names, not amounts",
    level="of the intervals",
)
def cox(
    data: Any,
    time: str,
    event: str,
    predictors: Sequence[str],
    *,
    ties: Ties = "efron",
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
    level: float = 0.95,
) -> Result:
    """Logarithms of hazard ratios: above 0 is sooner. Raises UnfitData, also when a predictor has no end (Cox
    1972, doi 10.1111/j.2517-6161.1972.tb00899.x).

    >>> rows = {"months": [1, 2, 3, 4, 5, 6], "left": [1, 1, 1, 1, 1, 0], "asked": [0, 1, 0, 1, 1, 0]}
    >>> round(cox(rows, "months", "left", ["asked"])["asked"].value, 3)
    0.195
    """
    whole = Data.of(data)
    kept, left_out = whole.complete([time, event, *columns_of(predictors)])
    rows = whole.where(kept)
    times, happened = times_of(rows, time, event)
    found = design(rows, predictors, reference=reference, factors=factors)
    names, columns = found.names[1:], found.columns[:, 1:]
    if not names:
        raise refuse(N_("Name at least one predictor; kaplan-meier needs none."))
    means, spread = columns.mean(axis=0), columns.std(axis=0)
    risks = risks_of((columns - means) / spread, times, happened, ties)
    try:
        top = climb(risks.slopes, np.zeros(len(names)))
    except UnfitData:
        raise _no_end(names) from None
    beta, variance = top.point / spread, top.variance / np.outer(spread, spread)
    start = risks.slopes(np.zeros(len(names)))[0]
    ratio = 2 * (top.value - start)
    proportional = _proportional(risks, top.point, top.variance)
    return Result(
        Method(
            "Cox's model",
            "Cox 1972, doi 10.1111/j.2517-6161.1972.tb00899.x",
            {"ties": ties, "level": level},
            "inverse information",
        ),
        weighed(names, beta, np.sqrt(np.diag(variance)), level),
        rows.n,
        Words(
            "How soon {n} people leave ({gone} did) goes with each predictor when the others stay the same: "
            "above 0 is sooner. That two things go together does not say that one brings the other about.",
            n=rows.n,
            gone=int(happened.sum()),
        ),
        unit="people",
        tests=(
            Test(NOTHING, ratio, above_chi2(ratio, len(names)), (float(len(names)),)),
            proportional,
        ),
        left_out=left_out,
        assumptions=(
            Assumption(
                Words("ratios stay the same over time (p)"),
                MET if proportional.p >= LIKELY else NOT_MET,
                proportional.p,
            ),
            Assumption(Words("who was no longer looked at would have stayed as long as the others"), UNKNOWN),
        ),
        numbers={"left": int(happened.sum()), "log-likelihood": top.value, "of no predictors": start},
        tables=(
            Table("hazard ratios", ("", "times"), tuple(zip(names, np.exp(beta).tolist(), strict=True))),
        ),
        level=level,
        r_code=_r_code(whole, (time, event), predictors, ties, reference, factors),
    )


def _proportional(risks: Risks, beta: Floats, variance: Floats) -> Test:
    """Whether the ratios change with the rank of time: the correlation of scaled Schoenfeld residuals with it
    (Grambsch & Therneau 1994, doi 10.1093/biomet/81.3.515)."""
    x = risks.columns
    size = np.exp(x @ beta - (x @ beta).max())
    sums, firsts = np.cumsum(size), np.cumsum(size[:, None] * x, axis=0)
    left, places = [], []
    for place, (first, last) in enumerate(risks.blocks):
        gone = first + np.flatnonzero(risks.happened[first:last])
        left.append(x[gone] - firsts[last - 1] / sums[last - 1])
        places += [float(-place)] * len(gone)
    scores, rank = np.vstack(left), np.array(places) - np.mean(places)
    along = rank @ scores
    k, n = len(beta), len(rank)
    statistic = float(n * along @ variance @ along / (rank @ rank))
    return Test("ratios do not change over time", statistic, above_chi2(statistic, k), (float(k),))


def _no_end(names: Sequence[str]) -> ValueError:
    return refuse(
        N_(
            "{names}: those with one value all left before those with the other, so the ratio has no end; "
            "leave it out, or put levels together."
        ),
        names=", ".join(f"“{one}”" for one in names),
    )


def _r_code(
    whole: Data,
    columns: tuple[str, str],
    predictors: Sequence[str],
    ties: Ties,
    reference: Mapping[str, str] | None,
    factors: Sequence[str],
) -> tuple[str, ...]:
    lines = [f"d${name(one)} <- factor(d${name(one)})" for one in (*factors, *(reference or {}))]
    for column, one in (reference or {}).items():
        lines.append(f"d${name(column)} <- relevel(d${name(column)}, ref = {texts([one])})")
    right = formula("", predictors).split("~")[1].strip()
    model = f"Surv({', '.join(map(name, columns))}) ~ {right}"
    control = "control = coxph.control(eps = 1e-11, toler.chol = 1e-12)"
    return (
        *read_data(whole),
        *lines,
        "library(survival)",
        f'm <- coxph({model}, data = d, ties = "{ties}", {control})',
        "summary(m)",
    )
