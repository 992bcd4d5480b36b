"""The published formula of pairwise bounded matching, as it reads: every pair of givers of every project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations
from math import sqrt
from typing import Any

Given = Mapping[str, Mapping[str, int]]
"""For each project what each giver gave."""


def pairwise(given: Given, bound: int, root: Callable[[int], Any] = sqrt) -> dict[str, Any]:
    """V. Buterin, Pairwise coordination subsidies (2019): for each project the sum over pairs of givers of
    2·√(c_i·c_j)·M/(M + Σ_p √(c_i·c_j)). `root` decides in which numbers it is counted."""
    common: dict[tuple[str, str], Any] = defaultdict(int)
    for gifts in given.values():
        for first, second in combinations(sorted(gifts), 2):
            common[first, second] += root(gifts[first]) * root(gifts[second])
    return {
        project: sum(
            2 * root(gifts[first]) * root(gifts[second]) * bound / (bound + common[first, second])
            for first, second in combinations(sorted(gifts), 2)
        )
        for project, gifts in given.items()
    }


def quadratic(given: Given, root: Callable[[int], Any] = sqrt) -> dict[str, Any]:
    """V. Buterin, Z. Hitzig, E. G. Weyl (2019): the square of the sum of the roots, less the sum."""
    return {
        project: sum(map(root, gifts.values())) ** 2 - sum(gifts.values()) for project, gifts in given.items()
    }
