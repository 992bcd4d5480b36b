"""The registry of what people may follow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from samenspel.foundation.access import Predicate
from samenspel.foundation.journal.queries import address_of
from samenspel.spine.initiatives.models import Initiative


@dataclass(frozen=True)
class FollowKind:
    """Things that people may follow. Each has `.initiative` (or is one) and `.get_absolute_url()`, and a
    whole number as its key.

    `every()` returns all of them, with what their pages and permissions need. `seen_by(person)` returns those
    for whom `can_see` says yes, in one query.
    """

    model: type[Model]
    label: str | Promise
    every: Callable[[], QuerySet[Any]]
    can_see: Predicate
    seen_by: Callable[[Any], QuerySet[Any]]

    @property
    def name(self) -> str:
        """As in an address: plan.proposal."""
        return self.model._meta.label_lower


@dataclass(frozen=True)
class Followed:
    """One thing that people may follow."""

    kind: FollowKind
    thing: Any

    def __str__(self) -> str:
        return str(self.thing)

    @property
    def address(self) -> str:
        return address_of(self.thing)

    @property
    def initiative(self) -> Initiative:
        thing = self.thing
        initiative: Initiative = thing if isinstance(thing, Initiative) else thing.initiative
        return initiative

    def get_absolute_url(self) -> str:
        return str(self.thing.get_absolute_url())


KINDS: dict[str, FollowKind] = {}


def register_followed(kind: FollowKind) -> None:
    """Called once, by the app that owns the thing, when it is ready."""
    if kind.name in KINDS:
        raise ImproperlyConfigured(f"“{kind.name}” is registered to be followed twice.")
    KINDS[kind.name] = kind


def followed(thing: Any) -> Followed:
    """As the house names it: a thing of an unknown kind is a mistake in the house."""
    name = thing._meta.label_lower
    if name not in KINDS:
        raise ImproperlyConfigured(f"Nobody registered “{name}” to be followed ({', '.join(KINDS)}).")
    return Followed(KINDS[name], thing)


def find_followed(thing: str) -> Followed:
    """`thing` as in an address: plan.proposal/12. Whatever is wrong with it, there is no such thing."""
    name, _slash, id = thing.partition("/")
    if name not in KINDS or not (id.isascii() and id.isdecimal() and len(id) < 19):
        raise ObjectDoesNotExist(thing)
    return Followed(KINDS[name], KINDS[name].every().get(pk=int(id)))
