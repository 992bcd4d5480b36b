"""Ways of thinking that were found, as a result tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats
from samenspel.methods.evidence.result import Table
from samenspel.methods.evidence.shown import Cell
from samenspel.methods.words import Words

from .scoring import AT_99, Scores
from .sorts import Sorts

FACTORS = ("", "eigenvalue", "explained %", "sorts", "reliability", "SE of z")


@dataclass(frozen=True, eq=False)
class Ways:
    """Loadings (sorters, k) after all turns, all eigenvalues (sorters,), and what each factor says."""

    sorts: Sorts
    loadings: Floats
    eigenvalues: Floats
    scores: Scores

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"f{place}" for place in range(1, self.loadings.shape[1] + 1))

    @property
    def flags(self) -> Booleans:
        """(sorters, k): which sort defines which factor."""
        return self.scores.flags

    def numbers(self) -> dict[str, float | int]:
        """On how many statements each two factors differ, and on how many none do."""
        differs = self.scores.differs().sum(axis=0)
        pairs = combinations(range(len(differs)), 2)
        return {
            "statements": len(self.sorts.statements),
            **{f"f{one + 1} and f{other + 1} differ on": int(differs[one, other]) for one, other in pairs},
            "consensus statements": int(self.scores.is_consensus().sum()),
        }

    def tables(self) -> tuple[Table, ...]:
        rows = tuple(enumerate(self.eigenvalues.tolist(), 1))
        eigenvalues = Table("eigenvalues", ("factor", "eigenvalue"), rows)
        return self._factors(), self._loadings(), self._statements(), eigenvalues

    def _factors(self) -> Table:
        sizes, found = np.sum(self.loadings**2, axis=0), self.scores
        explained = 100 * sizes / len(self.loadings)
        columns = (sizes, explained, found.flags.sum(axis=0), found.reliability, found.error)
        between = np.atleast_2d(np.corrcoef(found.z.T))
        lists = [column.tolist() for column in (*columns, *between)]
        head = (*FACTORS, *(f"r with {name}" for name in self.names))
        return Table("factors", head, tuple(zip(self.names, *lists, strict=True)))

    def _loadings(self) -> Table:
        columns = (self.sorts.sorters, self.loadings.tolist(), self.flags.tolist())
        rows = tuple(
            (sorter, *row, ", ".join(name for name, one in zip(self.names, flags, strict=True) if one))
            for sorter, row, flags in zip(*columns, strict=True)
        )
        return Table("loadings", ("sort", *self.names, "defines"), rows)

    def _statements(self) -> Table:
        heads = (f"{kind} {name}" for kind in ("z", "score") for name in self.names)
        columns = (
            self.sorts.statements,
            self.scores.z.tolist(),
            self.scores.scores.tolist(),
            self._standing(),
        )
        rows = tuple(
            (said, *z, *scores, standing) for said, z, scores, standing in zip(*columns, strict=True)
        )
        return Table("statements", ("statement", *heads, "distinguishes"), rows)

    def _standing(self) -> Iterator[Cell]:
        """The factors that a statement distinguishes from every other (** at p < .01), all, or consensus."""
        found = self.scores
        columns = (found.distinguishes(), found.distinguishes(AT_99), found.is_consensus())
        for likely, sure, consensus in zip(*(column.tolist() for column in columns), strict=True):
            names = [
                f"{name}{'**' if surely else '*'}"
                for name, one, surely in zip(self.names, likely, sure, strict=True)
                if one
            ]
            yield "consensus" if consensus and len(likely) > 1 else ", ".join(names)

    def notes(self) -> Iterator[Words]:
        against = np.any(self.flags & (self.loadings < 0), axis=1)
        if against.any():
            named = self.sorts.named(against)
            yield Words("They define a factor by thinking its opposite: {sorters}.", sorters=named)
        twice = self.flags.sum(axis=1) > 1
        if twice.any():
            yield Words("They define more than one factor: {sorters}.", sorters=self.sorts.named(twice))
        alone = self.flags.sum(axis=0) == 1
        if alone.any():
            yield Words(
                "One person alone defines a factor ({factors}): what they think is not yet a way of "
                "thinking.",
                factors=", ".join(np.array(self.names)[alone].tolist()),
            )

    def sentence(self) -> Words:
        return Words(
            "{defining} of {n} sorts define {factors} ways of thinking; {consensus} of {statements} "
            "statements tell none of them apart. How many people think each way, sorts of people who were "
            "chosen cannot say.",
            defining=int(self.flags.any(axis=1).sum()),
            n=self.sorts.n,
            factors=len(self.names),
            consensus=int(self.scores.is_consensus().sum()),
            statements=len(self.sorts.statements),
        )
