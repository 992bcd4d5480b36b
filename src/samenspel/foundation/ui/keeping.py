"""What everybody sees alike once a thing is fixed: found once, and kept while all look at it."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db.models import Model

KEPT_SECONDS = 600
Found = TypeVar("Found")
Thing = TypeVar("Thing", bound=Model)


def kept(
    thing: Thing, version: str, name: str, find: Callable[[Thing], Found], seconds: int = KEPT_SECONDS
) -> Found:
    """`version`: changes with the thing; while it is empty everything is found anew. `name` says what it
    depends on besides the thing."""
    if not version:
        return find(thing)
    key = f"{thing._meta.label_lower}.{thing.pk}.{version}.{name}"
    held: tuple[Found] | None = cache.get(key)
    if held is None:
        held = (find(thing),)
        cache.set(key, held, seconds)
    return held[0]
