"""Searching everywhere: every app may add what it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.queries import initiatives_matching
from samenspel.spine.services.queries import services_matching

MOST = 10


@dataclass(frozen=True)
class Found:
    title: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class Place:
    """Somewhere to search. `find(person, words)` returns a few things, the best first."""

    label: str | Promise
    find: Callable[[Any, str], Iterable[Found]]


PLACES: list[Place] = []


def search_in(label: str | Promise, find: Callable[[Any, str], Iterable[Found]]) -> None:
    """Called once by an app when it is ready."""
    PLACES.append(Place(label, find))


def found_by(person: Any, words: str) -> list[tuple[str | Promise, list[Found]]]:
    """Per place what was found, places without a find left out."""
    found = [(place.label, list(place.find(person, words))[:MOST]) for place in PLACES]
    return [(label, things) for label, things in found if things]


def _initiatives(person: Any, words: str) -> list[Found]:
    return _as_found(initiatives_matching(person, {"q": words}), "title", "summary")


def _services(person: Any, words: str) -> list[Found]:
    return _as_found(services_matching(words), "name", "description")


def _as_found(rows: QuerySet[Any], title: str, text: str) -> list[Found]:
    return [Found(getattr(row, title), row.get_absolute_url(), getattr(row, text)) for row in rows[:MOST]]


search_in(_("Initiatives"), _initiatives)
search_in(_("Services"), _services)
