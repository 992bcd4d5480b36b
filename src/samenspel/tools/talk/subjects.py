"""The registry of what people may talk about."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist, ValidationError
from django.urls import reverse
from django.utils.functional import Promise

from samenspel.foundation.access import Predicate
from samenspel.spine.initiatives.models import Initiative

NAME = re.compile(r"[a-z_]+\.[a-z_]+")


def do_nothing(person: Any, thing: Any) -> None:
    """For things that nobody follows."""


@dataclass(frozen=True)
class SubjectKind:
    """Things that people may talk about, such as `plan.proposal`.

    `find(id)` returns the thing, which has `.initiative` and `.get_absolute_url()`, or raises its
    DoesNotExist. `embeds`: the thing's own page shows the talk with `{% talk %}`; otherwise it has a page of
    its own. `joined(person, thing)` is called inside the action of whoever says something about it.
    """

    name: str
    label: str | Promise
    find: Callable[[str], Any]
    can_see: Predicate
    can_talk: Predicate
    embeds: bool = False
    joined: Callable[[Any, Any], object] = do_nothing


@dataclass(frozen=True)
class Subject:
    """One thing that people may talk about."""

    kind: SubjectKind
    thing: Any

    def __str__(self) -> str:
        return str(self.thing)

    @property
    def id(self) -> str:
        return str(self.thing.pk)

    @property
    def address(self) -> str:
        return f"{self.kind.name}/{self.id}"

    @property
    def initiative(self) -> Initiative:
        thing = self.thing
        initiative: Initiative = thing if isinstance(thing, Initiative) else thing.initiative
        return initiative

    def get_absolute_url(self) -> str:
        """Where the talk stands."""
        if self.kind.embeds:
            return str(self.thing.get_absolute_url())
        return reverse("talk:show_subject", args=[self.address])


KINDS: dict[str, SubjectKind] = {}


def register_subject(kind: SubjectKind) -> None:
    """Called once, by the app that owns the thing, when it is ready."""
    if not NAME.fullmatch(kind.name):
        raise ImproperlyConfigured(f"“{kind.name}” is not app.thing, such as plan.proposal.")
    if kind.name in KINDS:
        raise ImproperlyConfigured(f"The subject “{kind.name}” is registered twice.")
    KINDS[kind.name] = kind


def subject_of(name: str, thing: Any) -> Subject:
    """As a page of the house names it: an unknown kind is a mistake in the house."""
    if name not in KINDS:
        raise ImproperlyConfigured(f"Nobody registered “{name}” to talk about ({', '.join(KINDS)}).")
    return Subject(KINDS[name], thing)


def subject_at(name: str, id: str) -> Subject:
    """As an address names it: whatever is wrong with it, there is no such thing."""
    try:
        return Subject(KINDS[name], KINDS[name].find(id))
    except (KeyError, ValueError, ValidationError) as error:
        raise ObjectDoesNotExist(f"{name}/{id}") from error
