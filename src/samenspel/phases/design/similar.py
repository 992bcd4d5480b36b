"""Ideas that say much the same: in words, and in meaning where the site has something for that."""

import logging
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, zip_longest

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from samenspel.foundation.search.likeness import most_alike
from samenspel.foundation.search.synonyms import with_synonyms
from samenspel.phases.design.models.ideas import Idea

MOST, MOST_JUDGED = 5, 2000
ByMeaning = Callable[[str, Mapping[int, str]], Iterable[int]]
log = logging.getLogger(__name__)


def similar_ideas(ideas: QuerySet[Idea], text: str, synonyms: str = "", besides: int = 0) -> list[Idea]:
    """Of these, the most alike first; nothing for a text without telling words. `synonyms`: lines such as
    bieb = bibliotheek."""
    others = ideas.exclude(pk=besides)
    by_words = most_alike(others, with_synonyms(text, synonyms), "title", "text")[:MOST]
    in_turns = chain.from_iterable(zip_longest(_alike_in_meaning(others, text), by_words))
    return list(dict.fromkeys(idea for idea in in_turns if idea))[:MOST]


def _alike_in_meaning(ideas: QuerySet[Idea], text: str) -> list[Idea]:
    """Only of those that were given, whatever the function says; and when it fails, by words alone."""
    if not settings.ALIKE_BY_MEANING or not text.strip():
        return []
    rows = ideas.order_by("-pk").values_list("pk", "title", "text")[:MOST_JUDGED]
    words = {key: f"{title}\n{text}" for key, title, text in rows}
    try:
        judge: ByMeaning = import_string(settings.ALIKE_BY_MEANING)
        best = [key for key in judge(text, words) if key in words][:MOST]
    except Exception:  # -- it is not ours, and nobody waits for it
        log.exception("ALIKE_BY_MEANING failed: ideas are found by their words alone.")
        return []
    found = ideas.in_bulk(best)
    return [found[key] for key in best]
