"""From shares to whole cents, by largest remainders; what rounding alone would decide counts as a tie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass(frozen=True)
class Rounded:
    """`payouts`: cents. `tied`: projects whose remainders cannot be told apart, where there were not cents
    enough for all of them; `lucky`: those of them that got one."""

    payouts: tuple[int, ...]
    tied: tuple[int, ...] = ()
    lucky: tuple[int, ...] = ()


def whole_cents(shares: Sequence[Fraction], error: Fraction, order: Sequence[int]) -> Rounded:
    """Round down, then hand out the cents that are left, largest remainder first.

    Together the payouts are the shares' sum without its part of a cent. `error`: each share is off by no more
    than this fraction of itself. A share that may be whole is taken as whole. Remainders that may be equal
    are taken as equal, and `order` (all projects, from the first to the last) says whose turn it is.
    """
    payouts = [_whole(share, error) for share in shares]
    left = _whole(sum(shares, Fraction(0)), error) - sum(payouts)
    able = [p for p in order if abs(shares[p] - payouts[p]) > shares[p] * error]
    lows = {p: shares[p] - payouts[p] - shares[p] * error for p in able}
    highs = {p: shares[p] - payouts[p] + shares[p] * error for p in able}
    all_lows, all_highs = sorted(lows.values()), sorted(highs.values())
    sure = [p for p in able if len(able) - bisect_left(all_highs, lows[p]) <= left]
    between = [p for p in able if p not in set(sure) and len(able) - bisect_right(all_lows, highs[p]) < left]
    lucky = between[: max(0, left - len(sure))]
    for p in (*sure, *lucky):
        payouts[p] += 1
    return Rounded(tuple(payouts), tuple(between), tuple(lucky))


def _whole(share: Fraction, error: Fraction) -> int:
    """The share rounded down, or up to the whole that it may be."""
    nearest = round(share)
    return nearest if abs(share - nearest) <= share * error else floor(share)
