"""Where a page is: the things that it belongs to, each the parent of the next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Section:
    """A part of the site that holds things without a parent of their own; it stands in the menu."""

    name: str | Promise
    url_name: str
    parent: "Section | None" = None

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse(self.url_name)


def crumbs_of(thing: Any) -> list[tuple[str, str]]:
    """The name and the address of everything above this thing, and of itself, which comes last; once where
    two have one page."""
    found: dict[str, str] = {}
    while thing is not None:
        found[thing.get_absolute_url()] = str(thing)
        thing = thing.parent
    return [(name, address) for address, name in found.items()][::-1]
