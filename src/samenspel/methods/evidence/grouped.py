"""The errors of coefficients, by how the rows came: alone, in clusters, in clusters of two kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from samenspel.methods.words import N_, Words

from .data import Data, Floats, Names
from .least import Fit, classical, hanging, robust
from .result import Estimate
from .sandwich import clustered_twice, clustered_with_df
from .unfit import refuse
from .weighed import weighed

FEWEST = 10
FEW = 40
OWN = ("HC2", "HC3")
"""Corrections by how much a row decides itself."""
Correction = Literal["classical", "HC0", "HC1", "HC2", "HC3", "CR0", "CR1", "CR1S", "CR2", "CR3"]


@dataclass(frozen=True, eq=False)
class Errors:
    """`variance` (k, k), None where there are too few clusters for any; `df` (k,), None for a normal
    statistic; `clusters` is the smallest count, 0 without clusters."""

    correction: str
    variance: Floats | None
    df: Floats | None
    r_code: tuple[str, ...]
    clusters: int = 0
    notes: tuple[Words, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    hanging: Mapping[int, int] = field(default_factory=dict)

    @property
    def se(self) -> Floats | None:
        return None if self.variance is None else np.sqrt(np.maximum(np.diag(self.variance), 0))

    def estimates(
        self, names: Sequence[str], values: Floats, level: float, kept: slice = slice(None)
    ) -> tuple[Estimate, ...]:
        """Coefficients (k,) with these errors; of those in `kept`. Refuses one that hangs on one row."""
        for place in range(len(values))[kept]:
            if place in self.hanging:
                raise self._alone(names[place], self.hanging[place])
        se, df = (None if one is None else one[kept] for one in (self.se, self.df))
        return weighed(names[kept], values[kept], se, level, df)

    def _alone(self, name: str, line: int) -> ValueError:
        return refuse(
            N_(
                "“{name}” hangs on row {line} alone, so that {correction} has no error for it: leave that "
                "row out, put its level together with another, or take the correction classical."
            ),
            name=name,
            line=line,
            correction=self.correction,
        )


def errors_of(fit: Fit, rows: Data, cluster: Names, correction: str | None = None) -> Errors:
    """For at most two columns that say in which cluster a row is. Without a correction: HC2, CR2, or CR1S for
    two ways. Refuses a correction that is not for such rows; below 10 clusters there is none."""
    if not cluster:
        return _by_row(fit, rows, correction or "HC2")
    if len(cluster) > 2:
        raise refuse(N_("Name one or two columns with clusters, not {n}."), n=len(cluster))
    return _by_cluster(fit, rows, cluster, correction or ("CR2" if len(cluster) == 1 else "CR1S"))


def _by_row(fit: Fit, rows: Data, correction: str) -> Errors:
    if correction.startswith("CR"):
        raise refuse(N_("{correction} is for clusters; name the column with them."), correction=correction)
    variance = classical(fit) if correction == "classical" else robust(fit, correction)
    df = None if fit.is_likelihood else np.full(len(variance), float(fit.df))
    kind = "vcov" if correction == "classical" else f'vcovHC(m, type = "{correction}")'
    hangs = {place: rows.line(row) for place, row in hanging(fit).items()} if correction in OWN else {}
    return Errors(correction, variance, df, (*_R, f"coeftest(m, vcov = {kind})"), hanging=hangs)


def _by_cluster(fit: Fit, rows: Data, cluster: Names, correction: str) -> Errors:
    if not correction.startswith("CR"):
        raise refuse(
            N_("{correction} takes every row for itself; these come in clusters."), correction=correction
        )
    counts = {f"clusters by {name}": int(rows.levels(name)[0].max()) + 1 for name in cluster}
    smallest = min(counts.values())
    if smallest < FEWEST:
        return Errors(correction, None, None, (), smallest, (_too_few(smallest),), counts)
    variance, df, r_code = (_one_way if len(cluster) == 1 else _two_ways)(fit, rows, cluster, correction)
    notes = () if smallest >= FEW else (_few(smallest, fit.is_likelihood),)
    return Errors(correction, variance, df, r_code, smallest, notes, counts)


Found = tuple[Floats, Floats, tuple[str, ...]]


def _one_way(fit: Fit, rows: Data, cluster: Names, correction: str) -> Found:
    r_code = (
        "library(clubSandwich)",
        f'used <- d[names(residuals(m)), "{cluster[0]}"]',
        f'coef_test(m, vcov = "{correction}", cluster = used, test = "Satterthwaite")',
    )
    return *clustered_with_df(fit, rows.levels(cluster[0])[0], correction), r_code


def _two_ways(fit: Fit, rows: Data, cluster: Names, correction: str) -> Found:
    if correction in ("CR2", "CR3"):
        raise refuse(
            N_("{correction} is for clusters of one kind; take CR1S for two."), correction=correction
        )
    one, other = (rows.levels(name)[0] for name in cluster)
    variance = clustered_twice(fit, one, other, correction)
    if (np.diag(variance) < 0).any():
        raise refuse(
            N_("The clusters of two kinds leave a variance below 0; take the kind with fewer clusters alone.")
        )
    df = np.full(len(variance), min(one.max(), other.max()), float)
    return variance, df, (*_R, f"coeftest(m, vcov = vcovCL(m, cluster = ~ {' + '.join(cluster)}))")


def _few(count: int, is_likelihood: bool) -> Words:
    if is_likelihood:
        return Words(
            "With {count} clusters errors are themselves uncertain; CR3, which is on the safe side, is made "
            "for it.",
            count=count,
        )
    return Words(
        "With {count} clusters errors are themselves uncertain; CR2 with Satterthwaite's degrees of freedom "
        "is made for it.",
        count=count,
    )


def _too_few(count: int) -> Words:
    return Words(
        "{count} clusters are too few for errors that can be believed; if they were drawn by lot, test the "
        "outcome with randomisation-inference.",
        count=count,
    )


_R = ("library(sandwich)", "library(lmtest)")
