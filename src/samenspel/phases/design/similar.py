"""What says much the same: in words, and in meaning where the site has something for that."""

import logging
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, zip_longest
from typing import TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string

from samenspel.foundation.search.likeness import most_alike
from samenspel.foundation.search.synonyms import with_synonyms
from samenspel.phases.design.models.ideas import Idea
from samenspel.phases.design.models.statements import Statement

MOST, MOST_JUDGED = 5, 2000
ByMeaning = Callable[[str, Mapping[int, str]], Iterable[int]]
Row = TypeVar("Row", bound=Model)
log = logging.getLogger(__name__)


def similar_ideas(ideas: QuerySet[Idea], text: str, synonyms: str = "", besides: int = 0) -> list[Idea]:
    """Of these, the most alike first; nothing for a text without telling words. `synonyms`: lines such as
    bieb = bibliotheek."""
    return _similar(ideas.exclude(pk=besides), text, synonyms, "title", "text")


def similar_statements(statements: QuerySet[Statement], text: str, synonyms: str = "") -> list[Statement]:
    """Idem."""
    return _similar(statements, text, synonyms, "text")


def _similar(rows: QuerySet[Row], text: str, synonyms: str, *fields: str) -> list[Row]:
    by_words = most_alike(rows, with_synonyms(text, synonyms), *fields)[:MOST]
    in_turns = chain.from_iterable(zip_longest(_alike_in_meaning(rows, text, fields), by_words))
    return list(dict.fromkeys(row for row in in_turns if row))[:MOST]


def _alike_in_meaning(rows: QuerySet[Row], text: str, fields: tuple[str, ...]) -> list[Row]:
    """Only of those that were given, whatever the function says; and when it fails, by words alone."""
    if not settings.ALIKE_BY_MEANING or not text.strip():
        return []
    newest = rows.order_by("-pk").values_list("pk", *fields)[:MOST_JUDGED]
    words = {key: "\n".join(texts) for key, *texts in newest}
    try:
        judge: ByMeaning = import_string(settings.ALIKE_BY_MEANING)
        best = [key for key in judge(text, words) if key in words][:MOST]
    except Exception:  # -- it is not ours, and nobody waits for it
        log.exception("ALIKE_BY_MEANING failed: what is alike is found by its words alone.")
        return []
    found = rows.in_bulk(best)
    return [found[key] for key in best]
