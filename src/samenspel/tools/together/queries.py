"""Reading who makes a thing, and how many support it."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from samenspel.spine.people.models import Person


def authors_of(thing: Any) -> list[Person]:
    """Those who agreed to be one."""
    agreed = thing.authors.filter(agreed_at__isnull=False).select_related("person")
    return [author.person for author in agreed]


def is_made_by(person: Any, authors: type[Any]) -> Exists:
    """For a query of things: which of them this person makes, by the phase's own `authors`."""
    mine = authors._default_manager.filter(thing=OuterRef("pk"), person=person.pk)
    return Exists(mine.filter(agreed_at__isnull=False))


def supporters(supports: type[Any]) -> Coalesce:
    """For a query of things: how many support each, by the phase's own `supports`."""
    counted = supports._default_manager.filter(thing=OuterRef("pk")).order_by().values("thing")
    return Coalesce(Subquery(counted.annotate(count=Count("pk")).values("count")), 0)
