"""Reading publications."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from samenspel.foundation.search.likeness import holding_words
from samenspel.phases.learn.models.publications import Publication, every_publication


def find_publication(publication_id: int) -> Publication:
    """Those that were merged into another one keep their page."""
    return Publication.objects.select_related("into").get(pk=publication_id)


def publications_matching(wanted: Mapping[str, Any]) -> QuerySet[Publication]:
    """`wanted`: q (every word is somewhere in it), kind, since and until (years), basis."""
    found = every_publication().defer("record", "text")
    if words := wanted.get("q"):
        found = holding_words(found, words)
    if kind := wanted.get("kind"):
        found = found.filter(kind=kind)
    return found


def publications_found(person: Any, words: str) -> QuerySet[Publication]:
    """Those of the library that hold every word."""
    return holding_words(every_publication(), words).order_by("-year", "sort_key", "pk")
