"""Which ways of thinking there are among people who sorted statements (Q-method)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result
from samenspel.methods.evidence.rscript import name
from samenspel.methods.evidence.turning import facing_up
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import result_of
from samenspel.methods.words import N_, Words

from .extracting import centroid, flagged, principal
from .scoring import scored
from .sorts import Sorts, sorts_of
from .varimax import by_hand, varimax
from .ways import Ways

Extraction = Literal["PCA", "centroid"]
Rotation = Literal["varimax", "none"]
Turns = Sequence[Sequence[float]]
SOURCE = "Brown 1980, ISBN 9780300023237; Zabala 2014, doi 10.32614/RJ-2014-032"
UNFORCED = Words("Sorts were not forced: scores are given in the mean of the sorters' distributions.")
ASSUMED = (
    Assumption(Words("the statements cover what people say of the subject"), UNKNOWN),
    Assumption(Words("a sorter would sort again as before (0.8 is taken)"), UNKNOWN),
)


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
    sorters: Names = (),
    extraction: Extraction = "PCA",
    rotation: Rotation = "varimax",
    stop: float = 1e-5,
    turns: Turns = (),
    flags: Mapping[str, int] | None = None,
    forced: bool = True,
    distribution: Sequence[float] = (),
) -> Result:
    """Factors of sorters who think alike, which statements each holds high or low, and on which they differ.
    Raises UnfitData, with the sorter who broke the forced distribution."""
    sorts = sorts_of(data, statement, sorters, distribution, forced=forced)
    asked = Asked(factors, extraction, rotation, stop, turns)
    found = _ways(sorts, asked, flags)
    return result_of(
        sorts,
        Method("Q-method", SOURCE, asked.options),
        (),
        found.sentence(),
        unit="sorts",
        assumptions=ASSUMED,
        numbers=found.numbers(),
        tables=found.tables(),
        notes=(*found.notes(), *(() if forced else (UNFORCED,))),
        r_code=(*sorts.r_code, "library(qmethod)", asked.in_r(sorts, statement, forced=forced)),
    )


@dataclass(frozen=True)
class Asked:
    """How many factors, how they are found, and how they are turned."""

    factors: int
    extraction: Extraction
    rotation: Rotation
    stop: float
    turns: Turns

    @property
    def options(self) -> dict[str, object]:
        by_hand = "; ".join(", ".join(f"{one:g}" for one in turn) for turn in self.turns)
        told = {"turns": by_hand} if self.turns else {}
        return {"extraction": self.extraction, "rotation": self.rotation, **told}

    def loadings(self, correlations: Floats) -> tuple[Floats, Floats]:
        """(n, k) of sorts that go together so (n, n), after all turns; and all eigenvalues (n,)."""
        loadings, values = principal(correlations, self.factors)
        if self.extraction == "centroid":
            loadings = facing_up(centroid(correlations, self.factors))
        if self.rotation == "varimax":
            loadings = _by_size(facing_up(varimax(loadings, self.stop)))
        return by_hand(loadings, [self._pair(turn) for turn in self.turns]), values

    def _pair(self, turn: Sequence[float]) -> tuple[int, int, float]:
        if len(turn) != 3 or turn[0] == turn[1] or not {turn[0], turn[1]} <= set(range(1, self.factors + 1)):
            raise refuse(
                N_("A turn is two different factors from 1 to {factors} and an angle, not {turn}."),
                factors=self.factors,
                turn=", ".join(f"{one:g}" for one in turn),
            )
        return int(turn[0]) - 1, int(turn[1]) - 1, float(turn[2])

    def in_r(self, sorts: Sorts, statement: str | None, *, forced: bool) -> str:
        column = f"d${name(statement)}" if statement else 'd[[which(names(d) == "")]]'
        names = "" if statement is None else f"rownames(d) <- {column}; "
        columns = ", ".join(f'"{sorter}"' for sorter in sorts.sorters)
        places = ", ".join(f"{place:g}" for place in sorts.distribution.tolist())
        unforced = "" if forced else f", forced = FALSE, distribution = c({places})"
        return (
            f"{names}m <- qmethod(d[c({columns})], nfactors = {self.factors}, extraction = "
            f'"{self.extraction}", rotation = "{self.rotation}"{unforced}); m'
        )


def _ways(sorts: Sorts, asked: Asked, flags: Mapping[str, int] | None) -> Ways:
    if not 1 <= asked.factors < sorts.n:
        raise refuse(
            N_("{factors} factors of {sorters} sorts: take at least 1, and fewer than there are sorts."),
            factors=asked.factors,
            sorters=sorts.n,
        )
    loadings, values = asked.loadings(np.asarray(np.corrcoef(sorts.places.T)))
    chosen = (
        flagged(loadings, len(sorts.statements)) if flags is None else _named(sorts, asked.factors, flags)
    )
    _check_defined(chosen)
    return Ways(sorts, loadings, values, scored(sorts.places, loadings, chosen, sorts.distribution))


def _by_size(loadings: Floats) -> Floats:
    return np.asarray(loadings[:, np.argsort(-np.sum(loadings**2, axis=0), kind="stable")])


def _named(sorts: Sorts, factors: int, flags: Mapping[str, int]) -> Booleans:
    """(sorters, k), from the number of the factor that each sort defines."""
    found = np.zeros((sorts.n, factors), bool)
    for sorter, factor in flags.items():
        if sorter not in sorts.sorters or not 1 <= factor <= factors:
            raise refuse(
                N_("“{sorter}” cannot define factor {factor}: there is no such sort, or no such factor."),
                sorter=sorter,
                factor=factor,
            )
        found[sorts.sorters.index(sorter), factor - 1] = True
    return found


def _check_defined(chosen: Booleans) -> None:
    if (empty := np.flatnonzero(~chosen.any(axis=0))).size:
        raise refuse(
            N_("No sort defines factor {factor}; take fewer factors, or name the sorts that do."),
            factor=int(empty[0]) + 1,
        )
