"""What sets a group apart, and what everybody shares: Polis' statistics, from counts of votes alone.

Source of the definitions: Small, Bjorkegren, Erkkilä, Shaw, Megill, "Polis: scaling deliberation by mapping
high dimensional opinion spaces" (2021), and the server of Polis itself, whose published results the tests
reproduce.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .votes import Floats, Ints

SURE_ENOUGH = 1.2816
"""The z value of a one-sided test at 90 %."""


@dataclass(frozen=True)
class Shares:
    """For k groups and m statements (k, m) each; one kind of vote: agreed or disagreed.

    `number` cast this kind of vote of `seen` who voted; `share` is the smoothed (number + 1)/(seen + 2);
    `z` tests it against a half; `ratio` is the share over the share of everybody else; `ratio_z` tests
    the difference between both.
    """

    number: Ints
    seen: Ints
    share: Floats
    z: Floats
    ratio: Floats
    ratio_z: Floats

    @cached_property
    def strength(self) -> Floats:
        """What representative statements are ranked by."""
        return self.ratio * self.ratio_z * self.share * self.z


def shares(counts: Ints) -> tuple[Shares, Shares]:
    """Of agreement and of disagreement, from counts (k, m, 3) of who disagreed, passed and agreed."""
    seen = counts.sum(axis=2)
    return _shares(counts[:, :, 2], seen), _shares(counts[:, :, 0], seen)


def _shares(number: Ints, seen: Ints) -> Shares:
    others, others_seen = number.sum(axis=0) - number, seen.sum(axis=0) - seen
    share = smoothed(number, seen)
    return Shares(
        number=number,
        seen=seen,
        share=share,
        z=against_half(number, seen),
        ratio=share / smoothed(others, others_seen),
        ratio_z=against_others(number, seen, others, others_seen),
    )


def smoothed(number: Ints, seen: Ints) -> Floats:
    """Laplace's rule of succession: a half where nobody voted."""
    share: Floats = (number + 1) / (seen + 2)
    return share


def against_half(number: Ints, seen: Ints) -> Floats:
    """z of a share against a half, one added to both counts."""
    z: Floats = 2 * np.sqrt(seen + 1) * ((number + 1) / (seen + 1) - 0.5)
    return z


def against_others(number: Ints, seen: Ints, others: Ints, others_seen: Ints) -> Floats:
    """z of the difference between two shares, one added to all counts; 0 where everybody voted alike."""
    a, n, b, m = number + 1, seen + 1, others + 1, others_seen + 1
    pooled = (a + b) / (n + m)
    variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    z: Floats = np.where(pooled == 1, 0.0, (a / n - b / m) / np.sqrt(np.where(pooled == 1, 1.0, variance)))
    return z


def shared_by_groups(counts: Ints) -> tuple[Floats, Floats]:
    """Group-informed consensus (m,) on agreeing and on disagreeing: the product of the groups' shares.

    It is high only when every group agrees, however small the group.
    """
    seen = counts.sum(axis=2)
    return smoothed(counts[:, :, 2], seen).prod(axis=0), smoothed(counts[:, :, 0], seen).prod(axis=0)
