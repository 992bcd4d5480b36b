"""A sample that was drawn in strata and clusters, with unequal chances, and the variance that follows.

Linearised, stage by stage: Särndal, Swensson & Wretman 1992, ISBN 9780387975283, ch. 4-5; as R's survey has
it (Lumley 2004, doi 10.18637/jss.v009.i08).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Ints, Names
from samenspel.methods.evidence.least import sums
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weights import weights_of
from samenspel.methods.words import N_

from .calibrated import Calibration, Kind, Margins, calibrated, margins_of

Lonely = Literal["refuse", "certainty", "adjust"]


@dataclass(frozen=True, eq=False)
class Stage:
    """One drawing: of each row (n,) the unit it came with, counted through all strata; the stratum, and how
    many units there were to draw from, infinite when nobody said."""

    unit: Ints
    stratum: Ints
    population: Floats


@dataclass(frozen=True, eq=False)
class Sample:
    """Weights (n,), the drawings from the first on, what to do with a stratum of one unit, and how weights
    were made to agree with known totals."""

    weights: Floats
    stages: tuple[Stage, ...]
    lonely: Lonely = "refuse"
    calibration: Calibration | None = None

    @property
    def df(self) -> int:
        return self.df_among(np.ones(len(self.weights), bool))

    def df_among(self, kept: Booleans) -> int:
        """Clusters less strata that some of the rows are in."""
        first = self.stages[0]
        return len(np.unique(first.unit[kept])) - len(np.unique(first.stratum[kept]))

    def variance(self, scores: Floats) -> Floats:
        """(k, k) of totals of weighted scores (n, k)."""
        if self.calibration is not None:
            scores = self.calibration.left_over(scores)
        return _by_stages(scores, self.stages, self.lonely)


@dataclass(frozen=True)
class Drawing:
    """How people were drawn: the columns with weights, strata, and by stage clusters and populations; what to
    do with a stratum of one unit; and the known totals that weights are made to agree with."""

    weights: str | None = None
    strata: str | None = None
    clusters: Names = ()
    populations: Names = ()
    lonely: Lonely = "refuse"
    margins: Margins | None = None
    calibration: Kind = "raking"

    @property
    def columns(self) -> list[str]:
        """Those that must be known of a row."""
        named = (self.weights, self.strata, *self.clusters, *self.populations)
        return [one for one in named if one]


def sample_of(rows: Data, drawing: Drawing) -> Sample:
    """Refuses weights of 0 or less, more populations than stages, and populations smaller than samples."""
    stages = tuple(_stages(rows, drawing))
    found = weights_of(rows, drawing.weights)
    sample = Sample(_chances(stages) if found is None else found, stages, drawing.lonely)
    if not drawing.margins:
        return sample
    margins = margins_of(rows, drawing.margins, sample.weights)
    made = calibrated(margins, sample.weights, drawing.calibration)
    return replace(sample, weights=made.after, calibration=made)


def _stages(rows: Data, drawing: Drawing) -> Iterator[Stage]:
    """The first is drawn within the strata, each other within the units of the one before."""
    clusters, populations = drawing.clusters, drawing.populations
    if len(populations) > max(1, len(clusters)):
        raise refuse(N_("Name as many populations as there are stages: one for each column of clusters."))
    within = rows.levels(drawing.strata)[0] if drawing.strata else np.zeros(rows.n, int)
    for place in range(max(1, len(clusters))):
        unit = _numbered(within, rows.levels(clusters[place])[0] if clusters else np.arange(rows.n))
        yield Stage(unit, within, _population(rows, populations[place:], within, unit))
        within = unit


def _chances(stages: Sequence[Stage]) -> Floats:
    """Without weights: one over the chance to be drawn where populations are known, else one."""
    weights = np.ones(len(stages[0].unit))
    for stage in stages:
        drawn = _sizes(stage)[stage.stratum]
        weights = weights * np.where(np.isinf(stage.population), 1.0, stage.population / drawn)
    return weights


def _population(rows: Data, names: Names, stratum: Ints, unit: Ints) -> Floats:
    """(n,) how many units there were; shares of at most 1 are the part that was drawn."""
    if not names:
        return np.full(rows.n, np.inf)
    found = rows.numbers(names[0])
    first = np.zeros(int(stratum.max()) + 1, int)
    first[stratum[::-1]] = np.arange(rows.n)[::-1]
    drawn = np.bincount(stratum[np.unique(unit, return_index=True)[1]])[stratum]
    total = np.where(found <= 1, drawn / np.maximum(found, 1e-300), found)
    wrong = (found != found[first][stratum]) | (total < drawn * (1 - 1e-9)) | (found <= 0)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise _no_population(rows, names[0], row, int(drawn[row]))
    return np.asarray(total, float)


def _no_population(rows: Data, name: str, row: int, drawn: int) -> ValueError:
    return refuse(
        N_(
            "Row {line}: “{name}” is {value}, where {drawn} units were drawn; it must be one number for the "
            "stratum, and no smaller (or the share that was drawn)."
        ),
        line=rows.line(row),
        name=name,
        value=f"{rows.numbers(name)[row]:.6g}",
        drawn=drawn,
    )


def _numbered(outer: Ints, inner: Ints) -> Ints:
    """Units with one name in two strata are two units."""
    return np.asarray(np.unique(outer * (int(inner.max()) + 1) + inner, return_inverse=True)[1])


def _sizes(stage: Stage) -> Ints:
    """Of each stratum how many units are in the sample."""
    first = np.unique(stage.unit, return_index=True)[1]
    return np.asarray(np.bincount(stage.stratum[first], minlength=int(stage.stratum.max()) + 1))


def _by_stages(scores: Floats, stages: Sequence[Stage], lonely: Lonely) -> Floats:
    """The first drawing, and what later ones add where the first took a known part of all."""
    found = _one_stage(scores, stages[0], lonely)
    if len(stages) == 1 or np.isinf(stages[0].population).all():
        return found
    share = (_sizes(stages[0])[stages[0].stratum] / stages[0].population).clip(max=1)
    order = np.argsort(stages[0].unit, kind="stable")
    edges = np.flatnonzero(np.diff(stages[0].unit[order])) + 1
    for rows in np.split(order, edges):
        inner = [_part(stage, rows) for stage in stages[1:]]
        found = found + share[rows[0]] * _by_stages(scores[rows], inner, lonely)
    return found


def _part(stage: Stage, rows: Ints) -> Stage:
    unit, stratum = (np.unique(codes[rows], return_inverse=True)[1] for codes in (stage.unit, stage.stratum))
    return Stage(unit, stratum, stage.population[rows])


def _one_stage(scores: Floats, stage: Stage, lonely: Lonely) -> Floats:
    totals = sums(scores, stage.unit)
    first = np.unique(stage.unit, return_index=True)[1]
    stratum, population, sizes = stage.stratum[first], stage.population[first], _sizes(stage)
    left = np.where(np.isinf(population), 1.0, 1 - sizes[stratum] / population).clip(min=0)
    alone = (sizes[stratum] == 1) & (left > 1e-7)
    if alone.any() and lonely == "refuse":
        raise _alone(int(alone.sum()))
    means = sums(totals, stratum) / np.maximum(sizes, 1)[:, None]
    off = totals - np.where(alone[:, None], totals.mean(axis=0), means[stratum])
    several = sizes[stratum] / np.maximum(sizes[stratum] - 1, 1)
    factor = left * np.where(alone, float(lonely == "adjust"), several)
    return np.asarray((off * factor[:, None]).T @ off)


def _alone(n: int) -> ValueError:
    return refuse(
        N_(
            "{n} strata have one unit each, from which no variance can be known; put strata together, or say "
            "what to do with lonely ones (certainty, adjust)."
        ),
        n=n,
    )
