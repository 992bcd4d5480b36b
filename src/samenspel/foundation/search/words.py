"""A list narrowed by the words that a person types."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


def with_every_word(
    rows: QuerySet[Row], text: str, *fields: str, also: Callable[[str], Q] | None = None
) -> QuerySet[Row]:
    """Each word stands somewhere in one of the fields, or is met by what `also` says of it."""
    for word in text.split():
        mentions = also(word) if also else Q()
        for field in fields:
            mentions |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(mentions)
    return rows
