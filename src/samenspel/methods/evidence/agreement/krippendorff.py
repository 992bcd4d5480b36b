"""Any number of raters, with gaps, on any measure (Krippendorff's alpha)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.drawing import Draws, lost
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, LeftOut, Method, Result
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import result_of
from samenspel.methods.words import N_, Words

from .ratings import ALONE, DRAWN, RATERS, Ratings, bounded, counts, read_ratings

Measure = Literal["nominal", "ordinal", "interval", "ratio"]
MOST_CELLS = 50_000_000
SOURCE = "Krippendorff 2019, doi 10.4135/9781071878781"


@listed(
    "How far raters agree beyond chance, also when not everybody rated every case.",
    **RATERS,
    measure="nominal (names), ordinal (an order), interval (differences count) or ratio (proportions count)",
    order="the values in their order, when it is not that of number or alphabet",
    **DRAWN,
)
def krippendorff(
    data: Any,
    raters: Names,
    *,
    measure: Measure = "nominal",
    order: Names = (),
    bootstraps: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Krippendorff 2019, doi 10.4135/9781071878781, ch. 12. Raises UnfitData.

    >>> told = {"ann": [1, 2, 3, 3], "bo": [1, 2, 3, 4], "cy": [1, None, 3, 4]}
    >>> round(krippendorff(told, ["ann", "bo", "cy"], measure="interval", bootstraps=0)["alpha"].value, 3)
    0.929
    """
    draws = Draws(bootstraps, seed, level)
    ratings = read_ratings(data, raters, order)
    found = _fitted(ratings, measure, draws)
    return result_of(
        found,
        Method("Krippendorff's alpha", SOURCE, {"measure": measure, "bootstraps": bootstraps}),
        (found.estimate,),
        found.sentence(level),
        unit="cases",
        assumptions=(ALONE,),
        numbers={"ratings": int(found.said.sum())},
        notes=found.notes,
        r_code=(*ratings.r_code, *_r_lines(measure)),
        **draws.told,
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """How many raters said each value of a case that has two ratings or more (n, c), and alpha."""

    raters: int
    said: Floats
    lonely: int
    estimate: Estimate
    notes: tuple[Words, ...]

    @property
    def n(self) -> int:
        return len(self.said)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return (LeftOut(self.lonely, Words("fewer than two ratings")),) if self.lonely else ()

    def sentence(self, level: float) -> Words:
        said = Words(
            "{raters} raters of {n} cases agree beyond chance by {value} of what is possible (Krippendorff's "
            "alpha).",
            raters=self.raters,
            n=self.n,
            value=f"{self.estimate.value:.2f}",
        )
        return bounded(said, self.estimate, level)


def _fitted(ratings: Ratings, measure: Measure, draws: Draws) -> Fitted:
    numbers = _numbers(ratings, measure)
    said = counts(ratings.codes, len(ratings.values))
    said = said[said.sum(axis=1) > 1]
    _check(said)
    estimate, notes = _estimate(said, numbers, measure, draws)
    return Fitted(len(ratings.raters), said, ratings.data.n - len(said), estimate, notes)


def _numbers(ratings: Ratings, measure: Measure) -> Floats:
    if measure in ("nominal", "ordinal"):
        return np.arange(len(ratings.values), dtype=float)
    for rater in ratings.raters:
        ratings.data.numbers(rater)
    found = np.array(ratings.values, float)
    if measure == "ratio" and found.min() < 0:
        raise refuse(N_("A ratio needs numbers from 0; there is {value}."), value=f"{found.min():g}")
    return found


def _check(said: Floats) -> None:
    if not len(said):
        raise refuse(N_("No case has two ratings."))
    if np.count_nonzero(said.sum(axis=0)) < 2:
        raise refuse(N_("All ratings of cases with two or more are the same: no alpha can be told."))
    if said.size * said.shape[1] > MOST_CELLS:
        raise refuse(
            N_("{values} different values are too many for so many cases; round them."), values=said.shape[1]
        )


def _estimate(
    said: Floats, numbers: Floats, measure: Measure, draws: Draws
) -> tuple[Estimate, tuple[Words, ...]]:
    """Pairs of ratings within cases, each case as often as it has ratings."""
    c = len(numbers)
    pairs = said[:, :, None] * said[:, None, :] - said[:, :, None] * np.eye(c)
    pairs = (pairs / (said.sum(axis=1) - 1)[:, None, None]).reshape(len(said), -1)
    value = float(_alpha(pairs.sum(axis=0).reshape(1, c, c), numbers, measure)[0])
    drawn = _alpha(draws.totals(pairs).reshape(-1, c, c), numbers, measure)
    return draws.interval("alpha", value, drawn), lost(drawn)


def _alpha(pairs: Floats, numbers: Floats, measure: Measure) -> Floats:
    """(b,): of how often two values met (b, c, c)."""
    often = pairs.sum(axis=2)
    apart = _apart(often, numbers, measure)
    met = np.sum(pairs * apart, axis=(1, 2))
    could = np.einsum("bc,bck,bk->b", often, np.broadcast_to(apart, pairs.shape), often)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - (often.sum(axis=1) - 1) * met / could)


def _apart(often: Floats, numbers: Floats, measure: Measure) -> Floats:
    """(b or 1, c, c): how far two values are apart, squared."""
    if measure == "ordinal":
        middle = np.cumsum(often, axis=1) - often / 2
        return np.asarray((middle[:, :, None] - middle[:, None, :]) ** 2)
    off = np.abs(np.subtract.outer(numbers, numbers))[None]
    if measure == "nominal":
        return (off > 0).astype(float)
    if measure == "ratio":
        off = off / np.maximum(np.add.outer(numbers, numbers), 1e-300)
    return np.asarray(off**2)


def _r_lines(measure: Measure) -> tuple[str, ...]:
    apart = {
        "nominal": "outer(seq_along(v), seq_along(v), '!=')",
        "ordinal": "{m <- cumsum(n) - n / 2; outer(m, m, '-')^2}",
        "interval": "outer(as.numeric(v), as.numeric(v), '-')^2",
        "ratio": "{z <- as.numeric(v); (outer(z, z, '-') / pmax(outer(z, z, '+'), 1e-300))^2}",
    }[measure]
    return (
        "s <- t(apply(x, 1, function(row) table(factor(trimws(row), v)))); s <- s[rowSums(s) > 1, ]",
        "o <- Reduce(`+`, lapply(seq_len(nrow(s)), function(i) "
        "(outer(s[i, ], s[i, ]) - diag(s[i, ])) / (sum(s[i, ]) - 1)))",
        f"n <- rowSums(o); a <- {apart}",
        "k <- 1 - (sum(n) - 1) * sum(o * a) / sum(outer(n, n) * a)",
    )
