"""Things that may have few places: their card says which."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from samenspel.spine.initiatives.things import card_of, find_thing


def find_seated(address: str) -> Any:
    """By its address, as the journal writes it: app.model/key."""
    thing = find_thing(address, lambda card: card.has_places)
    has_places = card_of(thing).has_places
    if has_places is None or not has_places(thing):
        raise ObjectDoesNotExist(address)
    return thing
