"""Which things may have few places: each registered once, by the app that knows it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist

KINDS: dict[str, Callable[[str], Any]] = {}


def register_seated(label: str, find: Callable[[str], Any]) -> None:
    """`find(key)` returns the thing, which has an `initiative`, a page, and `opens_at`; or raises its
    DoesNotExist."""
    if label in KINDS:
        raise ImproperlyConfigured(f"Places of {label} are registered twice.")
    KINDS[label] = find


def find_thing(address: str) -> Any:
    """By its address, as the journal writes it: app.model/key."""
    label, _slash, key = address.partition("/")
    if label not in KINDS:
        raise ObjectDoesNotExist(address)
    return KINDS[label](key)
