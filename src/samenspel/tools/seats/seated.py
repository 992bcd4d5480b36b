"""Things that may have few places: their card says which."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from samenspel.spine.initiatives.seated import Seated
from samenspel.spine.initiatives.things import find_thing, part_of


def find_seated(address: str) -> Any:
    """By its address, as the journal writes it: app.model/key."""
    thing = find_thing(address, lambda card: card.seated)
    if not rules_of_seats(thing).has_places(thing):
        raise ObjectDoesNotExist(address)
    return thing


def rules_of_seats(thing: Any) -> Seated:
    rules: Seated = part_of(thing, "seated")
    return rules
