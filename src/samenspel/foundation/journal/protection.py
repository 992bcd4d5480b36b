"""Triggers that refuse to change or delete entries and seals, whoever asks.

On PostgreSQL a third trigger makes everybody who adds an entry hold a shared lock until commit. The sealer
takes it alone for a moment: then no entry with a lower number can still appear (numbers are drawn before
commit).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("journal_entry", "journal_seal")
APPENDING = 7_026_363  # any number, the same everywhere


def protect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def unprotect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL_OFF if schema_editor.connection.vendor == "postgresql" else SQLITE_OFF:
        schema_editor.execute(statement, params=None)


@contextmanager
def unprotected() -> Iterator[None]:
    """For tests that play the attacker, and to empty the tables between tests."""
    with connection.schema_editor() as editor:
        unprotect(None, editor)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            protect(None, editor)


SQLITE = [
    f"CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for table in TABLES
    for event in ("update", "delete")
]
SQLITE_OFF = [f"DROP TRIGGER {table}_no_{event}" for table in TABLES for event in ("update", "delete")]

POSTGRESQL = [
    "CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE FUNCTION journal_appending() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN PERFORM pg_advisory_xact_lock_shared({APPENDING}); RETURN NULL; END $$",
    *(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()"
        for table in TABLES
    ),
    # Before the statement, not the row: the lock has to come before the entry draws its number.
    "CREATE TRIGGER journal_entry_appending BEFORE INSERT ON journal_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_appending()",
]
POSTGRESQL_OFF = [
    "DROP TRIGGER journal_entry_appending ON journal_entry",
    *(f"DROP TRIGGER {table}_append_only ON {table}" for table in TABLES),
    "DROP FUNCTION journal_appending()",
    "DROP FUNCTION journal_refuse()",
]
