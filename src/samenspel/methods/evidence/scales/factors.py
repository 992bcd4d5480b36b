"""Factors that are looked for in the answers (exploratory factor analysis)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import MET, NOT_MET, Assumption, Method, Result, Table, Test
from samenspel.methods.evidence.shown import Cell
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .adequacy import by_chance, parallel, sampling_adequacy, sphericity
from .extraction import Extracted, Extraction, extract_one
from .items import INSTRUMENT, Answers, read_items
from .moments import Moments, check_independent, moments
from .rotation import Rotation, rotate

ENOUGH = 0.6
FEWEST_DRAWS = 20
IN_COMMON = Words("items have enough in common (KMO 0.6 or more)")
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
    items: Sequence[str],
    *,
    reverse: Sequence[str] = (),
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
    above = parallel(found.eigenvalues, chance)
    wanted = _number(len(found.names), factors, above)
    extracted = extract_one(found.correlations, wanted, extraction)
    options = {"factors": wanted, "extraction": extraction, "rotation": rotation, "normalise": normalise}
    adequate, each = sampling_adequacy(found.correlations)
    loadings, phi = rotate(extracted.loadings, rotation, normalise)
    return Result(
        Method("exploratory factor analysis", SOURCES[extraction], read.options | options),
        (),
        found.n,
        _sentence(wanted, above, found),
        unit="people",
        tests=(sphericity(found.correlations, found.n), *_fit(extracted, found.n, wanted, extraction)),
        left_out=found.left_out,
        assumptions=(Assumption(IN_COMMON, MET if adequate >= ENOUGH else NOT_MET, adequate),),
        numbers={"KMO": adequate, "factors above chance": above},
        tables=(
            _loadings(found.names, loadings, extracted.uniquenesses, each),
            _factors(loadings, phi),
            _eigenvalues(found.eigenvalues, chance),
        ),
        notes=tuple(_notes(found.names, extracted, wanted, above)),
        seed=seed,
        r_code=(*read.r_code, *_r_lines(wanted, extraction, rotation, normalise)),
    )


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


def _fit(extracted: Extracted, n: int, m: int, extraction: Extraction) -> tuple[Test, ...]:
    """Bartlett's correction, as in R's factanal."""
    k = len(extracted.uniquenesses)
    df = ((k - m) ** 2 - k - m) // 2
    if extraction != "ml" or not df:
        return ()
    chi2 = max(0.0, (n - 1 - (2 * k + 5) / 6 - 2 * m / 3) * float(extracted.misfit))
    return (Test("these factors are enough", chi2, above_chi2(chi2, df), (df,)),)


def _heads(m: int) -> tuple[str, ...]:
    return tuple(f"F{place + 1}" for place in range(m))


def _loadings(names: Sequence[str], loadings: Floats, unique: Floats, each: Floats) -> Table:
    rows = np.column_stack([loadings, unique, each]).tolist()
    heads = ("item", *_heads(loadings.shape[1]), "unique", "KMO")
    return Table("loadings", heads, tuple((name, *row) for name, row in zip(names, rows, strict=True)))


def _factors(loadings: Floats, phi: Floats) -> Table:
    """Sums of squares (with what oblique factors share), the share of all variance, correlations."""
    k, m = loadings.shape
    sizes = np.sum(loadings * (loadings @ phi), axis=0)
    rows: list[tuple[Cell, ...]] = [("sum of squares", *sizes.tolist()), ("share", *(sizes / k).tolist())]
    if not np.array_equal(phi, np.eye(m)):
        rows += [(f"with {name}", *row) for name, row in zip(_heads(m), phi.tolist(), strict=True)]
    return Table("factors", ("", *_heads(m)), tuple(rows))


def _eigenvalues(eigenvalues: Floats, chance: Floats) -> Table:
    rows = zip(map(str, range(1, len(chance) + 1)), eigenvalues.tolist(), chance.tolist(), strict=True)
    return Table("eigenvalues", ("", "found", "by chance (95 of 100)"), tuple(rows))


def _notes(names: Sequence[str], extracted: Extracted, wanted: int, above: int) -> list[Words]:
    notes = [
        Words("“{name}” is all factor: its own variance would be negative and is held at 0.005.", name=name)
        for name, at_bound in zip(names, extracted.at_bound.tolist(), strict=True)
        if at_bound
    ]
    if wanted > above:
        notes.append(
            Words("Only {above} of these {wanted} factors stand above chance.", above=above, wanted=wanted)
        )
    return notes


def _sentence(wanted: int, above: int, found: Moments) -> Words:
    return Words(
        "{wanted} factors behind {k} items in {n} people; {above} stand above what chance gives. What a "
        "factor is, you name; try it on other people's answers (cfa) before you build on it.",
        wanted=wanted,
        k=len(found.names),
        n=found.n,
        above=above,
    )


def _r_lines(m: int, extraction: Extraction, rotation: Rotation, normalise: bool) -> tuple[str, ...]:
    normal = "TRUE" if normalise else "FALSE"
    varimax = f"varimax(l, normalize = {normal}, eps = 1e-14)"
    turned = {
        "none": "list(loadings = l)",
        "varimax": varimax,
        "promax": f"promax({varimax}$loadings)",
        "oblimin": f"GPArotation::oblimin(l, normalize = {normal}, eps = 1e-6, maxit = 5000)",
    }[rotation if m > 1 else "none"]
    fitted = {
        "ml": f'factanal(x, {m}, rotation = "none", control = list(opt = list(factr = 10, pgtol = 0)))',
        "minres": f'psych::fa(x, {m}, fm = "minres", rotate = "none")',
    }[extraction]
    return ("x <- na.omit(x)", f"f <- {fitted}; l <- unclass(f$loadings)", f"r <- {turned}")
