"""How to talk to each database: SQLite durable and fair, PostgreSQL plain."""

from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF",
}
KEPT_SECONDS = 60
ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def from_url(url: str) -> dict[str, Any]:
    """Django's database settings for a `sqlite:///…` or `postgres://…` address."""
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(url))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"DATABASE_URL can't be read: {error}. {EXAMPLE}") from error
    if database.get("ENGINE") not in ENGINES:
        raise ImproperlyConfigured(f"DATABASE_URL names no database Samenspel knows. {EXAMPLE}")
    # A connection serves many requests: opening one takes a page's fifth, closing the last one a checkpoint.
    database |= {"CONN_MAX_AGE": KEPT_SECONDS, "CONN_HEALTH_CHECKS": True}
    if database["ENGINE"].endswith("sqlite3"):
        database["ENGINE"] = "samenspel.foundation.locks.engine"
        database["OPTIONS"] = {**database.get("OPTIONS", {}), **SQLITE_OPTIONS}
        database["TEST"] = {"NAME": f"{database['NAME']}.test"}
    return database


EXAMPLE = (
    "Write it like postgres://name:password@host:5432/samenspel or sqlite:////var/lib/samenspel/db.sqlite3"
)
