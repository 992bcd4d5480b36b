"""A list narrowed by the words that a person types."""

import unicodedata
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


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


def holds_every_word(text: str, words: str) -> bool:
    """For rows that no database finds. In capitals or not, with accents or as any keyboard can type it."""
    text = folded(text)
    return all(word in text for word in folded(words).split())


def folded(text: str) -> str:
    """As any keyboard can type it: without accents, without capitals."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(WHOLE_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
