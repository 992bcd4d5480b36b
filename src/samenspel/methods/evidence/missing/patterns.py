"""Which answers are missing, and which are missing together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table, estimates_of
from samenspel.methods.evidence.rscript import read_data, texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words


@listed(
    "Which answers are missing, how often, and which are missing together.",
    columns="the columns to look at; without it all",
)
def missing_patterns(data: Any, columns: Sequence[str] = ()) -> Result:
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
    there = np.column_stack([rows.is_answered(name) for name in names])
    patterns, counts = np.unique(there, axis=0, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    whole = int(there.all(axis=1).sum())
    return Result(
        Method("patterns of missing answers", "van Buuren 2018, ISBN 9781138588318, ch. 4"),
        estimates_of(names, 1 - there.mean(axis=0)),
        rows.n,
        Words(
            "{whole} of {n} rows have every answer; {missing} of all answers are missing, in {patterns} "
            "patterns.",
            whole=whole,
            n=rows.n,
            missing=f"{1 - there.mean():.1%}",
            patterns=len(patterns),
        ),
        assumptions=(
            Assumption(
                Words("whether an answer is missing does not depend on what it would have been"), UNKNOWN
            ),
        ),
        numbers={"rows with every answer": whole, "patterns": len(patterns)},
        tables=(
            Table(
                "patterns",
                ("rows", *names),
                tuple((int(counts[one]), *np.where(patterns[one], "yes", "–").tolist()) for one in order),
            ),
        ),
        r_code=(*read_data(rows), f"colMeans(is.na(d[{texts(list(names))}]))"),
    )
