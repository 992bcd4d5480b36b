"""From a list and a seed to arms: a function that anyone can compute again.

Every unit (a cluster, or somebody who stands alone) has a digest: the SHA-256 of the UTF-8 text "samenspel
assignment", the list's hash, the seed, "person" or "cluster", and the id or number, with a line break between
each two. In each stratum units stand in the order of their digests. From the first on they are sampled; of
those, from the first on, they fill the first arm, then the second, and so on.

How many a stratum or an arm gets is its share rounded down, and for what is left one more with exactly the
chance that its remainder says (systematic sampling from one random start), so that everybody's chances are
exactly the shares, however small a stratum is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samenspel.methods.seeds import number_below, plain_seed

from .frame import NAME, Frame, Unit

NOT_DRAWN = 0


@dataclass(frozen=True)
class Assigned:
    """`arm`: from 1; 0: not sampled. `sampled`: the chance to come into an arm at all; `chance`: to come into
    this one, once sampled (0 for who was not)."""

    arm: int
    sampled: Fraction
    chance: Fraction


def assign(frame: Frame, seed: str) -> dict[str, Assigned]:
    """By id. Raises UnfitSeed.

    >>> from .frame import Design, Listed, publish
    >>> frame = publish([Listed(id) for id in "abcdef"], Design((1, 2)))
    >>> drawn = assign(frame, "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5")
    >>> sorted(one.arm for one in drawn.values()), str(drawn["a"].sampled)
    ([1, 1, 2, 2, 2, 2], '1')
    """
    start = f"{NAME}\n{frame.hash}\n{plain_seed(seed)}"
    sizes = [len(units) for units in frame.strata.values()]
    numbers = _shared_out(sizes, frame.sampled, f"{start}\nsample")
    sampled = Fraction(frame.sampled, frame.units)
    found: dict[str, Assigned] = {}
    for (stratum, units), number in zip(frame.strata.items(), numbers, strict=True):
        arms = _arms_of(frame, number, f"{start}\nstratum\n{stratum}")
        for place, (_digest, ids) in enumerate(sorted(_order(units, start))):
            arm = arms[place] if place < number else NOT_DRAWN
            found |= dict.fromkeys(ids, _assigned(frame, arm, sampled))
    return found


def _assigned(frame: Frame, arm: int, sampled: Fraction) -> Assigned:
    shares = frame.design.shares
    return Assigned(arm, sampled, Fraction(shares[arm - 1], sum(shares)) if arm else Fraction(0))


def _order(units: Sequence[Unit], start: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(hashlib.sha256(f"{start}\n{name}".encode()).hexdigest(), ids) for name, ids in units]


def _arms_of(frame: Frame, number: int, text: str) -> list[int]:
    """The arm of each place, of so many that were sampled."""
    counts = _shared_out(frame.design.shares, number, text)
    return [arm for arm, count in enumerate(counts, start=1) for _one in range(count)]


def _shared_out(shares: Sequence[int], number: int, text: str) -> list[int]:
    """`number` in whole parts: each its share rounded down, or one more with the chance of its remainder.

    >>> _shared_out([1, 1], 4, ""), sum(_shared_out([1, 1, 1], 5, "whatever"))
    ([2, 2], 5)
    """
    whole = sum(shares)
    begin, _digest, _high = number_below(whole, text)
    counts, before = [], 0
    for share in shares:
        least, rest = divmod(number * share, whole)
        after = before + rest
        counts.append(least + (_starts_below(after, begin, whole) - _starts_below(before, begin, whole)))
        before = after
    return counts


def _starts_below(end: int, begin: int, step: int) -> int:
    """How many of begin, begin + step, begin + 2 steps… are below `end`."""
    return max(0, -((begin - end) // step))
