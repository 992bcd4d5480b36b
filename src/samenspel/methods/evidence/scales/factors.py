"""Factors that are looked for in the answers (exploratory factor analysis)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import MET, NOT_MET, Assumption, Method, Result, Table, Test
from samenspel.methods.evidence.shown import Cell
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import result_of
from samenspel.methods.words import N_, Words

from .adequacy import by_chance, parallel, sampling_adequacy, sphericity
from .extraction import Extracted, Extraction, extract_one
from .items import INSTRUMENT, Answers, read_items
from .moments import Moments, check_independent, moments
from .rotation import Rotation, rotate

ENOUGH = 0.6
FEWEST_DRAWS = 20
IN_COMMON = Words("items have enough in common (KMO 0.6 or more)")
EIGENVALUES = ("", "found", "by chance (95 of 100)")
SOURCES: dict[Extraction, str] = {
    "ml": "Lawley & Maxwell 1971, ISBN 9780408701525",
    "minres": "Harman & Jones 1966, doi 10.1007/BF02289468",
}


@listed(
    "Which factors are behind answers, when nobody said so beforehand (exploratory).",
    **INSTRUMENT,
    factors="how many; as many as stand above chance (parallel analysis), if not said",
    extraction="ml (maximum likelihood) or minres (least squares)",
    rotation="varimax for factors that have nothing to do with each other; promax, oblimin or none",
    normalise="whether all items weigh alike while turning (Kaiser)",
    draws="how many samples of unrelated items tell what chance gives",
)
def factors(
    data: Any,
    items: Names,
    *,
    reverse: Names = (),
    answers: Answers = (),
    person: str | None = None,
    factors: int | None = None,
    extraction: Extraction = "ml",
    rotation: Rotation = "oblimin",
    normalise: bool = True,
    draws: int = 200,
    seed: int = 1,
) -> Result:
    """Of people who answered everything, on correlations. Lawley & Maxwell 1971, ISBN 9780408701525; Harman &
    Jones 1966, doi 10.1007/BF02289468. Raises UnfitData."""
    read = read_items(data, items, reverse, answers, person)
    found = moments(read)
    check_independent(found.names, found.cov)
    chance = _chance(found, draws, seed)
    turn = Turning(rotation, normalise)
    fitted = _fitted(found, factors, extraction, turn, chance)
    options = {"factors": fitted.m, "extraction": extraction, "rotation": rotation, "normalise": normalise}
    return result_of(
        found,
        Method("exploratory factor analysis", SOURCES[extraction], read.options | options),
        (),
        fitted.sentence(),
        unit="people",
        tests=(sphericity(found.correlations, found.n), *fitted.enough(extraction)),
        assumptions=(fitted.in_common(),),
        numbers={"KMO": fitted.adequate, "factors above chance": fitted.above},
        tables=fitted.tables(),
        notes=fitted.notes(),
        seed=seed,
        r_code=(*read.r_code, *_r_lines(fitted.m, extraction, turn)),
    )


@dataclass(frozen=True)
class Turning:
    """How factors are turned."""

    rotation: Rotation
    normalise: bool

    def in_r(self, m: int) -> str:
        normal = "TRUE" if self.normalise else "FALSE"
        varimax = f"varimax(l, normalize = {normal}, eps = 1e-14)"
        return {
            "none": "list(loadings = l)",
            "varimax": varimax,
            "promax": f"promax({varimax}$loadings)",
            "oblimin": f"GPArotation::oblimin(l, normalize = {normal}, eps = 1e-6, maxit = 5000)",
        }[self.rotation if m > 1 else "none"]


@dataclass(frozen=True, eq=False)
class Fitted:
    """Factors that were extracted and turned: `loadings` (k, m), their correlations `phi` (m, m); `above` is
    how many stand above the eigenvalues that `chance` gives (k,); KMO of all and of each item (k,)."""

    moments: Moments
    extracted: Extracted
    loadings: Floats
    phi: Floats
    chance: Floats
    above: int
    adequate: float
    each: Floats

    @property
    def m(self) -> int:
        return int(self.loadings.shape[1])

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(f"F{place + 1}" for place in range(self.m))

    def enough(self, extraction: Extraction) -> tuple[Test, ...]:
        chi2, df = self.extracted.chi_square(self.moments.n)
        if extraction != "ml" or not df:
            return ()
        return (Test("these factors are enough", chi2, above_chi2(chi2, df), (df,)),)

    def in_common(self) -> Assumption:
        return Assumption(IN_COMMON, MET if self.adequate >= ENOUGH else NOT_MET, self.adequate)

    def tables(self) -> tuple[Table, ...]:
        rows = np.column_stack([self.loadings, self.extracted.uniquenesses, self.each]).tolist()
        named = tuple((name, *row) for name, row in zip(self.moments.names, rows, strict=True))
        columns = (map(str, range(1, len(rows) + 1)), self.moments.eigenvalues.tolist(), self.chance.tolist())
        return (
            Table("loadings", ("item", *self.heads, "unique", "KMO"), named),
            self._sizes(),
            Table("eigenvalues", EIGENVALUES, tuple(zip(*columns, strict=True))),
        )

    def _sizes(self) -> Table:
        """Sums of squares (with what oblique factors share), the share of all variance, correlations."""
        sizes = np.sum(self.loadings * (self.loadings @ self.phi), axis=0)
        share = sizes / len(self.loadings)
        rows: list[tuple[Cell, ...]] = [("sum of squares", *sizes.tolist()), ("share", *share.tolist())]
        if not np.array_equal(self.phi, np.eye(self.m)):
            named = zip(self.heads, self.phi.tolist(), strict=True)
            rows += [(f"with {name}", *row) for name, row in named]
        return Table("factors", ("", *self.heads), tuple(rows))

    def notes(self) -> tuple[Words, ...]:
        notes = self.extracted.bound(self.moments.names)
        if self.m > self.above:
            said = N_("Only {above} of these {wanted} factors stand above chance.")
            notes.append(Words(said, above=self.above, wanted=self.m))
        return tuple(notes)

    def sentence(self) -> Words:
        return Words(
            "{wanted} factors behind {k} items in {n} people; {above} stand above what chance gives. What a "
            "factor is, you name; try it on other people's answers (cfa) before you build on it.",
            wanted=self.m,
            k=len(self.moments.names),
            n=self.moments.n,
            above=self.above,
        )


def _fitted(
    found: Moments, factors: int | None, extraction: Extraction, turn: Turning, chance: Floats
) -> Fitted:
    above = parallel(found.eigenvalues, chance)
    extracted = extract_one(found.correlations, _number(len(found.names), factors, above), extraction)
    loadings, phi = rotate(extracted.loadings, turn.rotation, turn.normalise)
    return Fitted(found, extracted, loadings, phi, chance, above, *sampling_adequacy(found.correlations))


def _chance(found: Moments, draws: int, seed: int) -> Floats:
    if draws < FEWEST_DRAWS:
        raise refuse(N_("Draw {least} samples or more to know what chance gives."), least=FEWEST_DRAWS)
    return by_chance(found.n, len(found.names), draws, np.random.default_rng(seed))


def _number(k: int, factors: int | None, above: int) -> int:
    if factors is None and above == 0:
        raise refuse(N_("No factor stands above chance: these items have nothing in common."))
    wanted = above if factors is None else factors
    if wanted < 1 or (k - wanted) ** 2 < k + wanted:
        raise refuse(N_("{k} items cannot tell {factors} factors."), k=k, factors=wanted)
    return wanted


def _r_lines(m: int, extraction: Extraction, turn: Turning) -> tuple[str, ...]:
    fitted = {
        "ml": f'factanal(x, {m}, rotation = "none", control = list(opt = list(factr = 10, pgtol = 0)))',
        "minres": f'psych::fa(x, {m}, fm = "minres", rotate = "none")',
    }[extraction]
    return ("x <- na.omit(x)", f"f <- {fitted}; l <- unclass(f$loadings)", f"r <- {turn.in_r(m)}")
