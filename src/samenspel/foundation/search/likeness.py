"""Rows that say much the same as a text, by the index of `index.py`."""

import re
from typing import Any, TypeVar

from django.db import connection
from django.db.models import BooleanField, Case, IntegerField, Model, QuerySet, When
from django.db.models.expressions import RawSQL

from samenspel.foundation.search.index import table_of, vector_of
from samenspel.foundation.search.stems import MOST_WORDS, stems
from samenspel.foundation.search.words import folded

Row = TypeVar("Row", bound=Model)
FIRST, OTHERS, MOST_RANKED = "4", "1", 50


def most_alike(rows: QuerySet[Row], text: str, *fields: str) -> QuerySet[Row]:
    """The most alike first, by the fields that the index was made of: what stands in the first of them counts
    for more. Nothing for a text without telling words, and never more than the best fifty or so."""
    words = stems(text)
    if not words:
        return rows.none()
    return _by_tsvector(rows, words) if connection.vendor == "postgresql" else _by_fts5(rows, words, fields)


def _by_fts5(rows: QuerySet[Row], words: list[str], fields: tuple[str, ...]) -> QuerySet[Row]:
    """bm25 is lower for what fits better. The index is asked once, for the best of these rows: asked for each
    row apart, it counts its words anew every time."""
    index = table_of(rows.model._meta.db_table)
    weights = ", ".join([FIRST, *[OTHERS] * (len(fields) - 1)])
    among, given = rows.order_by().values("pk").query.sql_with_params()
    ranked = f"SELECT rowid AS pk, bm25({index}, {weights}) AS rank FROM {index} "  # noqa: S608 -- names of ours
    ranked += f"WHERE {index} MATCH %s"
    best = f"SELECT pk FROM found WHERE pk IN ({among}) ORDER BY rank, pk LIMIT {MOST_RANKED}"  # noqa: S608 -- idem
    query = " OR ".join(f'"{word}"*' for word in words)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found AS MATERIALIZED ({ranked}) {best}", [query, *given])
        keys = [key for (key,) in cursor.fetchall()]
    place = Case(*(When(pk=key, then=number) for number, key in enumerate(keys)), output_field=IntegerField())
    return rows.filter(pk__in=keys).order_by(place) if keys else rows.none()


def _by_tsvector(rows: QuerySet[Row], words: list[str]) -> QuerySet[Row]:
    """Asked for what fits first: the index finds that, and only what it finds is ranked."""
    query = " | ".join(f"{word}:*" for word in words)
    vector, wanted = vector_of(rows.model._meta.db_table), "to_tsquery('simple', %s)"
    fits = RawSQL(f"{vector} @@ {wanted}", [query], BooleanField())  # noqa: S611 -- names of ours
    rank = RawSQL(f"ts_rank({vector}, {wanted})", [query])  # noqa: S611 -- idem
    ranked: QuerySet[Any] = rows.filter(fits).annotate(rank=rank)
    return ranked.order_by("-rank", "pk")


def holding_words(rows: QuerySet[Row], text: str) -> QuerySet[Row]:
    """Those in whose indexed texts, `folded` when they were kept, each word that somebody typed begins one.
    Nothing for a text in which there is no word."""
    words = [*dict.fromkeys(re.findall(r"[^\W_]+", folded(text)))][:MOST_WORDS]
    if not words:
        return rows.none()
    table = rows.model._meta.db_table
    if connection.vendor == "postgresql":
        fits = f"{vector_of(table)} @@ to_tsquery('simple', search_plain(%s))"
        return rows.filter(RawSQL(fits, [" & ".join(f"{word}:*" for word in words)], BooleanField()))  # noqa: S611 -- names of ours
    index = table_of(table)
    found = f"SELECT rowid FROM {index} WHERE {index} MATCH %s"  # noqa: S608 -- idem
    return rows.filter(pk__in=RawSQL(found, [" ".join(f'"{word}"*' for word in words)]))  # noqa: S611 -- idem
