"""Many tests at once: how many of them would have been striking by chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_, Words


def bonferroni(p: Floats) -> Floats:
    """Of p-values (m,), adjusted (m,): none of all tests errs by chance."""
    return np.minimum(1, len(p) * p)


def holm(p: Floats) -> Floats:
    """The same promise as Bonferroni's, and never more tests kept (Holm 1979, jstor 4615733)."""
    order, m = np.argsort(p), len(p)
    found = np.minimum(1, np.maximum.accumulate((m - np.arange(m)) * p[order]))
    return np.asarray(found[np.argsort(order)])


def benjamini_hochberg(p: Floats) -> Floats:
    """The expected share of errors among what is called found (Benjamini & Hochberg 1995, doi
    10.1111/j.2517-6161.1995.tb02031.x)."""
    order, m = np.argsort(p), len(p)
    scaled = p[order] * m / np.arange(1, m + 1)
    found = np.minimum(1, np.minimum.accumulate(scaled[::-1])[::-1])
    return np.asarray(found[np.argsort(order)])


ADJUSTED: Mapping[str, Callable[[Floats], Floats]] = {
    "Bonferroni": bonferroni,
    "Holm": holm,
    "Benjamini-Hochberg": benjamini_hochberg,
}
SOURCE = "Holm 1979; Benjamini & Hochberg 1995, doi 10.1111/j.2517-6161.1995.tb02031.x"
IN_R = ("bonferroni", "holm", "BH")
ASSUMED = (
    Assumption(Words("every test that was done is here, and not only what pleased"), UNKNOWN),
    Assumption(Words("tests do not go against each other (for Benjamini and Hochberg)"), UNKNOWN),
)


@listed(
    "How many of many tests stand when it is counted that there were many.",
    p="the column with the p-values of all tests that were done",
    test="the column with what was tested",
    alpha="the share of errors that is accepted",
)
def many_tests(data: Any, p: str, *, test: str | None = None, alpha: float = 0.05) -> Result:
    """Each p-value adjusted by Bonferroni, Holm, and Benjamini and Hochberg. Raises UnfitData.

    >>> many_tests({"p": [0.01, 0.02, 0.03, 0.5]}, "p").numbers["found by Benjamini-Hochberg"]
    3
    """
    used = Used.of(data, p, test)
    found = Many(_names(used.rows, test), _chances(used.rows, p), alpha)
    if not 0 < alpha < 1:
        raise refuse(N_("“alpha” is {alpha}, which is not between 0 and 1."), alpha=f"{alpha:g}")
    return used.result(
        Method("adjusted p-values", SOURCE, {"alpha": alpha}),
        (),
        found.sentence(),
        unit="tests",
        assumptions=ASSUMED,
        numbers={f"found by {kind}": number for kind, number in found.stand().items()},
        tables=(found.table(),),
        r_code=(*read_data(used.whole), *(f'p.adjust(d${name(p)}, "{kind}")' for kind in IN_R)),
    )


@dataclass(frozen=True, eq=False)
class Many:
    """Tests with their p-values (m,), and the share of errors that is accepted."""

    names: Names
    p: Floats
    alpha: float

    @cached_property
    def adjusted(self) -> dict[str, Floats]:
        return {kind: adjust(self.p) for kind, adjust in ADJUSTED.items()}

    def stand(self) -> dict[str, int]:
        return {kind: int(np.sum(values <= self.alpha)) for kind, values in self.adjusted.items()}

    def table(self) -> Table:
        columns = (column.tolist() for column in (self.p, *self.adjusted.values()))
        return Table("tests", ("test", "p", *ADJUSTED), tuple(zip(self.names, *columns, strict=True)))

    def sentence(self) -> Words:
        n, stand = len(self.p), self.stand()
        return Words(
            "Of {n} tests {alone} are below {alpha} one by one, of which {chance} would be expected by "
            "chance if nothing were there. Counting that there were many, {holm} stand if no error is "
            "allowed (Holm), and {bh} if a share of {alpha} of what is called found may be wrong (Benjamini "
            "and Hochberg).",
            n=n,
            alone=int(np.sum(self.p <= self.alpha)),
            alpha=f"{self.alpha:g}",
            chance=f"{n * self.alpha:.3g}",
            holm=stand["Holm"],
            bh=stand["Benjamini-Hochberg"],
        )


def _names(rows: Data, test: str | None) -> Names:
    if test is None:
        return [str(rows.line(row)) for row in range(rows.n)]
    return list(map(str, rows.texts(test)))


def _chances(rows: Data, p: str) -> Floats:
    found = rows.numbers(p)
    if (wrong := np.flatnonzero((found < 0) | (found > 1))).size:
        raise refuse(
            N_("Row {line}, column “{name}”: {value} is no p-value; those are from 0 to 1."),
            line=rows.line(int(wrong[0])),
            name=p,
            value=f"{found[wrong[0]]:g}",
        )
    return found
