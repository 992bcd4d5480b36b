"""McDonald's omega: how much of a sum is due to one factor, or to one above several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.drawing import Draws, lost
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
from samenspel.methods.evidence.used import result_of
from samenspel.methods.words import N_, Words

from .alpha import against
from .coefficients import item_rest
from .extraction import Extracted, extract, extract_one
from .items import INSTRUMENT, Answers, Items, read_items
from .moments import Moments, check_independent, drawn_covariances, moments, to_correlations, used_matrix
from .rotation import rotate

CLOSE = 0.08
NAME, SOURCE = "omega of one factor", "McDonald 1999, ISBN 9780805830750"
ONE_BEHIND = Words("one factor is behind all items (RMSEA below 0.08)")
DISTURBED = Assumption(
    Words("what disturbs one answer disturbs no other (if it does, omega is too high)"), UNKNOWN
)


@listed(
    "How much of a scale's sum is due to the one thing its items share (McDonald's omega).",
    **INSTRUMENT,
    factors="3 or more groups of items: also how much is due to one factor above them (hierarchical)",
    bootstraps="how often people are drawn again for the interval; 0 for none",
    level="of the interval",
)
def omega(
    data: Any,
    items: Names,
    *,
    reverse: Names = (),
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
    draws = Draws(bootstraps, seed, level)
    read = read_items(data, items, reverse, answers, person)
    found = _fitted(read, factors, draws)
    return result_of(
        found.moments,
        Method(NAME, SOURCE, read.options | {"bootstraps": bootstraps}),
        (found.omega, *found.general),
        found.sentence(level),
        unit="people",
        tests=found.tests(),
        assumptions=(found.fits(), DISTURBED),
        tables=(found.table(), *found.above),
        notes=(*against(read.names, item_rest(found.moments.cov)), *found.notes),
        r_code=(*read.r_code, *_r_lines(factors)),
        **draws.told,
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """One factor behind all items, omega, and what was found of one factor above several."""

    moments: Moments
    one: Extracted
    omega: Estimate
    general: tuple[Estimate, ...]
    above: tuple[Table, ...]
    notes: tuple[Words, ...]

    def tests(self) -> tuple[Test, ...]:
        chi2, df = self.one.chi_square(self.moments.n)
        return (Test("one factor is enough", chi2, above_chi2(chi2, df), (df,)),) if df else ()

    def fits(self) -> Assumption:
        chi2, df = self.one.chi_square(self.moments.n)
        if not df:
            return Assumption(ONE_BEHIND, UNKNOWN)
        rmsea = float(np.sqrt(max(0.0, chi2 / df - 1) / (self.moments.n - 1)))
        return Assumption(ONE_BEHIND, MET if rmsea < CLOSE else NOT_MET, rmsea)

    def table(self) -> Table:
        columns = self.one.loadings[:, 0].tolist(), self.one.uniquenesses.tolist()
        rows = tuple(zip(self.moments.names, *columns, strict=True))
        return Table("one factor, standardised", ("item", "loading", "unique"), rows)

    def sentence(self, level: float) -> Words:
        said = self.omega.said(level, ".0%")
        share = Words(
            "Of what differs between people in the sum of these {k} items, {value} is due to one thing the "
            "items share (omega, {n} people).",
            k=len(self.moments.names),
            n=self.moments.n,
            value=said.pop("value"),
        )
        if not said:
            return share
        return Words(
            "{share} Others like them would give between {low} and {high} ({level}).", share=share, **said
        )


def omega_of(one: Extracted, sd: Floats) -> Floats:
    """(…): of a one-factor solution and the items' standard deviations (…, k)."""
    shared = np.sum(one.loadings[..., 0] * sd, axis=-1) ** 2
    return np.asarray(shared / (shared + np.sum(one.uniquenesses * sd**2, axis=-1)))


def _fitted(items: Items, factors: int, draws: Draws) -> Fitted:
    _check(len(items.names), factors)
    found = moments(items)
    check_independent(found.names, found.cov)
    one = extract_one(found.correlations, 1)
    drawn = _drawn(used_matrix(items), one, draws)
    estimate = draws.interval("omega", float(omega_of(one, found.sd)), drawn)
    general, above = _hierarchical(found, factors) if factors else ((), ())
    return Fitted(found, one, estimate, general, above, (*lost(drawn), *one.bound(found.names)))


def _check(k: int, factors: int) -> None:
    if k < 3:
        raise refuse(N_("Omega needs three items or more; two can be weighed with alpha."))
    if factors and factors < 3:
        raise refuse(N_("Two groups do not determine a factor above them; name 3 or more, or none."))
    if factors and (k - factors) ** 2 < k + factors:
        raise refuse(N_("{k} items are too few for {factors} factors."), k=k, factors=factors)


def _drawn(matrix: Floats, one: Extracted, draws: Draws) -> Floats:
    """(draws,): omega of people drawn again; NaN where their items follow from each other."""
    if not draws.number:
        return np.empty(0)
    drawn = drawn_covariances(matrix, draws)
    sd = np.sqrt(np.einsum("bii->bi", drawn))
    told = np.linalg.eigvalsh(drawn)[:, 0] > 1e-10 * sd.max(axis=1) ** 2
    found = np.full(draws.number, np.nan)
    solved = extract(to_correlations(drawn[told]), 1, start=one.uniquenesses)
    found[told] = np.where(solved.settled, omega_of(solved, sd[told]), np.nan)
    return found


def _hierarchical(found: Moments, factors: int) -> tuple[tuple[Estimate, ...], tuple[Table, ...]]:
    """What is left of an item is what the groups leave; from four groups on, one factor above them does not
    give their correlations exactly, so that squares of general and own loadings do not add up to the rest."""
    names = tuple(f"F{place + 1}" for place in range(factors))
    groups = extract_one(found.correlations, factors, "minres")
    pattern, phi = rotate(groups.loadings, "oblimin", normalise=False)
    check_independent(names, phi)
    above = extract_one(phi, 1, "minres").loadings[:, 0]
    general, own = pattern @ above, pattern * np.sqrt(np.maximum(1 - above**2, 0))
    unique, whole = groups.uniquenesses, found.correlations.sum()
    rows = np.column_stack([general, own, unique]).tolist()
    told = tuple((name, *row) for name, row in zip(found.names, rows, strict=True))
    hierarchical = Estimate("omega hierarchical", float(general.sum() ** 2 / whole))
    total = Estimate("omega total", float(1 - unique.sum() / whole))
    return (hierarchical, total), (Table("Schmid–Leiman", ("item", "general", *names, "unique"), told),)


def _r_lines(factors: int) -> tuple[str, ...]:
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
