"""Which answers are missing, and which are missing together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table, estimates_of
from samenspel.methods.evidence.rscript import read_data, texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

BY_CHANCE = Assumption(
    Words("whether an answer is missing does not depend on what it would have been"), UNKNOWN
)


@listed(
    "Which answers are missing, how often, and which are missing together.",
    columns="the columns to look at; without it all",
)
def missing_patterns(data: Any, columns: Names = ()) -> Result:
    """The share of each column that is missing, and every pattern with its number of rows, the most frequent
    first (van Buuren 2018, ISBN 9781138588318, ch. 4).

    >>> found = missing_patterns({"a": [1, None, 3, None], "b": [1, 2, 3, None]})
    >>> found["a"].value, found.numbers["rows with every answer"]
    (0.5, 2)
    """
    rows = Data.of(data)
    names = tuple(columns) or rows.names
    if not rows.n or not names:
        raise refuse(N_("There is no row to look at."))
    found = Patterns(names, np.column_stack([rows.is_answered(name) for name in names]))
    return Result(
        Method("patterns of missing answers", "van Buuren 2018, ISBN 9781138588318, ch. 4"),
        estimates_of(names, 1 - found.there.mean(axis=0)),
        rows.n,
        found.sentence(),
        assumptions=(BY_CHANCE,),
        numbers={"rows with every answer": found.whole, "patterns": len(found.patterns)},
        tables=(found.table(),),
        r_code=(*read_data(rows), f"colMeans(is.na(d[{texts(list(names))}]))"),
    )


@dataclass(frozen=True, eq=False)
class Patterns:
    """Of columns whether each answer is there (n, k)."""

    names: tuple[str, ...]
    there: Booleans

    @property
    def whole(self) -> int:
        return int(self.there.all(axis=1).sum())

    @cached_property
    def patterns(self) -> list[tuple[int, Booleans]]:
        """How often each comes, the most frequent first."""
        patterns, counts = np.unique(self.there, axis=0, return_counts=True)
        order = np.argsort(-counts, kind="stable").tolist()
        return [(int(counts[one]), patterns[one]) for one in order]

    def table(self) -> Table:
        rows = tuple((count, *np.where(one, "yes", "–").tolist()) for count, one in self.patterns)
        return Table("patterns", ("rows", *self.names), rows)

    def sentence(self) -> Words:
        return Words(
            "{whole} of {n} rows have every answer; {missing} of all answers are missing, in {patterns} "
            "patterns.",
            whole=self.whole,
            n=len(self.there),
            missing=f"{1 - self.there.mean():.1%}",
            patterns=len(self.patterns),
        )
