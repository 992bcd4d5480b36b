"""What goes with leaving sooner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Booleans, Floats, Ints, Names, Reference
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import climb
from samenspel.methods.evidence.result import Assumption, Method, Result, Test
from samenspel.methods.evidence.rscript import name, right_side, script, texts
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import by_variance, times_as_large
from samenspel.methods.words import N_, Words

from .times import as_long, times_of

Ties = Literal["efron", "breslow"]
LIKELY = 0.05
SOURCE = "Cox 1972, doi 10.1111/j.2517-6161.1972.tb00899.x"
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
        x, k, along = self.columns, self.columns.shape[1], self.columns @ beta
        size = np.exp(along - along.max())
        value, gradient, hessian = 0.0, np.zeros(k), np.zeros((k, k))
        for gone, there in self.at_risk(size):
            value += float((along[gone] - along.max()).sum())
            gradient += x[gone].sum(axis=0)
            for total, mean, square in there:
                value -= float(np.log(total)) if total > 0 else np.inf  # a step too far: halved
                gradient -= mean
                hessian -= square - np.outer(mean, mean)
        return value, gradient, hessian

    def at_risk(self, size: Floats) -> Iterator[tuple[Ints, list[tuple[float, Floats, Floats]]]]:
        """At each time of an event who goes, and for each of them the total, the mean and the mean square of
        those who might have."""
        there = _moments(self.columns, size, np.cumsum)
        for gone, last in self.gone():
            tied = _moments(self.columns[gone], size[gone], np.sum)
            parts = [step / len(gone) if self.ties == "efron" else 0.0 for step in range(len(gone))]
            left = [
                [whole[last] - part * one for whole, one in zip(there, tied, strict=True)] for part in parts
            ]
            yield gone, [(total, mean / total, square / total) for total, mean, square in left]

    def gone(self) -> Iterator[tuple[Ints, int]]:
        """At each time of an event who goes, and the last of those who were there."""
        for first, last in self.blocks:
            yield first + np.flatnonzero(self.happened[first:last]), last - 1

    def before(self) -> list[float]:
        """At each time of an event the part that had gone before it (Kaplan & Meier 1958)."""
        goes = np.array([len(gone) / (last + 1) for gone, last in self.gone()])
        stays = np.cumprod(1 - goes[::-1])[::-1]
        return [*(1 - stays[1:]).tolist(), 0.0]


def _moments(x: Floats, size: Floats, add: Callable[..., Any]) -> tuple[Any, Any, Any]:
    """Sums by `add` over the rows of 1, x and xx', each as large as its row."""
    squares = size[:, None, None] * x[:, :, None] * x[:, None, :]
    return add(size), add(size[:, None] * x, axis=0), add(squares, axis=0)


def risks_of(columns: Floats, times: Floats, happened: Booleans, ties: Ties) -> Risks:
    order = np.argsort(-times, kind="stable")
    falling = times[order]
    edges = [0, *(np.flatnonzero(np.diff(falling)) + 1).tolist(), len(falling)]
    happened = happened[order]
    blocks = [(a, b) for a, b in pairwise(edges) if happened[a:b].any()]
    return Risks(columns[order], happened, tuple(blocks), ties)


@listed(
    "What goes together with leaving (or reaching something) sooner: Cox's model.",
    ties="of events at one time: efron or breslow",
)
def cox(
    data: Any,
    time: str,
    event: str,
    predictors: Names,
    *,
    ties: Ties = "efron",
    reference: Reference = None,
    factors: Names = (),
    level: float = 0.95,
) -> Result:
    """Logarithms of hazard ratios: above 0 is sooner. Raises UnfitData, also when a predictor has no end (Cox
    1972, doi 10.1111/j.2517-6161.1972.tb00899.x).

    >>> rows = {"months": [1, 2, 3, 4, 5, 6], "left": [1, 1, 1, 1, 1, 0], "asked": [0, 1, 0, 1, 1, 0]}
    >>> round(cox(rows, "months", "left", ["asked"])["asked"].value, 3)
    0.195
    """
    used = Used.of(data, time, event, columns_of(predictors))
    found = design(used.rows, predictors, reference=reference, factors=factors)
    fitted = _fitted(found, *times_of(used.rows, time, event), ties)
    return used.result(
        Method("Cox's model", SOURCE, {"ties": ties, "level": level}, "inverse information"),
        by_variance(fitted.names, fitted.beta, fitted.variance, level),
        fitted.sentence(),
        unit="people",
        tests=(fitted.against_nothing(), fitted.proportional),
        assumptions=fitted.assumptions(),
        numbers=fitted.numbers(),
        tables=(times_as_large("hazard ratios", fitted.names, fitted.beta),),
        r_code=script(used.whole, *_factors(reference, factors), *_in_r((time, event), predictors, ties)),
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """Logarithms of hazard ratios (k,) with their variance (k, k); two log-likelihoods."""

    names: tuple[str, ...]
    beta: Floats
    variance: Floats
    top: float
    bottom: float
    proportional: Test
    people: int
    left: int

    def against_nothing(self) -> Test:
        ratio, k = 2 * (self.top - self.bottom), len(self.names)
        return Test(NOTHING, ratio, above_chi2(ratio, k), (float(k),))

    def assumptions(self) -> tuple[Assumption, ...]:
        p = self.proportional.p
        return Assumption.judged(Words("ratios stay the same over time (p)"), p >= LIKELY, p), as_long()

    def numbers(self) -> dict[str, float]:
        return {"left": self.left, "log-likelihood": self.top, "of no predictors": self.bottom}

    def sentence(self) -> Words:
        return Words(
            "How soon {n} people leave ({gone} did) goes with each predictor when the others stay the same: "
            "above 0 is sooner. That two things go together does not say that one brings the other about.",
            n=self.people,
            gone=self.left,
        )


def _fitted(found: Design, times: Floats, happened: Booleans, ties: Ties) -> Fitted:
    """On predictors of mean 0 and spread 1, where the climb is safe; told on their own scale."""
    names, columns = found.names[1:], found.columns[:, 1:]
    if not names:
        raise refuse(N_("Name at least one predictor; kaplan-meier needs none."))
    spread, nothing = columns.std(axis=0), np.zeros(len(names))
    risks = risks_of((columns - columns.mean(axis=0)) / spread, times, happened, ties)
    try:
        top = climb(risks.slopes, nothing)
    except UnfitData:
        raise _no_end(names) from None
    variance = top.variance / np.outer(spread, spread)
    proportional, bottom = _proportional(risks, top.point), risks.slopes(nothing)[0]
    left = int(happened.sum())
    return Fitted(names, top.point / spread, variance, top.value, bottom, proportional, len(times), left)


def _proportional(risks: Risks, beta: Floats) -> Test:
    """Whether ratios change with the part that has gone: the score of its products with the predictors, less
    what these themselves explain of it (Grambsch & Therneau 1994, doi 10.1093/biomet/81.3.515; with the
    information of each time, not its mean, as R's survival from 3.0 on)."""
    x, k, along = risks.columns, len(beta), risks.columns @ beta
    scores, sums = np.zeros((2, k)), np.zeros((3, k, k))
    for part, (gone, there) in zip(risks.before(), risks.at_risk(np.exp(along - along.max())), strict=True):
        means = np.array([mean for _, mean, _ in there])
        spread = sum(square for *_, square in there) - means.T @ means
        scores += np.outer((1.0, part), (x[gone] - means).sum(axis=0))
        sums += np.multiply.outer((1.0, part, part**2), spread)
    own, crossed, squared = sums
    explained = crossed @ np.linalg.pinv(own, hermitian=True)
    score, variance = scores[1] - explained @ scores[0], squared - explained @ crossed
    statistic = float(score @ np.linalg.pinv(variance, hermitian=True) @ score)
    return Test("ratios do not change over time", statistic, above_chi2(statistic, k), (float(k),))


def _no_end(names: Names) -> ValueError:
    return refuse(
        N_(
            "{names}: those with one value all left before those with the other, so the ratio has no end; "
            "leave it out, or put levels together."
        ),
        names=", ".join(f"“{one}”" for one in names),
    )


def _in_r(columns: tuple[str, str], predictors: Names, ties: Ties) -> tuple[str, ...]:
    model = f"Surv({', '.join(map(name, columns))}) ~ {right_side(predictors)}"
    control = "control = coxph.control(eps = 1e-11, toler.chol = 1e-12)"
    return (
        "library(survival)",
        f'm <- coxph({model}, data = d, ties = "{ties}", {control})',
        "summary(m)",
        "cox.zph(m)",
    )


def _factors(reference: Reference, factors: Names) -> tuple[str, ...]:
    lines = [f"d${name(one)} <- factor(d${name(one)})" for one in (*factors, *(reference or {}))]
    for column, one in (reference or {}).items():
        lines.append(f"d${name(column)} <- relevel(d${name(column)}, ref = {texts([one])})")
    return tuple(lines)
