"""Triggers that keep the ledger, whoever asks: an entry is sealed when it sums to nothing, and then stays.

On PostgreSQL a line locks its entry while it is written, so that nobody seals the entry in between.
"""

from samenspel.foundation.triggers import Triggers

TABLES = ("fund_ledger", "fund_account", "fund_entry", "fund_line")
GROWS = "the ledger is append-only"
BALANCES = "the lines of an entry sum to nothing"
MIRRORS = "a reversal is the mirror of a sealed entry"
BELONGS = "a line is of one ledger, in whole cents"


_UNBALANCED = (
    "(SELECT COUNT(*) FROM fund_line WHERE entry_id = NEW.id) < 2 "
    "OR (SELECT SUM(cents) FROM fund_line WHERE entry_id = NEW.id) <> 0"
)
_OTHER_THAN_MIRROR = (
    "NEW.reverses_id IS NOT NULL AND ("
    "NOT EXISTS (SELECT 1 FROM fund_entry WHERE id = NEW.reverses_id "
    "AND ledger_id = NEW.ledger_id AND sealed_at IS NOT NULL) "
    "OR EXISTS (SELECT 1 FROM fund_line WHERE entry_id IN (NEW.id, NEW.reverses_id) "
    "GROUP BY account_id HAVING SUM(cents) <> 0))"
)
_OF_ANOTHER_LEDGER = (
    "NOT EXISTS (SELECT 1 FROM fund_account a JOIN fund_entry e ON e.ledger_id = a.ledger_id "
    "WHERE a.id = NEW.account_id AND e.id = NEW.entry_id)"
)
_SEALED = "EXISTS (SELECT 1 FROM fund_entry WHERE id = {}.entry_id AND sealed_at IS NOT NULL)"
_SEALS = "NEW.sealed_at IS NOT NULL AND"
_BROKEN = "typeof(NEW.cents) <> 'integer'"
_FIXED = {
    table: " OR ".join(f"NEW.{name} <> OLD.{name}" for name in names)
    for table, names in {
        "fund_ledger": ("id", "initiative_id", "currency"),
        "fund_account": ("id", "ledger_id", "kind"),
    }.items()
}


def _sqlite(name: str, event: str, table: str, when: str, said: str) -> str:
    body = f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
    return f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} WHEN {when} {body}"


SQLITE = [
    # INSERT OR REPLACE takes a row away without asking the triggers of DELETE.
    *(
        _sqlite("not_replaced", "INSERT", table, f"NEW.id IN (SELECT id FROM {table})", GROWS)  # noqa: S608
        for table in TABLES
    ),
    *(_sqlite("fixed", "UPDATE", table, when, GROWS) for table, when in _FIXED.items()),
    _sqlite("born_open", "INSERT", "fund_entry", "NEW.sealed_at IS NOT NULL", BALANCES),
    _sqlite("kept", "UPDATE", "fund_entry", "OLD.sealed_at IS NOT NULL OR NEW.id <> OLD.id", GROWS),
    _sqlite("not_gone", "DELETE", "fund_entry", "OLD.sealed_at IS NOT NULL", GROWS),
    _sqlite("balances", "UPDATE", "fund_entry", f"{_SEALS} ({_UNBALANCED})", BALANCES),
    _sqlite("mirrors", "UPDATE", "fund_entry", f"{_SEALS} {_OTHER_THAN_MIRROR}", MIRRORS),
    _sqlite("belongs", "INSERT", "fund_line", f"{_BROKEN} OR {_OF_ANOTHER_LEDGER}", BELONGS),
    _sqlite("not_late", "INSERT", "fund_line", _SEALED.format("NEW"), GROWS),
    _sqlite("kept", "UPDATE", "fund_line", "TRUE", GROWS),
    _sqlite("not_gone", "DELETE", "fund_line", _SEALED.format("OLD"), GROWS),
]  # fmt: skip


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _unless(when: str, said: str) -> str:
    return (
        f"IF {when} THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
    )


def _postgresql(event: str, table: str, function: str, each: str = "ROW") -> str:
    name = f"{table}_{event.lower().replace(' ', '_')}"
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"


FUNCTIONS = {
    "fund_no_truncate": _unless("TRUE", GROWS) + " RETURN NULL;",
    "fund_entry_born": _unless("NEW.sealed_at IS NOT NULL", BALANCES) + " RETURN NEW;",
    "fund_entry_kept": _unless("OLD.sealed_at IS NOT NULL OR NEW.id <> OLD.id", GROWS)
    + _unless(f"{_SEALS} ({_UNBALANCED})", BALANCES)
    + _unless(f"{_SEALS} {_OTHER_THAN_MIRROR}", MIRRORS)
    + " RETURN NEW;",
    "fund_entry_gone": _unless("OLD.sealed_at IS NOT NULL", GROWS) + " RETURN OLD;",
    "fund_line_born": "PERFORM 1 FROM fund_entry WHERE id = NEW.entry_id FOR SHARE; "
    + _unless(_OF_ANOTHER_LEDGER, BELONGS)
    + _unless(_SEALED.format("NEW"), GROWS)
    + " RETURN NEW;",
    "fund_line_kept": _unless("TRUE", GROWS) + " RETURN NEW;",
    "fund_line_gone": "PERFORM 1 FROM fund_entry WHERE id = OLD.entry_id FOR SHARE; "
    + _unless(_SEALED.format("OLD"), GROWS)
    + " RETURN OLD;",
    **{f"{table}_fixed": _unless(when, GROWS) + " RETURN NEW;" for table, when in _FIXED.items()},
}
POSTGRESQL = [
    *(_function(name, body) for name, body in FUNCTIONS.items()),
    *(_postgresql("TRUNCATE", table, "fund_no_truncate", "STATEMENT") for table in TABLES),
    *(_postgresql("UPDATE", table, f"{table}_fixed") for table in _FIXED),
    _postgresql("INSERT", "fund_entry", "fund_entry_born"),
    _postgresql("UPDATE", "fund_entry", "fund_entry_kept"),
    _postgresql("DELETE", "fund_entry", "fund_entry_gone"),
    _postgresql("INSERT", "fund_line", "fund_line_born"),
    _postgresql("UPDATE", "fund_line", "fund_line_kept"),
    _postgresql("DELETE", "fund_line", "fund_line_gone"),
]


def _name_of(statement: str) -> str:
    return statement.split()[2]


ON = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
OFF = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {_name_of(one)}" for one in SQLITE],
    # Whatever hangs on a function goes with it.
    "postgresql": [f"DROP FUNCTION IF EXISTS {name} CASCADE" for name in FUNCTIONS],
}
TRIGGERS = Triggers(ON, OFF)
