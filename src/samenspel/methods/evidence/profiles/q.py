"""Which ways of thinking there are among people who sorted statements (Q-method)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table
from samenspel.methods.evidence.rscript import name
from samenspel.methods.evidence.shown import Cell
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .extracting import centroid, facing_up, flagged, principal
from .scoring import AT_99, Scores, scored
from .sorts import Sorts, sorts_of
from .varimax import by_hand, varimax


@listed(
    "Which ways of thinking there are among people who sorted the same statements.",
    factors="how many ways to look for",
    statement="the column with the statements; every row is one",
    sorters="the columns with sorts; without this, all others",
    extraction="PCA (principal components) or centroid",
    rotation="varimax or none",
    stop="when varimax ends: a step gains no more than this share (R's is 0.00001)",
    turns="turns by hand after it: factor, factor, degrees from the first to the second",
    flags="which sort defines which factor (its number); without this, by their loadings",
    forced="whether every sorter had to fill the same places",
    distribution="the places, one for each statement; without this, those of most sorts",
)
def q_method(
    data: Any,
    factors: int,
    *,
    statement: str | None = None,
    sorters: Sequence[str] = (),
    extraction: Literal["PCA", "centroid"] = "PCA",
    rotation: Literal["varimax", "none"] = "varimax",
    stop: float = 1e-5,
    turns: Sequence[Sequence[float]] = (),
    flags: Mapping[str, int] | None = None,
    forced: bool = True,
    distribution: Sequence[float] = (),
) -> Result:
    """Factors of sorters who think alike, which statements each holds high or low, and on which they differ.
    Raises UnfitData, with the sorter who broke the forced distribution."""
    sorts = sorts_of(data, statement, sorters, distribution, forced=forced)
    _check(factors, len(sorts.sorters))
    loadings, values = _extracted(sorts, factors, extraction)
    if rotation == "varimax":
        loadings = _by_size(facing_up(varimax(loadings, stop)))
    loadings = by_hand(loadings, _pairs(turns, factors))
    chosen = _chosen(loadings, sorts, flags)
    found = scored(sorts.places, loadings, chosen, sorts.distribution)
    return Result(
        Method(
            "Q-method",
            "Brown 1980, ISBN 9780300023237; Zabala 2014, doi 10.32614/RJ-2014-032",
            _options(extraction, rotation, turns),
        ),
        (),
        len(sorts.sorters),
        _sentence(sorts, found),
        unit="sorts",
        assumptions=(
            Assumption(Words("the statements cover what people say of the subject"), UNKNOWN),
            Assumption(Words("a sorter would sort again as before (0.8 is taken)"), UNKNOWN),
        ),
        numbers=_counts(sorts, found),
        tables=(
            _factors(loadings, found),
            _loadings(sorts, loadings, chosen),
            _statements(sorts, found),
            values,
        ),
        notes=tuple(_notes(sorts, loadings, chosen, forced=forced)),
        r_code=_in_r(sorts, statement, factors, extraction, rotation, forced=forced),
    )


def _options(extraction: str, rotation: str, turns: Sequence[Sequence[float]]) -> dict[str, object]:
    by_hand = "; ".join(", ".join(f"{one:g}" for one in turn) for turn in turns)
    return {"extraction": extraction, "rotation": rotation, **({"turns": by_hand} if turns else {})}


def _counts(sorts: Sorts, found: Scores) -> dict[str, float | int]:
    """On how many statements each two factors differ, and on how many none do."""
    differs = found.differs().sum(axis=0)
    pairs = combinations(range(len(differs)), 2)
    return {
        "statements": len(sorts.statements),
        **{f"f{one + 1} and f{other + 1} differ on": int(differs[one, other]) for one, other in pairs},
        "consensus statements": int(found.is_consensus().sum()),
    }


def _check(factors: int, sorters: int) -> None:
    if not 1 <= factors < sorters:
        raise refuse(
            N_("{factors} factors of {sorters} sorts: take at least 1, and fewer than there are sorts."),
            factors=factors,
            sorters=sorters,
        )


def _extracted(sorts: Sorts, factors: int, extraction: str) -> tuple[Floats, Table]:
    """Loadings, and a table of all eigenvalues."""
    correlations = np.asarray(np.corrcoef(sorts.places.T))
    loadings, values = principal(correlations, factors)
    if extraction == "centroid":
        loadings = facing_up(centroid(correlations, factors))
    rows = tuple((place, value) for place, value in enumerate(values.tolist(), 1))
    return loadings, Table("eigenvalues", ("factor", "eigenvalue"), rows)


def _by_size(loadings: Floats) -> Floats:
    return np.asarray(loadings[:, np.argsort(-np.sum(loadings**2, axis=0), kind="stable")])


def _pairs(turns: Sequence[Sequence[float]], factors: int) -> list[tuple[int, int, float]]:
    pairs = []
    for turn in turns:
        if len(turn) != 3 or turn[0] == turn[1] or not {turn[0], turn[1]} <= set(range(1, factors + 1)):
            raise refuse(
                N_("A turn is two different factors from 1 to {factors} and an angle, not {turn}."),
                factors=factors,
                turn=", ".join(f"{one:g}" for one in turn),
            )
        pairs.append((int(turn[0]) - 1, int(turn[1]) - 1, float(turn[2])))
    return pairs


def _chosen(loadings: Floats, sorts: Sorts, flags: Mapping[str, int] | None) -> Booleans:
    """(sorters, k); refuses a factor that no sort defines."""
    if flags is None:
        found = flagged(loadings, len(sorts.statements))
    else:
        found = np.zeros(loadings.shape, bool)
        for sorter, factor in flags.items():
            if sorter not in sorts.sorters or not 1 <= factor <= loadings.shape[1]:
                raise refuse(
                    N_("“{sorter}” cannot define factor {factor}: there is no such sort, or no such factor."),
                    sorter=sorter,
                    factor=factor,
                )
            found[sorts.sorters.index(sorter), factor - 1] = True
    if (empty := np.flatnonzero(~found.any(axis=0))).size:
        raise refuse(
            N_("No sort defines factor {factor}; take fewer factors, or name the sorts that do."),
            factor=int(empty[0]) + 1,
        )
    return found


def _factors(loadings: Floats, found: Scores) -> Table:
    sizes = np.sum(loadings**2, axis=0)
    columns = (
        sizes.tolist(),
        (100 * sizes / len(loadings)).tolist(),
        found.flags.sum(axis=0).tolist(),
        found.reliability.tolist(),
        found.error.tolist(),
    )
    between = np.atleast_2d(np.corrcoef(found.z.T)).tolist()
    rows = tuple(
        (f"f{place}", *row, *with_others)
        for place, (row, with_others) in enumerate(zip(zip(*columns, strict=True), between, strict=True), 1)
    )
    names = tuple(f"r with f{place}" for place in range(1, len(rows) + 1))
    head = ("", "eigenvalue", "explained %", "sorts", "reliability", "SE of z")
    return Table("factors", (*head, *names), rows)


def _loadings(sorts: Sorts, loadings: Floats, chosen: Booleans) -> Table:
    names = tuple(f"f{place}" for place in range(1, loadings.shape[1] + 1))
    rows = tuple(
        (sorter, *row, ", ".join(name for name, one in zip(names, flags, strict=True) if one))
        for sorter, row, flags in zip(sorts.sorters, loadings.tolist(), chosen.tolist(), strict=True)
    )
    return Table("loadings", ("sort", *names, "defines"), rows)


def _statements(sorts: Sorts, found: Scores) -> Table:
    k = found.z.shape[1]
    heads = (f"{kind} f{place}" for kind in ("z", "score") for place in range(1, k + 1))
    rows = zip(sorts.statements, found.z.tolist(), found.scores.tolist(), _standing(found), strict=True)
    return Table(
        "statements",
        ("statement", *heads, "distinguishes"),
        tuple((statement, *z, *scores, standing) for statement, z, scores, standing in rows),
    )


def _standing(found: Scores) -> Iterator[Cell]:
    """The factors that a statement distinguishes from every other (** at p < .01), all, or consensus."""
    surely = found.distinguishes(AT_99)
    columns = (found.distinguishes(), surely, found.is_consensus())
    for likely, sure, consensus in zip(*(column.tolist() for column in columns), strict=True):
        names = [f"f{place}{'**' if sure[place - 1] else '*'}" for place, one in enumerate(likely, 1) if one]
        yield "consensus" if consensus and len(likely) > 1 else ", ".join(names)


def _notes(sorts: Sorts, loadings: Floats, chosen: Booleans, *, forced: bool) -> Iterator[Words]:
    against = chosen & (loadings < 0)
    if against.any():
        names = ", ".join(np.array(sorts.sorters)[against.any(axis=1)].tolist())
        yield Words("They define a factor by thinking its opposite: {sorters}.", sorters=names)
    twice = chosen.sum(axis=1) > 1
    if twice.any():
        yield Words(
            "They define more than one factor: {sorters}.",
            sorters=", ".join(np.array(sorts.sorters)[twice].tolist()),
        )
    alone = np.flatnonzero(chosen.sum(axis=0) == 1)
    if alone.size:
        yield Words(
            "One person alone defines a factor ({factors}): what they think is not yet a way of thinking.",
            factors=", ".join(f"f{place + 1}" for place in alone.tolist()),
        )
    if not forced:
        yield Words("Sorts were not forced: scores are given in the mean of the sorters' distributions.")


def _sentence(sorts: Sorts, found: Scores) -> Words:
    return Words(
        "{defining} of {n} sorts define {factors} ways of thinking; {consensus} of {statements} statements "
        "tell none of them apart. How many people think each way, sorts of people who were chosen cannot "
        "say.",
        defining=int(found.flags.any(axis=1).sum()),
        n=len(sorts.sorters),
        factors=found.z.shape[1],
        consensus=int(found.is_consensus().sum()),
        statements=len(sorts.statements),
    )


def _in_r(
    sorts: Sorts, statement: str | None, factors: int, extraction: str, rotation: str, *, forced: bool
) -> tuple[str, ...]:
    names = "" if statement is None else f"rownames(d) <- d${name(statement)}; "
    columns = ", ".join(f'"{sorter}"' for sorter in sorts.sorters)
    places = ", ".join(f"{place:g}" for place in sorts.distribution.tolist())
    unforced = "" if forced else f", forced = FALSE, distribution = c({places})"
    return (
        *sorts.r_code,
        "library(qmethod)",
        f"{names}m <- qmethod(d[c({columns})], nfactors = {factors}, extraction = "
        f'"{extraction}", rotation = "{rotation}"{unforced}); m',
    )
