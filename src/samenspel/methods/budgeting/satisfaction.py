"""How the voters fared: who got something they voted for, and how much."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from samenspel.methods.nouns import voters

from .election import Election, Integers
from .support import Floats


@dataclass(frozen=True)
class Steered:
    """What voters paid for winners from their equal share, in 1/scale: rounded to the nearest."""

    lowest: int
    median: int
    mean: int
    highest: int


@dataclass(frozen=True)
class Satisfaction:
    """`represented` voters have at least one winner of theirs; `distribution[k]` voters have exactly k."""

    voters: int
    represented: int
    distribution: tuple[int, ...]
    steered: Steered | None

    @property
    def share(self) -> float:
        return self.represented / self.voters if self.voters else 0.0

    @property
    def mean(self) -> Fraction:
        """The mean number of winners that a voter listed."""
        total = sum(winners * voters for winners, voters in enumerate(self.distribution))
        return Fraction(total, self.voters) if self.voters else Fraction(0)

    @property
    def sentence(self) -> str:
        """In English."""
        return (
            f"{self.represented:,} of {voters(self.voters)} ({self.share:.1%}) "
            f"voted for at least one chosen project; {float(self.mean):.2f} on average."
        )


def measure(election: Election, chosen: npt.NDArray[np.bool_], paid: Floats | None) -> Satisfaction:
    """`chosen` masks the projects; `paid` holds what a voter with each distinct ballot paid."""
    counts = election.counts_of(chosen)
    distribution = np.bincount(counts, weights=election.weights).astype(np.int64)
    return Satisfaction(
        voters=election.voters,
        represented=int(distribution[1:].sum()),
        distribution=tuple(int(voters) for voters in distribution),
        steered=None if paid is None or not election.voters else _steered(paid, election.weights),
    )


def _steered(paid: Floats, weights: Integers) -> Steered:
    order = np.argsort(paid, kind="stable")
    middle = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    return Steered(
        lowest=round(float(paid.min())),
        median=round(float(paid[order][middle])),
        mean=round(math.fsum(paid * weights) / int(weights.sum())),  # the same in any order of ballots
        highest=round(float(paid.max())),
    )


def preferring(election: Election, a: npt.NDArray[np.bool_], b: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """How many voters have more of their projects in `a` than in `b`, and the reverse."""
    difference = election.counts_of(a) - election.counts_of(b)
    return int(election.weights[difference > 0].sum()), int(election.weights[difference < 0].sum())
