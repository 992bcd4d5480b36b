"""Cronbach's alpha, with what each item does to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import half_width
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table
from samenspel.methods.words import Words

from .coefficients import alpha_of, alpha_without, item_rest
from .drawing import check_draws, drawn_covariances, lost, with_interval
from .items import INSTRUMENT, Answers, Items, read_items
from .moments import Incomplete, Moments, moments, to_correlations, used_blocks, used_matrix
from .polychoric import drawn_polychoric, polychoric

Kind = Literal["pearson", "polychoric"]
Told = tuple[tuple[Estimate, ...], tuple[Words, ...]]


@listed(
    "How well the items of a scale hang together (Cronbach's alpha; KR-20 when answers are 0 or 1).",
    **INSTRUMENT,
    incomplete="people without every answer: listwise leaves them out, pairwise uses the answers they gave",
    correlations="pearson, or polychoric for answers in a few steps",
    bootstraps="how often people are drawn again for the intervals; 0 for one without draws",
)
def alpha(
    data: Any,
    items: Sequence[str],
    *,
    reverse: Sequence[str] = (),
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
    check_draws(bootstraps, level)
    read = read_items(data, items, reverse, answers, person)
    found = moments(read, incomplete)
    matrix = None if bootstraps == 0 and correlations == "pearson" else used_matrix(read, incomplete)
    if matrix is None:
        cov, (estimates, notes) = found.cov, _not_drawn(read, found, incomplete, level)
    else:
        cov = found.cov if correlations == "pearson" else polychoric(read.names, matrix)
        told = _drawn if correlations == "pearson" else _ordinal
        estimates, notes = told(cov, matrix, bootstraps, np.random.default_rng(seed), level)
    return Result(
        _method(read, incomplete, correlations, bootstraps),
        estimates,
        found.n,
        _sentence(estimates[0], found, level),
        unit="people",
        left_out=found.left_out,
        assumptions=ASSUMED,
        tables=(_table(found, cov),),
        notes=(*against(found.names, item_rest(cov)), *notes),
        level=level,
        seed=seed if bootstraps else None,
        r_code=(*read.r_code, *_r_lines(incomplete, correlations)),
    )


ASSUMED = (
    Assumption(Words("the items measure one thing, each as strongly (if not, alpha is too low)"), UNKNOWN),
    Assumption(Words("what disturbs one answer disturbs no other (if it does, alpha is too high)"), UNKNOWN),
)


def _drawn(cov: Floats, matrix: Floats, bootstraps: int, chance: np.random.Generator, level: float) -> Told:
    drawn = drawn_covariances(matrix, bootstraps, chance)
    with np.errstate(invalid="ignore", divide="ignore"):
        raw, standard = alpha_of(drawn), alpha_of(to_correlations(drawn))
    return (
        with_interval("alpha", float(alpha_of(cov)), raw, level),
        with_interval("standardised alpha", float(alpha_of(to_correlations(cov))), standard, level),
    ), lost(standard)


def _ordinal(
    correlations: Floats, matrix: Floats, bootstraps: int, chance: np.random.Generator, level: float
) -> Told:
    value = float(alpha_of(correlations))
    if not bootstraps:
        return (Estimate("ordinal alpha", value),), ()
    draws = alpha_of(drawn_polychoric(matrix, bootstraps, chance))
    return (with_interval("ordinal alpha", value, draws, level),), lost(draws)


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


def against(names: Sequence[str], rest: Floats) -> Iterator[Words]:
    """A warning for each item whose item-rest correlation (k,) is below 0: nothing is turned by itself."""
    for name, value in zip(names, rest.tolist(), strict=True):
        if value < 0:
            yield Words(
                "“{name}” goes against the others (item-rest {value}). If it is worded the other way round, "
                "name it under reverse; if it was turned already, do not turn it again.",
                name=name,
                value=f"{value:.2f}",
            )


def _table(found: Moments, cov: Floats) -> Table:
    rest, without = item_rest(cov).tolist(), alpha_without(cov)
    answered = np.diag(np.broadcast_to(found.counts, cov.shape)).astype(int).tolist()
    return Table(
        "items",
        ("item", "answers", "mean", "SD", "item-rest", "alpha without"),
        tuple(
            zip(
                found.names,
                answered,
                found.mean.tolist(),
                found.sd.tolist(),
                (value if np.isfinite(value) else None for value in rest),
                without,
                strict=True,
            )
        ),
    )


def _method(items: Items, incomplete: Incomplete, correlations: Kind, bootstraps: int) -> Method:
    if correlations == "polychoric":
        name, source = "ordinal alpha", "Zumbo, Gadermann & Zeisser 2007, doi 10.22237/jmasm/1177992180"
    elif all(_is_yes_or_no(items.column(item)) for item in items.names):
        name, source = "KR-20 (alpha of answers 0 or 1)", "Kuder & Richardson 1937, doi 10.1007/BF02288391"
    else:
        name, source = "Cronbach's alpha", "Cronbach 1951, doi 10.1007/BF02310555"
    return Method(name, source, items.options | {"incomplete": incomplete, "bootstraps": bootstraps})


def _is_yes_or_no(column: Floats) -> bool:
    return bool(np.all((column == 0) | (column == 1) | np.isnan(column)))


def _sentence(found: Estimate, moments: Moments, level: float) -> Words:
    k, n, value = len(moments.names), moments.n, f"{found.value:.2f}"
    if found.low is None or found.high is None:
        return Words(
            "The sum of these {k} items has a reliability (alpha) of {value} in {n} people. Whether it "
            "measures what it is meant to, no alpha can say.",
            k=k,
            n=n,
            value=value,
        )
    return Words(
        "The sum of these {k} items has a reliability (alpha) of {value} in {n} people; others like them "
        "would give between {low} and {high} ({level}). Whether it measures what it is meant to, no alpha "
        "can say.",
        k=k,
        n=n,
        value=value,
        low=f"{found.low:.2f}",
        high=f"{found.high:.2f}",
        level=f"{level:.0%}",
    )


def _r_lines(incomplete: Incomplete, correlations: Kind) -> tuple[str, ...]:
    if correlations == "polychoric":
        rows = "na.omit(x)" if incomplete == "listwise" else "x"
        return (f"r <- psych::polychoric({rows}, correct = 0)$rho", "a <- psych::alpha(r)")
    if incomplete == "pairwise":
        return ('a <- psych::alpha(cov(x, use = "pairwise"))',)
    return ("a <- psych::alpha(na.omit(x))",)
