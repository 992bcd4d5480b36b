"""Things of which there are few: who gets the last one is decided by one conditional write."""

from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet


def take(rows: QuerySet[Any], taken: str, most: str) -> bool:
    """Count one more as taken where fewer than `most` are; both name columns. False: they are all taken.

    Two who come at once write the same row, and the database lets one look after the other: no reading
    before writing could do that. In one transaction with what says who took it.
    """
    _refuse_alone()
    return bool(rows.filter(**{f"{taken}__lt": F(most)}).update(**{taken: F(taken) + 1}))


def give_back(rows: QuerySet[Any], taken: str) -> bool:
    _refuse_alone()
    return bool(rows.filter(**{f"{taken}__gt": 0}).update(**{taken: F(taken) - 1}))


def _refuse_alone() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Take inside writing(), together with who takes it.")
