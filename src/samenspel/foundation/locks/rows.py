"""Rows inside a transaction: as they are now, with others waiting, and with new values.

What must be there once is created by Django's own `get_or_create`, on a constraint of the database.
"""

from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Manager, Model, QuerySet

Row = TypeVar("Row", bound=Model)


def fresh(rows: "QuerySet[Row] | Manager[Row]", pk: Any) -> Row:
    """One of these as the database knows it now; whoever asks for it afresh too waits until the transaction
    ends. On PostgreSQL its row is locked first and read afterwards, so that what is joined to it is as new;
    on SQLite the write gate sees to it."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Read afresh inside writing(): the lock ends with it.")
    if connection.features.has_select_for_update:
        list(rows.model._base_manager.select_for_update().filter(pk=pk).values_list("pk"))
    return rows.get(pk=pk)


def set_values(row: Model, **values: Any) -> None:
    """Save these fields, and no other."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values])
