"""What each formula would pay if the pot were endless, with a bound on how far the number may be off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

import numpy as np

from .gifts import Gifts, Integers
from .kinds import merge
from .pairs import Pair, bounded_pairs
from .rule import Rule

BITS = 192
QUADRATIC_ERROR = Fraction(1, 2**100)
"""Square roots are cut off after 192 bits, so that (Σ√c)² is less than 2·n·Σ√c·2^-192 + n²·2^-384 too low.
With n ≤ 10^9 gifts of 10^15 cents together that is below 2^-113; and two givers bring 2 cents at least."""


@dataclass(frozen=True, eq=False)
class Raw:
    """For each project: `counted` cents of gifts, `unbounded` cents by the formula, of which a bound on pairs
    took `taken`, so that `amounts` are left, each of them off by no more than the fraction `error` of itself.
    """

    counted: tuple[int, ...]
    amounts: tuple[Fraction, ...]
    unbounded: tuple[Fraction, ...]
    taken: tuple[Fraction, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    error: Fraction


def raw_amounts(gifts: Gifts, rule: Rule) -> Raw:
    amounts = gifts.counted(rule.giver_cap, rule.total_cap)
    counted = gifts.totals(amounts)
    if rule.formula == "proportional":
        return _plain(counted, [rule.rate * cents for cents in counted])
    if rule.formula == "per-head":
        return _plain(counted, [Fraction(rule.per_head * givers) for givers in gifts.givers_of])
    squares = quadratic(gifts, amounts)
    if rule.formula == "quadratic":
        return _plain(counted, squares, QUADRATIC_ERROR)
    found = bounded_pairs(merge(gifts, amounts), rule.bound)
    amounts_left = tuple(map(Fraction, found.cents))
    taken = tuple(max(Fraction(0), all_ - left) for all_, left in zip(squares, amounts_left, strict=True))
    return Raw(counted, amounts_left, tuple(squares), taken, found.pairs, Fraction(found.error))


def quadratic(gifts: Gifts, amounts: Integers) -> list[Fraction]:
    """(Σ√c)² - Σc for each project: 2·√(c_i·c_j) for every pair of its givers, so nothing for one giver.

    Source: V. Buterin, Z. Hitzig, E. G. Weyl, A flexible design for funding public goods, Management
    Science 65 (2019), 5171-5187.
    """
    values, places = np.unique(amounts, return_inverse=True)
    roots = [isqrt(value << 2 * BITS) for value in values.tolist()]
    keys, times = np.unique(gifts.project * max(1, len(values)) + places, return_counts=True)
    sums, totals, givers = ([0] * len(gifts.projects) for _ in range(3))
    for key, count in zip(keys.tolist(), times.tolist(), strict=True):
        project, place = divmod(key, len(values))
        value = int(values[place])
        sums[project] += count * roots[place]
        totals[project] += count * value
        givers[project] += count if value else 0
    return [
        Fraction(root * root, 4**BITS) - total if count > 1 else Fraction(0)
        for root, total, count in zip(sums, totals, givers, strict=True)
    ]


def _plain(counted: tuple[int, ...], amounts: Sequence[Fraction], error: Fraction = Fraction(0)) -> Raw:
    none = (Fraction(0),) * len(amounts)
    return Raw(counted, tuple(amounts), tuple(amounts), none, ((),) * len(amounts), error)
