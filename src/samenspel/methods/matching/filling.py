"""One factor for all projects: what the formula says times the factor, or the project's cap."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Caps = Sequence[int | None]


def fill(
    amounts: Sequence[Fraction], caps: Caps, pot: int, *, fit: bool, redistribute: bool
) -> tuple[Fraction, list[Fraction]]:
    """The factor and every project's share of the pot, in cents, exactly.

    The factor is the largest one, 1 at most unless `fit`, with which the shares min(factor · amount, cap)
    cost no more than the pot: as water that rises equally in all vessels, and flows on where one is full.
    Without `redistribute` the factor is found as if there were no caps.
    """
    factor = _factor(amounts, caps if redistribute else [None] * len(amounts), Fraction(pot))
    factor = factor if fit else min(factor, Fraction(1))
    return factor, [
        factor * amount if cap is None else min(factor * amount, Fraction(cap))
        for amount, cap in zip(amounts, caps, strict=True)
    ]


def _factor(amounts: Sequence[Fraction], caps: Caps, left: Fraction) -> Fraction:
    open_ = sum(amounts, Fraction(0))
    vessels = sorted(
        (Fraction(cap) / amount, cap, amount)
        for amount, cap in zip(amounts, caps, strict=True)
        if amount and cap is not None
    )
    full_at = Fraction(1)
    for full_at, cap, amount in vessels:
        if full_at * open_ >= left:
            break
        left -= cap
        open_ -= amount
    return left / open_ if open_ else full_at
