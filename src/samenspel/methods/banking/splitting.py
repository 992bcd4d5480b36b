"""Whether the payments that a bank tells one by one are the whole of an entry."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.methods.words import Money, Words

from .statements import Part


def split(
    cents: int, currency: str, parts: Sequence[Part], batch: tuple[str, str] | None
) -> tuple[bool, tuple[Words, ...]]:
    """Whether each part may be booked by itself, and what is odd. A single one is the entry."""
    said = (
        int(batch[0]) if batch and batch[0].isascii() and batch[0].isdecimal() and len(batch[0]) < 10 else 0
    )
    if not parts:
        return False, (_untold(said),) if said > 1 else ()
    if any(part.cents is None for part in parts):
        count = max(said, len(parts))
        return count == 1, (_untold(count),) if count > 1 else ()
    if any(part.currency != currency for part in parts):
        return len(parts) == 1, (Words("its payments are told in another currency."),)
    total = sum(part.cents or 0 for part in parts)
    if total != cents:
        return False, (
            Words(
                "cannot be split: its payments add up to {total}, not to {amount}.",
                total=Money(total),
                amount=Money(cents),
            ),
        )
    return True, ()


def _untold(count: int) -> Words:
    return Words("cannot be split: not each of its {count} payments is told with its amount.", count=count)
