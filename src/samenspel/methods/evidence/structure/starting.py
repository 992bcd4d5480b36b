"""Where the steps begin: each factor as the first principal component of its items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .fitting import Fitted, Sample, fit
from .model import ERROR, INTERCEPT, LATENT, LOADING, PATH, Block, Model
from .samples import Moments

LEAST = 0.1
SPREAD, TURNED = 0.5, 0.1
"""How far starts are drawn from the first, as logarithms, and how many loadings turn round."""
APART = 0.001
"""Chi-squares that differ by more are of different ends."""


def start_of(model: Model, moments: Moments) -> Floats:
    """(q,), from the means (p,) and covariances (p, p) of each group."""
    found = np.zeros(len(model.labels))
    for block, (mean, cov) in zip(model.blocks, moments, strict=True):
        for entry, value in zip(block.entries, _of_block(block, mean, cov), strict=True):
            found[model.labels.index(entry.label)] = value
    return found


def _of_block(block: Block, mean: Floats, cov: Floats) -> list[float]:
    loadings, latent = _components(block, cov)
    values: dict[int, Callable[[int, int], float]] = {
        LOADING: lambda row, column: loadings[row, column],
        LATENT: lambda row, column: latent[row, column],
        ERROR: lambda row, column: cov[row, row] / 2 if row == column else 0.0,
        INTERCEPT: lambda row, column: mean[row],
    }
    return [float(values.get(one.kind, _nought)(one.row, one.column)) for one in block.entries]


def _nought(row: int, column: int) -> float:
    return 0.0


def _components(block: Block, cov: Floats) -> tuple[Floats, Floats]:
    """Loadings (p, m) and covariances (m, m) of the components, in the unit of each factor's first item."""
    p, m = block.fixed.shape
    loadings, weights = block.fixed.copy(), np.zeros((p, m))
    for column in range(m):
        first = int(np.argmax(block.fixed[:, column]))
        rest = [one.row for one in block.entries if one.kind == LOADING and one.column == column]
        own = [first, *rest]
        vector = np.linalg.eigh(cov[np.ix_(own, own)])[1][:, -1]
        unit = vector[0] if abs(vector[0]) > LEAST else np.copysign(LEAST, vector[0])
        loadings[rest, column] = vector[1:] / unit
        weights[own, column] = vector * unit
    return loadings, 0.8 * weights.T @ cov @ weights


@dataclass(frozen=True)
class Starts:
    """From how many places the steps begin: one from the data, the others drawn around it."""

    number: int
    seed: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise refuse(N_("The steps begin from {starts} places; 1 is the least."), starts=self.number)

    @property
    def options(self) -> dict[str, int]:
        """Said where there is more than one."""
        return {"starts": self.number} if self.number > 1 else {}

    @property
    def told_seed(self) -> int | None:
        return self.seed if self.number > 1 else None

    def fit(
        self, model: Model, samples: Sequence[Sample], moments: Moments
    ) -> tuple[Fitted, tuple[Words, ...]]:
        """The end that fits best, and a note where others end elsewhere."""
        begun = start_of(model, moments)
        chance = np.random.default_rng(self.seed)
        starts = [begun, *(_drawn(model, begun, chance) for _ in range(self.number - 1))]
        ends = [fit(model, samples, start) for start in starts]
        at_rest = [end for end in ends if end.settled]
        if not at_rest:
            return ends[0], ()
        lowest = min(end.look.deviance for end in at_rest)
        best = next(end for end in at_rest if end.look.deviance < lowest + APART)
        return best, tuple(self._notes(at_rest, lowest))

    def _notes(self, at_rest: Sequence[Fitted], lowest: float) -> Iterator[Words]:
        if lost := self.number - len(at_rest):
            yield Words("Of {starts} starting points {lost} came to no rest.", starts=self.number, lost=lost)
        worse = [gap for end in at_rest if (gap := end.look.deviance - lowest) > APART]
        if worse:
            yield Words(
                "Of {starts} starting points {worse} ended elsewhere, where the model fits worse (chi-square "
                "higher by {least} or more); the best end is given. Such a model asks much of these answers.",
                starts=self.number,
                worse=len(worse),
                least=f"{min(worse):.2f}",
            )


def _drawn(model: Model, begun: Floats, chance: np.random.Generator) -> Floats:
    """(q,): loadings and variances of another size (some loadings of another sign), no covariances and small
    paths, so that every start implies covariances."""
    found = begun.copy()
    for block in model.blocks:
        for (kind, row, column, _label), place in zip(block.entries, block.places.tolist(), strict=True):
            if kind == LOADING:
                found[place] *= np.exp(SPREAD * chance.normal()) * (-1 if chance.random() < TURNED else 1)
            elif kind in (LATENT, ERROR):
                found[place] *= np.exp(SPREAD * chance.normal()) if row == column else 0
            elif kind == PATH:
                found[place] = SPREAD * chance.normal()
    return found
