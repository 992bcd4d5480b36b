"""Searching everywhere: among the things whose cards say how they are found."""

from dataclasses import dataclass
from typing import Any

from samenspel.spine.initiatives.things import CARDS, Search, Text

MOST = 10


@dataclass(frozen=True)
class Found:
    title: str
    url: str
    text: Text = ""


def found_by(person: Any, words: str) -> list[tuple[Text, list[Found]]]:
    """What was found under the label of each kind, kinds without a find left out."""
    places = [
        (card.search.label, _found(card.search, person, words)) for card in CARDS.values() if card.search
    ]
    return [(label, found) for label, found in places if found]


def _found(search: Search, person: Any, words: str) -> list[Found]:
    things = search.find(person, words)[:MOST]
    return [Found(str(thing), thing.get_absolute_url(), search.text_of(thing)) for thing in things]
