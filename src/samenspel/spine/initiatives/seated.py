"""What a card says of few places."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samenspel.foundation.access import Predicate


@dataclass(frozen=True)
class Seated:
    """How people sign up for things of a kind that have few places (`tools/seats`). `has_places(thing)`:
    whether this one may have them; `can_set`: who says how many, and reads who comes; `can_take`: who signs
    up."""

    has_places: Callable[[Any], bool]
    can_set: Predicate
    can_take: Predicate
