"""Which statement a person is asked about next: drawn at random, by the weights of Polis.

What is new, what people do not agree on and what carries much of the map come sooner; what people pass comes
later. A fixed order would let the first statements collect most votes. Source: the server of Polis
(compdemocracy/polis, math/src/polismath/math/conversation.clj, priority-metric).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .polis import project
from .votes import Floats, Votes

ABOUT_A_PERSON = 7.0
"""In place of what is measured, for a statement about a person."""
FIRST_OF_THEM, ONE_IN = 7, 5


def weight(disagrees: int, passes: int, agrees: int, reach: float, *, is_about_person: bool = False) -> float:
    """How likely this statement is drawn, beside the weights of the others. `reach`: of `reaches`.

    >>> round(weight(disagrees=2, passes=1, agrees=8, reach=1.5), 3)
    16.115
    """
    if is_about_person:
        return ABOUT_A_PERSON**2
    seen = disagrees + passes + agrees
    passed, agreed = (passes + 1) / (seen + 2), (agrees + 1) / (seen + 2)
    importance = (1 - passed) * (reach + 1) * agreed
    return float((importance * (1 + 8 * 2 ** (-seen / 5))) ** 2)


def reaches(votes: Votes) -> Floats:
    """(m,) how far from the middle of the map somebody stands who agreed with that statement alone.

    >>> votes = Votes.collect(["ann", "ann", "bob"], ["1", "2", "1"], [1, -1, 0])
    >>> reaches(votes).shape
    (2,)
    """
    return np.asarray(np.linalg.norm(project(votes).statements, axis=1), dtype=np.float64)


def may_be_about_person(cast: int, about_people: int) -> bool:
    """Of who cast so many votes, that many on statements about a person: is one more in order? None before
    the eighth vote, and never more than one in five.

    >>> may_be_about_person(7, 0), may_be_about_person(8, 0), may_be_about_person(9, 1)
    (True, True, True)
    """
    return cast >= FIRST_OF_THEM and ONE_IN * (about_people + 1) <= cast + 1


def drawn(weights: Sequence[float], lot: float) -> tuple[int, float]:
    """The place that a lot from 0 up to 1 falls on, and the chance that it had.

    >>> drawn([1.0, 3.0], 0.5)
    (1, 0.75)
    """
    ends = np.cumsum(weights)
    place = min(int(np.searchsorted(ends, lot * ends[-1], side="right")), len(weights) - 1)
    return place, float(weights[place] / ends[-1])
