"""Refuse an SQLite that can corrupt its file when several processes write."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import connection

SAFE = (3, 51, 3)


@register()
def sqlite_is_safe(**options: Any) -> list[CheckMessage]:
    """An error in production; elsewhere, where one process serves, a warning."""
    if connection.vendor != "sqlite" or sqlite3.sqlite_version_info >= SAFE:
        return []
    kind = Error if settings.PRODUCTION and settings.PROCESSES > 1 else Warning
    return [
        kind(
            f"SQLite {sqlite3.sqlite_version} can damage its file when two processes write at once.",
            hint="Install pysqlite3 0.6.1 or newer, use PostgreSQL, or serve with one process (PROCESSES=1).",
            id="locks.E001" if kind is Error else "locks.W001",
        )
    ]
