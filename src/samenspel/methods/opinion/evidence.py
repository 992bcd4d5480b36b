"""How many groups the votes support: tested on votes that were held back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.few import LEAST_K

from .axes import axes
from .camps import Camps, camps, places, predicted
from .leanings import Opinions, leanings
from .votes import Floats, Ints

FOLDS = 5
BETTER_Z, BETTER_BY = 2.0, 1.15
SURE, LEAST_CERTAINTY = 0.9, 0.75
ROUGH, ROUGH_AXES = 1e-3, 1e-5


@dataclass(frozen=True)
class Candidate:
    """k groups. `gain`: how much better, in natural log-likelihood a vote, votes that were held back are
    predicted than without groups; `z`: how many standard errors better than with the number of groups that
    was accepted before; `certainty`: the mean chance that a person is in the group where it is put;
    `smallest`: people in the smallest group; `refused`: why not, or empty."""

    k: int
    gain: float
    z: float
    certainty: float
    smallest: int
    refused: str = ""


def held_back(opinions: Opinions, most: int) -> Floats:
    """(n, most) each person's log-likelihood of votes that were held back, with 1 to `most` groups.

    Each fifth of the votes is held back once; leanings, axes and groups are computed from the others.
    """
    drawing = np.random.Generator(np.random.PCG64(1))
    fold = drawing.permutation(len(opinions.signs)) % FOLDS
    total, whole = np.zeros((opinions.n, most)), leanings(opinions)
    for one in range(FOLDS):
        kept, tested = opinions.part(fold != one), opinions.part(fold == one)
        base = leanings(kept, whole)
        found = axes(kept, base, most - 1, ROUGH_AXES)
        total[:, 0] += _likelihood(tested, base.half_odds(tested))
        known = places(kept, base, found.loadings)
        for k in range(2, most + 1):
            grouped = camps(known.on_first(k - 1), k, ROUGH)
            total[:, k - 1] += _likelihood(tested, predicted(base, tested, found, grouped))
    return total


def choose(likelihood: Floats, votes: int, fits: dict[int, Camps]) -> tuple[int, list[Candidate]]:
    """The number of groups, and all candidates with their evidence.

    From one group on, a number is accepted when held-back votes are predicted better than with the last
    accepted number: by BETTER_Z standard errors and, beyond two groups, with a gain BETTER_BY times as
    large; when people are in their group with a mean chance of LEAST_CERTAINTY; and when every group has
    LEAST_K.
    """
    gains = likelihood.sum(axis=0) - likelihood[:, 0].sum()
    accepted, candidates = 1, []
    for k, fit in fits.items():
        z = _z(likelihood[:, k - 1] - likelihood[:, accepted - 1])
        certainty, smallest = float(fit.certainty.mean()), int(_sizes(fit).min())
        refused = _refused(z, gains[k - 1], gains[accepted - 1], certainty, smallest)
        candidates.append(Candidate(k, float(gains[k - 1] / votes), z, certainty, smallest, refused))
        accepted = accepted if refused else k
    return accepted, candidates


def _refused(z: float, gain: float, before: float, certainty: float, smallest: int) -> str:
    if z < BETTER_Z:
        return "no-better"
    if gain < before * BETTER_BY:
        return "hardly-better"
    if smallest < LEAST_K:
        return "too-small"
    return "unsure" if certainty < LEAST_CERTAINTY else ""


def _sizes(fit: Camps) -> Ints:
    return np.bincount(fit.labels, minlength=len(fit.centres))


def _z(difference: Floats) -> float:
    error = difference.std() * np.sqrt(len(difference))
    return float(difference.sum() / error) if error > 0 else 0.0


def _likelihood(opinions: Opinions, half_odds: Floats) -> Floats:
    each = -np.logaddexp(0, -2 * opinions.signs * half_odds)
    return opinions.by_person(each)
