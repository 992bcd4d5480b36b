"""Cronbach's alpha, with what each item does to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import half_width
from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.drawing import Draws, lost
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table
from samenspel.methods.evidence.used import result_of
from samenspel.methods.words import Words

from .coefficients import alpha_of, alpha_without, item_rest
from .items import INSTRUMENT, Answers, Items, read_items
from .moments import (
    Incomplete,
    Moments,
    drawn_covariances,
    moments,
    to_correlations,
    used_blocks,
    used_matrix,
)
from .polychoric import drawn_polychoric, polychoric

Kind = Literal["pearson", "polychoric"]
Told = tuple[tuple[Estimate, ...], tuple[Words, ...]]
HEADS = ("item", "answers", "mean", "SD", "item-rest", "alpha without")
ORDINAL = ("ordinal alpha", "Zumbo, Gadermann & Zeisser 2007, doi 10.22237/jmasm/1177992180")
YES_OR_NO = ("KR-20 (alpha of answers 0 or 1)", "Kuder & Richardson 1937, doi 10.1007/BF02288391")
CRONBACH = ("Cronbach's alpha", "Cronbach 1951, doi 10.1007/BF02310555")
ASSUMED = (
    Assumption(Words("the items measure one thing, each as strongly (if not, alpha is too low)"), UNKNOWN),
    Assumption(Words("what disturbs one answer disturbs no other (if it does, alpha is too high)"), UNKNOWN),
)


@listed(
    "How well the items of a scale hang together (Cronbach's alpha; KR-20 when answers are 0 or 1).",
    **INSTRUMENT,
    incomplete="people without every answer: listwise leaves them out, pairwise uses the answers they gave",
    correlations="pearson, or polychoric for answers in a few steps",
    bootstraps="how often people are drawn again for the intervals; 0 for one without draws",
)
def alpha(
    data: Any,
    items: Names,
    *,
    reverse: Names = (),
    answers: Answers = (),
    person: str | None = None,
    incomplete: Incomplete = "listwise",
    correlations: Kind = "pearson",
    bootstraps: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Raw and standardised (Cronbach 1951, doi 10.1007/BF02310555), or ordinal (Zumbo, Gadermann & Zeisser
    2007, doi 10.22237/jmasm/1177992180). Raises UnfitData.

    >>> told = {"kind": [1, 2, 3, 4, 5], "fair": [2, 2, 3, 5, 4], "open": [1, 3, 3, 4, 5]}
    >>> round(alpha(told, ["kind", "fair", "open"], bootstraps=0)["alpha"].value, 3)
    0.945
    """
    draws = Draws(bootstraps, seed, level)
    read = read_items(data, items, reverse, answers, person)
    found = _fitted(read, incomplete, correlations, draws)
    return result_of(
        found.moments,
        _method(read, incomplete, correlations, bootstraps),
        found.estimates,
        found.sentence(level),
        unit="people",
        assumptions=ASSUMED,
        tables=(found.table(),),
        notes=(*against(read.names, item_rest(found.cov)), *found.notes),
        r_code=(*read.r_code, *_r_lines(incomplete, correlations)),
        **draws.told,
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """The covariances (k, k) that alpha is of (or polychoric correlations), and the alphas themselves."""

    moments: Moments
    cov: Floats
    estimates: tuple[Estimate, ...]
    notes: tuple[Words, ...]

    def sentence(self, level: float) -> Words:
        first = self.estimates[0]
        said = first.said(level) | {"k": len(self.moments.names), "n": self.moments.n}
        if first.low is None:
            return Words(
                "The sum of these {k} items has a reliability (alpha) of {value} in {n} people. Whether it "
                "measures what it is meant to, no alpha can say.",
                **said,
            )
        return Words(
            "The sum of these {k} items has a reliability (alpha) of {value} in {n} people; others like them "
            "would give between {low} and {high} ({level}). Whether it measures what it is meant to, no "
            "alpha can say.",
            **said,
        )

    def table(self) -> Table:
        of, rest = self.moments, item_rest(self.cov).tolist()
        told = [value if np.isfinite(value) else None for value in rest]
        answered = np.diag(np.broadcast_to(of.counts, self.cov.shape)).astype(int).tolist()
        columns = (of.names, answered, of.mean.tolist(), of.sd.tolist(), told, alpha_without(self.cov))
        return Table("items", HEADS, tuple(zip(*columns, strict=True)))


def _fitted(items: Items, incomplete: Incomplete, correlations: Kind, draws: Draws) -> Fitted:
    found = moments(items, incomplete)
    if correlations == "polychoric":
        matrix = used_matrix(items, incomplete)
        cov = polychoric(items.names, matrix)
        return Fitted(found, cov, *_ordinal(cov, matrix, draws))
    if draws.number:
        return Fitted(found, found.cov, *_drawn(found.cov, used_matrix(items, incomplete), draws))
    return Fitted(found, found.cov, *_not_drawn(items, found, incomplete, draws.level))


def _drawn(cov: Floats, matrix: Floats, draws: Draws) -> Told:
    drawn = drawn_covariances(matrix, draws)
    with np.errstate(invalid="ignore", divide="ignore"):
        raw, standard = alpha_of(drawn), alpha_of(to_correlations(drawn))
    return (
        draws.interval("alpha", float(alpha_of(cov)), raw),
        draws.interval("standardised alpha", float(alpha_of(to_correlations(cov))), standard),
    ), lost(standard)


def _ordinal(correlations: Floats, matrix: Floats, draws: Draws) -> Told:
    value = float(alpha_of(correlations))
    if not draws.number:
        return (Estimate("ordinal alpha", value),), ()
    drawn = alpha_of(drawn_polychoric(matrix, draws))
    return (draws.interval("ordinal alpha", value, drawn),), lost(drawn)


def _not_drawn(items: Items, found: Moments, incomplete: Incomplete, level: float) -> Told:
    value = float(alpha_of(found.cov))
    standard = Estimate("standardised alpha", float(alpha_of(to_correlations(found.cov))))
    if incomplete == "pairwise":
        note = Words("Pair by pair there is an interval only with bootstraps.")
        return (Estimate("alpha", value), standard), (note,)
    error = _error(items, found)
    wide = float(half_width(error, level))
    return (Estimate("alpha", value, error, value - wide, value + wide), standard), ()


def _error(items: Items, found: Moments) -> float:
    """Asks for no normal answers: from how much each person moves alpha (Maydeu-Olivares, Coffman & Hartmann
    2007, doi 10.1037/1082-989X.12.2.157)."""
    k, own, whole = len(found.names), np.trace(found.cov), found.cov.sum()
    squares = 0.0
    for rows in used_blocks(items, "listwise"):
        centred = rows - found.mean
        each = np.einsum("ij,ij->i", centred, centred)
        moved = own / whole * centred.sum(axis=1) ** 2 - each
        squares += float(moved @ moved)
    return float(k / (k - 1) * np.sqrt(squares) / whole / found.n)


def against(names: Names, rest: Floats) -> Iterator[Words]:
    """A warning for each item whose item-rest correlation (k,) is below 0: nothing is turned by itself."""
    for name, value in zip(names, rest.tolist(), strict=True):
        if value < 0:
            yield Words(
                "“{name}” goes against the others (item-rest {value}). If it is worded the other way round, "
                "name it under reverse; if it was turned already, do not turn it again.",
                name=name,
                value=f"{value:.2f}",
            )


def _method(items: Items, incomplete: Incomplete, correlations: Kind, bootstraps: int) -> Method:
    named = CRONBACH
    if correlations == "polychoric":
        named = ORDINAL
    elif all(_is_yes_or_no(items.column(item)) for item in items.names):
        named = YES_OR_NO
    return Method(*named, items.options | {"incomplete": incomplete, "bootstraps": bootstraps})


def _is_yes_or_no(column: Floats) -> bool:
    return bool(np.all((column == 0) | (column == 1) | np.isnan(column)))


def _r_lines(incomplete: Incomplete, correlations: Kind) -> tuple[str, ...]:
    if correlations == "polychoric":
        rows = "na.omit(x)" if incomplete == "listwise" else "x"
        return (f"r <- psych::polychoric({rows}, correct = 0)$rho", "a <- psych::alpha(r)")
    if incomplete == "pairwise":
        return ('a <- psych::alpha(cov(x, use = "pairwise"))',)
    return ("a <- psych::alpha(na.omit(x))",)
