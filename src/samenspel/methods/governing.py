"""How coproduction changes who governs: what one charter after another leaves to whom, and five questions
that both sides answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from samenspel.methods.typology import Read, Source
from samenspel.methods.words import N_

MEIJER = Source(
    "Meijer 2016, International Journal of Public Sector Management 29(6)",
    "10.1108/IJPSM-01-2016-0001",
    Read.UNREAD,
)
QUESTIONS = {
    "compensation": N_("What do citizens get for what they put in, and is that fair?"),
    "inequality": N_("Who gains more by this than others, and who less?"),
    "conflict": N_("Where do citizens stand against each other because of it, and who helps then?"),
    "accountability": N_("When something goes wrong, who answers for it, and to whom?"),
    "others": N_("What becomes of those who do not take part?"),
}
"""What each is about is Meijer's; how it is asked here is ours."""


class Turn(StrEnum):
    """What became of a matter from one charter to the next."""

    NEW = "new"
    DELEGATED = "delegated"
    TAKEN_BACK = "taken_back"
    DROPPED = "dropped"


TURNS = {
    Turn.NEW: N_("agreed on for the first time"),
    Turn.DELEGATED: N_("left more to citizens"),
    Turn.TAKEN_BACK: N_("taken back by the organisation"),
    Turn.DROPPED: N_("not in the charter any more"),
}
REACH = {"organisation": 0, "together": 1, "citizens": 2}


@dataclass(frozen=True)
class Turned:
    """`version`: the number of the charter in which it stands so for the first time."""

    version: int
    matter: str
    turn: Turn
    before: str
    after: str


def turns(charters: Sequence[tuple[int, Mapping[str, str]]]) -> list[Turned]:
    """Of charters in their order, each with who decides which matter: what changed.

    >>> [str(one.turn) for one in turns([(1, {"Hours": "organisation"}), (2, {"Hours": "together"})])]
    ['delegated']
    """
    found: list[Turned] = []
    for (_number, before), (number, after) in pairwise(charters):
        for matter in dict.fromkeys((*before, *after)):
            old, new = before.get(matter, ""), after.get(matter, "")
            if old != new:
                found.append(Turned(number, matter, _turn(old, new), old, new))
    return found


def _turn(old: str, new: str) -> Turn:
    if not old:
        return Turn.NEW
    if not new:
        return Turn.DROPPED
    return Turn.DELEGATED if REACH[new] > REACH[old] else Turn.TAKEN_BACK
