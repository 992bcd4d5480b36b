"""What a checklist asks, and what of it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samenspel.methods.words import Words

Text = str | Words


class State(StrEnum):
    FILLED = "filled in"
    PARTLY = "in part"
    GAP = "gap"


@dataclass(frozen=True)
class Item:
    """`number` as the checklist has it; `about`: a short description of our own, never its text. `facts`:
    what fills it in."""

    number: str
    about: Words
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Checklist:
    """`source` is where its own text stands; `fits`: for which studies."""

    name: str
    source: str
    fits: Words
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Line:
    """An item with what is known of it; `missing`: names of facts that nobody gave."""

    item: Item
    said: tuple[Text, ...]
    missing: tuple[str, ...]

    @property
    def state(self) -> State:
        if not self.said:
            return State.GAP
        return State.PARTLY if self.missing else State.FILLED


def filled(checklist: Checklist, facts: Mapping[str, Text]) -> tuple[Line, ...]:
    """Each item with the facts that are known, and with the gaps.

    >>> from samenspel.methods.reporting import GRIPP2
    >>> lines = filled(GRIPP2, {"involvement.aim": "Neighbours chose what to ask."})
    >>> [line.state.value for line in lines]
    ['filled in', 'gap', 'gap', 'gap', 'gap']
    """
    return tuple(
        Line(
            item,
            tuple(facts[name] for name in item.facts if facts.get(name)),
            tuple(name for name in item.facts if not facts.get(name)),
        )
        for item in checklist.items
    )


def items(*told: tuple[str, Words, str]) -> tuple[Item, ...]:
    """Each: number, description, and the names of its facts apart by spaces."""
    return tuple(Item(number, about, tuple(facts.split())) for number, about, facts in told)
