"""Refuse an SQLite that can corrupt its file when several processes write."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection
from django.db.backends.sqlite3.base import Database

SAFE = (3, 51, 3)


@register(Tags.database)
def sqlite_is_safe(**options: Any) -> list[CheckMessage]:
    """An error in production; elsewhere, where one process serves, a warning."""
    if connection.vendor != "sqlite" or Database.sqlite_version_info >= SAFE:
        return []
    kind = Error if settings.PRODUCTION and settings.PROCESSES > 1 else Warning
    return [
        kind(
            f"SQLite {Database.sqlite_version} can damage its file when two processes write at the same moment.",
            hint="Install pysqlite3 0.6.1 or newer, use PostgreSQL, or serve with one process (PROCESSES=1).",
            id="locks.E001" if kind is Error else "locks.W001",
        )
    ]
