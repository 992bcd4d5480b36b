"""Names of groups: A is the largest, and a group keeps its name when votes are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from string import ascii_uppercase

import numpy as np

from .votes import Ints


def by_size(labels: Ints, counts: Ints) -> tuple[Ints, list[int]]:
    """The labels (n,) numbered anew, and the old number of each group: the largest first; of equal ones the
    one that agreed more, from the first statement on, so that the numbering depends on nothing but votes.
    `counts` is (k, m, 3)."""
    k = len(counts)
    sizes = np.bincount(labels[labels >= 0], minlength=k)
    order = sorted(range(k), key=lambda g: (-sizes[g], (-counts[g, :, 2]).tolist(), counts[g, :, 0].tolist()))
    new = np.empty(k + 1, np.int64)
    new[order], new[k] = np.arange(k), -1
    return new[labels], order


def names(members: Sequence[Sequence[str]], before: Mapping[str, str] | None = None) -> list[str]:
    """A letter for each group, given its members; of groups before, that most of the people share.

    `before` gives people the name of their group in the last map. Groups that share more people choose first;
    a group that continues none gets a letter that was not used.
    """
    before = before or {}
    shared = sorted(
        ((-number, name, g) for g, people in enumerate(members) for name, number in _shared(people, before)),
    )
    chosen: dict[int, str] = {}
    for _number, name, g in shared:
        if g not in chosen and name not in chosen.values():
            chosen[g] = name
    fresh = (letter for letter in _letters() if letter not in {*before.values(), *chosen.values()})
    return [chosen[g] if g in chosen else next(fresh) for g in range(len(members))]


def _shared(people: Sequence[str], before: Mapping[str, str]) -> list[tuple[str, int]]:
    return list(Counter(before[person] for person in people if person in before).items()) if before else []


def _letters() -> Iterator[str]:
    for number in count():
        yield ascii_uppercase[number % 26] + (str(number // 26) if number >= 26 else "")
