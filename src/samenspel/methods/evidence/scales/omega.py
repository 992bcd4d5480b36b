"""McDonald's omega: how much of a sum is due to one factor, or to one above several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    Method,
    Result,
    Table,
    Test,
)
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .alpha import against
from .coefficients import item_rest
from .drawing import check_draws, drawn_covariances, lost, with_interval
from .extraction import Extracted, extract, extract_one
from .items import INSTRUMENT, Answers, read_items
from .moments import Moments, check_independent, moments, to_correlations, used_matrix
from .rotation import rotate

CLOSE = 0.08


@listed(
    "How much of a scale's sum is due to the one thing its items share (McDonald's omega).",
    **INSTRUMENT,
    factors="3 or more groups of items: also how much is due to one factor above them (hierarchical)",
    bootstraps="how often people are drawn again for the interval; 0 for none",
    level="of the interval",
)
def omega(
    data: Any,
    items: Sequence[str],
    *,
    reverse: Sequence[str] = (),
    answers: Answers = (),
    person: str | None = None,
    factors: int = 0,
    bootstraps: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Of one factor by maximum likelihood, on covariances (McDonald 1999, ISBN 9780805830750, ch. 6); of
    people who answered everything. Hierarchical by Schmid & Leiman 1957, doi 10.1007/BF02289209, on
    correlations. Raises UnfitData."""
    check_draws(bootstraps, level)
    read = read_items(data, items, reverse, answers, person)
    _check(len(read.names), factors)
    found = moments(read)
    check_independent(found.names, found.cov)
    one = extract_one(found.correlations, 1)
    draws = _draws(used_matrix(read), one, bootstraps, seed)
    estimate = with_interval("omega", float(omega_of(one, found.sd)), draws, level)
    (general, tables), (tests, fits) = _hierarchical(found, factors), _fit(one, found)
    return Result(
        Method(
            "omega of one factor",
            "McDonald 1999, ISBN 9780805830750",
            read.options | {"bootstraps": bootstraps},
        ),
        (estimate, *general),
        found.n,
        _sentence(estimate, found, level),
        unit="people",
        tests=tests,
        left_out=found.left_out,
        assumptions=(fits, DISTURBED),
        tables=(_table(found, one), *tables),
        notes=(*against(found.names, item_rest(found.cov)), *lost(draws), *_bounds(found, one)),
        level=level,
        seed=seed if bootstraps else None,
        r_code=(*read.r_code, *_r_lines(found.names, factors)),
    )


DISTURBED = Assumption(
    Words("what disturbs one answer disturbs no other (if it does, omega is too high)"), UNKNOWN
)


def omega_of(one: Extracted, sd: Floats) -> Floats:
    """(…): of a one-factor solution and the items' standard deviations (…, k)."""
    shared = np.sum(one.loadings[..., 0] * sd, axis=-1) ** 2
    return np.asarray(shared / (shared + np.sum(one.uniquenesses * sd**2, axis=-1)))


def _check(k: int, factors: int) -> None:
    if k < 3:
        raise refuse(N_("Omega needs three items or more; two can be weighed with alpha."))
    if factors and factors < 3:
        raise refuse(N_("Two groups do not determine a factor above them; name 3 or more, or none."))
    if factors and (k - factors) ** 2 < k + factors:
        raise refuse(N_("{k} items are too few for {factors} factors."), k=k, factors=factors)


def _draws(matrix: Floats, one: Extracted, bootstraps: int, seed: int) -> Floats:
    if not bootstraps:
        return np.empty(0)
    drawn = drawn_covariances(matrix, bootstraps, np.random.default_rng(seed))
    sd = np.sqrt(np.einsum("bii->bi", drawn))
    told = np.linalg.eigvalsh(drawn)[:, 0] > 1e-10 * sd.max(axis=1) ** 2
    found = np.full(bootstraps, np.nan)
    solved = extract(to_correlations(drawn[told]), 1, start=one.uniquenesses)
    found[told] = np.where(solved.settled, omega_of(solved, sd[told]), np.nan)
    return found


def _hierarchical(found: Moments, factors: int) -> tuple[tuple[Estimate, ...], tuple[Table, ...]]:
    if not factors:
        return (), ()
    groups = extract_one(found.correlations, factors, "minres")
    pattern, phi = rotate(groups.loadings, "oblimin", normalise=False)
    check_independent(tuple(f"F{place + 1}" for place in range(factors)), phi)
    above = extract_one(phi, 1, "minres").loadings[:, 0]
    general, own = pattern @ above, pattern * np.sqrt(np.maximum(1 - above**2, 0))
    whole = found.correlations.sum()
    unique = 1 - general**2 - np.sum(own**2, axis=1)
    heads = ("item", "general", *(f"F{place + 1}" for place in range(factors)), "unique")
    rows = np.column_stack([general, own, unique]).tolist()
    table = Table(
        "Schmid–Leiman", heads, tuple((name, *row) for name, row in zip(found.names, rows, strict=True))
    )
    return (
        Estimate("omega hierarchical", float(general.sum() ** 2 / whole)),
        Estimate("omega total", float(1 - unique.sum() / whole)),
    ), (table,)


def _fit(one: Extracted, found: Moments) -> tuple[tuple[Test, ...], Assumption]:
    """Bartlett's correction, as in R's factanal."""
    k = len(found.names)
    df = k * (k - 3) // 2
    words = Words("one factor is behind all items (RMSEA below 0.08)")
    if not df:
        return (), Assumption(words, UNKNOWN)
    chi2 = max(0.0, (found.n - 1 - (2 * k + 5) / 6 - 2 / 3) * float(one.misfit))
    rmsea = float(np.sqrt(max(0.0, chi2 / df - 1) / (found.n - 1)))
    test = Test("one factor is enough", chi2, above_chi2(chi2, df), (df,))
    return (test,), Assumption(words, MET if rmsea < CLOSE else NOT_MET, rmsea)


def _table(found: Moments, one: Extracted) -> Table:
    rows = zip(found.names, one.loadings[:, 0].tolist(), one.uniquenesses.tolist(), strict=True)
    return Table("one factor, standardised", ("item", "loading", "unique"), tuple(rows))


def _bounds(found: Moments, one: Extracted) -> list[Words]:
    return [
        Words("“{name}” is all factor: its own variance would be negative and is held at 0.005.", name=name)
        for name, at_bound in zip(found.names, one.at_bound.tolist(), strict=True)
        if at_bound
    ]


def _sentence(found: Estimate, moments: Moments, level: float) -> Words:
    share = Words(
        "Of what differs between people in the sum of these {k} items, {value} is due to one thing the items "
        "share (omega, {n} people).",
        k=len(moments.names),
        n=moments.n,
        value=f"{found.value:.0%}",
    )
    if found.low is None or found.high is None:
        return share
    return Words(
        "{share} Others like them would give between {low} and {high} ({level}).",
        share=share,
        low=f"{found.low:.0%}",
        high=f"{found.high:.0%}",
        level=f"{level:.0%}",
    )


def _r_lines(names: Sequence[str], factors: int) -> tuple[str, ...]:
    lines = (
        "x <- na.omit(x)",
        "f <- factanal(covmat = list(cov = cov(x), n.obs = nrow(x)), factors = 1, control = list(opt = "
        "list(factr = 10, pgtol = 0)))",
        "l <- f$loadings[, 1] * sapply(x, sd); u <- f$uniquenesses * sapply(x, var)",
        "o <- sum(l)^2 / (sum(l)^2 + sum(u))",
    )
    if not factors:
        return lines
    return (*lines, f"h <- psych::omega(x, nfactors = {factors}, flip = FALSE, plot = FALSE)")
