"""Rows that say much the same as a text, by the index of `index.py`."""

from typing import Any, TypeVar

from django.db import connection
from django.db.models import BooleanField, Model, QuerySet
from django.db.models.expressions import RawSQL

from samenspel.foundation.search.index import table_of, vector_of
from samenspel.foundation.search.stems import stems

Row = TypeVar("Row", bound=Model)
FIRST, OTHERS = "4", "1"


def most_alike(rows: QuerySet[Row], text: str, *fields: str) -> QuerySet[Row]:
    """The most alike first, by the fields that the index was made of: what stands in the first of them counts
    for more. Nothing for a text without telling words."""
    words = stems(text)
    if not words:
        return rows.none()
    return (_by_tsvector if connection.vendor == "postgresql" else _by_fts5)(rows, words, fields)


def _by_fts5(rows: QuerySet[Row], words: list[str], fields: tuple[str, ...]) -> QuerySet[Row]:
    """bm25 is lower for what fits better."""
    table = rows.model._meta.db_table
    index, weights = table_of(table), ", ".join([FIRST, *[OTHERS] * (len(fields) - 1)])
    row = f"{table}.{rows.model._meta.pk.column}"
    rank = f"(SELECT bm25({index}, {weights}) FROM {index} "  # noqa: S608 -- names of ours
    rank += f"WHERE {index} MATCH %s AND rowid = {row})"
    query = " OR ".join(f'"{word}"*' for word in words)
    ranked: QuerySet[Any] = rows.annotate(rank=RawSQL(rank, [query]))  # noqa: S611 -- people's words are parameters
    return ranked.filter(rank__isnull=False).order_by("rank", "pk")


def _by_tsvector(rows: QuerySet[Row], words: list[str], fields: tuple[str, ...]) -> QuerySet[Row]:
    """Asked for what fits first: the index finds that, and only what it finds is ranked."""
    query = " | ".join(f"{word}:*" for word in words)
    vector, wanted = vector_of(rows.model._meta.db_table, fields), "to_tsquery('simple', %s)"
    fits = RawSQL(f"{vector} @@ {wanted}", [query], BooleanField())  # noqa: S611 -- idem
    rank = RawSQL(f"ts_rank({vector}, {wanted})", [query])  # noqa: S611 -- idem
    ranked: QuerySet[Any] = rows.filter(fits).annotate(rank=rank)
    return ranked.order_by("-rank", "pk")
