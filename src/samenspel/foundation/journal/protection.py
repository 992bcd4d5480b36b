"""Triggers that refuse to change or delete entries and seals, whoever asks.

On PostgreSQL a third trigger makes everybody who adds an entry hold a shared lock until commit. The sealer
takes it alone for a moment: then no entry with a lower number can still appear (numbers are drawn before
commit).
"""

from samenspel.foundation.triggers import Triggers

TABLES = ("journal_entry", "journal_seal")
APPENDING = 7_026_363  # any number, the same everywhere


SQLITE = [
    f"CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for table in TABLES
    for event in ("update", "delete")
]
SQLITE_OFF = [
    f"DROP TRIGGER IF EXISTS {table}_no_{event}" for table in TABLES for event in ("update", "delete")
]

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
    "DROP TRIGGER IF EXISTS journal_entry_appending ON journal_entry",
    *(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}" for table in TABLES),
    "DROP FUNCTION IF EXISTS journal_appending()",
    "DROP FUNCTION IF EXISTS journal_refuse()",
]

TRIGGERS = Triggers(
    {"sqlite": SQLITE, "postgresql": POSTGRESQL}, {"sqlite": SQLITE_OFF, "postgresql": POSTGRESQL_OFF}
)
