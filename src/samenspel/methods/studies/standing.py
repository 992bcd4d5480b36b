"""How each hypothesis stands to what was planned: beside each number, so that nobody has to look for it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from samenspel.methods.reporting import Plan, exploratory


class Standing(StrEnum):
    """PLANNED: as it stood in the first plan. CHANGED: it came, or came to be as it is, in a later plan that
    was frozen before anybody saw outcomes. EXPLORATORY: all else."""

    PLANNED = "planned"
    CHANGED = "changed"
    EXPLORATORY = "exploratory"


def standing(versions: Sequence[tuple[Plan, bool]]) -> dict[str, Standing]:
    """Of each hypothesis of the newest plan, by its code. `versions`: in their order, each with whether
    outcomes had been seen when it was frozen.

    >>> from samenspel.methods.reporting import Hypothesis
    >>> one = Hypothesis("h1", "It helps.", "itt", {"outcome": "y", "assigned": "arm"}, "arm=letter")
    >>> standing([(Plan("?", (one,)), False)])["h1"].value
    'planned'
    """
    if not versions:
        return {}
    newest = versions[-1][0]
    late = {*exploratory(versions)}
    early = {*exploratory([versions[0], (newest, True)])}
    return {
        one.code: Standing.EXPLORATORY
        if one.code in late
        else Standing.CHANGED
        if one.code in early
        else Standing.PLANNED
        for one in newest.hypotheses
    }
