"""Ideas that say much the same."""

from django.db.models import QuerySet

from samenspel.foundation.search.likeness import most_alike
from samenspel.foundation.search.synonyms import with_synonyms
from samenspel.phases.design.models.ideas import Idea

MOST = 5


def similar_ideas(ideas: QuerySet[Idea], text: str, synonyms: str = "", besides: int = 0) -> list[Idea]:
    """Of these, the most alike first; nothing for a text without telling words. `synonyms`: lines such as
    bieb = bibliotheek."""
    others = ideas.exclude(pk=besides)
    return list(most_alike(others, with_synonyms(text, synonyms), "title", "text")[:MOST])
