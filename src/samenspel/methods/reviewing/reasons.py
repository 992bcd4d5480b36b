"""Why this reviewer reads this contribution."""

from __future__ import annotations

from samenspel.methods.words import Words

from .asked import Pair, Panel

WORDS = {
    "scholar": Words("the one scholar of this contribution"),
    "practitioner": Words("the one practitioner of this contribution"),
}


def reason(panel: Panel, pair: Pair, *, is_alone: bool) -> Words:
    """`is_alone`: nobody else of that side reads it."""
    if pair in panel.locked:
        return Words("kept, as the organisers wished")
    if common := panel.common(*pair):
        return Words("knows about {topics}", topics=", ".join(common))
    side = panel.reviewer[pair[1]].side
    if side in panel.sides and is_alone:
        return WORDS.get(side, Words("the only one of their side here"))
    return Words("has no word in common, and has room: everybody reads as much")
