"""Along which axes opinions differ beyond that, and how many of them are more than chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .directions import Entries, main_directions
from .leanings import Leanings, Opinions, leanings
from .votes import Floats

MOST_AXES, DRAWS = 4, 19
FEWEST_STATEMENTS = 4.0
SHRINK, FEW_VOTES = 3.0, 10.0
ROUGH = 1e-3


@dataclass(frozen=True, eq=False)
class Axes:
    """`strengths` (q,) and, of every statement, `loadings` (m, q): the change in half log-odds of agreeing
    for a person one unit up the axis. `breadths` (q,): how many statements carry it, as 1/Σ share²."""

    strengths: Floats
    loadings: Floats
    breadths: Floats


def axes(opinions: Opinions, base: Leanings, q: int = MOST_AXES, tolerance: float = 1e-11) -> Axes:
    """The main directions of what `base` does not expect, statements weighted by 1/√(votes + FEW_VOTES)."""
    entries = _surprises(opinions, base)
    strengths, vectors = _padded(*main_directions(entries, q, tolerance), q)
    information = opinions.by_statement(1 - base.expected**2)
    loadings = (vectors * _weight(opinions) / (information + SHRINK)).T
    length = np.sqrt((loadings**2 * information[:, None]).sum(axis=0) / max(information.sum(), 1e-300))
    breadths = 1 / np.maximum((vectors**4).sum(axis=1), 1e-300)
    return Axes(strengths, loadings / np.where(length > 0, length, 1), breadths)


def chance_strengths(opinions: Opinions, base: Leanings) -> Floats:
    """(DRAWS,) the strength of the first axis in conversations without camps.

    In each draw the same people vote on the same statements, independently, with the odds that `base` gives
    (parallel analysis, Horn, 1965, by a parametric bootstrap). The random numbers are always the same.
    """
    drawing = np.random.Generator(np.random.PCG64(0))
    return np.array([_drawn(opinions, base, drawing) for _ in range(DRAWS)])


def supported(found: Axes, chance: Floats) -> int:
    """How many axes, from the first on, are stronger than any by chance (p ≤ 1/(DRAWS + 1)), and not carried
    by a few statements that say the same."""
    real = (found.strengths > chance.max()) & (found.breadths >= FEWEST_STATEMENTS)
    return int(np.argmin(np.append(real, False)))


def _drawn(opinions: Opinions, base: Leanings, drawing: np.random.Generator) -> float:
    truth = base.plausible(opinions, drawing)
    signs = np.where(drawing.random(len(opinions.signs)) < (1 + truth.expected) / 2, 1.0, -1.0)
    drawn = Opinions(opinions.n, opinions.m, opinions.rows, opinions.columns, signs)
    return float(main_directions(_surprises(drawn, leanings(drawn, base)), 1, ROUGH)[0].max(initial=0))


def _padded(strengths: Floats, vectors: Floats, q: int) -> tuple[Floats, Floats]:
    """Where there are fewer people or statements than axes, the others have no strength."""
    missing = q - len(strengths)
    return np.pad(strengths, (0, missing)), np.pad(vectors, ((0, missing), (0, 0)))


def _surprises(opinions: Opinions, base: Leanings) -> Entries:
    values = (opinions.signs - base.expected) / _weight(opinions)[opinions.columns]
    return Entries(opinions.n, opinions.m, opinions.rows, opinions.columns, values)


def _weight(opinions: Opinions) -> Floats:
    """(m,) so that a statement counts by what is said in it, and one with a few votes hardly."""
    weight: Floats = np.sqrt(np.bincount(opinions.columns, minlength=opinions.m) + FEW_VOTES)
    return weight
