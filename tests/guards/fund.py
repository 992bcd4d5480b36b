"""The guards of the ledger: in the actions, and in both databases."""

from __future__ import annotations

from tests.guards.guard import Guard

LEDGER = ("tests/phases/fund/test_ledger.py",)


def _fund(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"phases/fund/{path}", old, new, LEDGER)


def _postgresql(name: str, old: str, new: str) -> Guard:
    return Guard(name, "phases/fund/box.py", old, new, LEDGER, "PostgreSQL")


GUARDS = [
    _fund("a booking sums to nothing", "actions.py", "if len(cents) < 2 or sum(amounts) != 0:", "if False:"),
    _fund("a booking moves whole cents", "actions.py", "type(cents) is int and", "True and"),
    _fund("a booking is of one ledger", "actions.py", "account.ledger_id != ledger.pk", "False"),
    _fund("an entry is undone with a reason", "actions.py", "if not reason.strip():", "if False:"),
    _fund(
        "an entry is undone once",
        "rules.py",
        "entry.reverses_id is None and not Entry.objects.filter(reverses=entry).exists()",
        "True",
    ),
    _fund(
        "only what is sealed counts",
        "queries/ledger.py",
        "Line.objects.filter(entry__ledger=ledger, entry__sealed_at__isnull=False)",
        "Line.objects.filter(entry__ledger=ledger)",
    ),
    _fund(
        "words of a booking end no line of beancount",
        "queries/beancount.py",
        '" ".join(text.split())',
        "text",
    ),
    _fund(
        "SQLite seals what balances",
        "box.py",
        '_sqlite("balances", "UPDATE", "fund_entry", f"{_SEALS} ({_UNBALANCED})", BALANCES)',
        '_sqlite("balances", "UPDATE", "fund_entry", "FALSE", BALANCES)',
    ),
    _fund(
        "SQLite takes no line late",
        "box.py",
        '_sqlite("not_late", "INSERT", "fund_line", _SEALED.format("NEW"), GROWS)',
        '_sqlite("not_late", "INSERT", "fund_line", "FALSE", GROWS)',
    ),
    _fund("SQLite takes no half cents", "box.py", "typeof(NEW.cents) <> 'integer'", "FALSE"),
    _fund(
        "SQLite replaces no row",
        "box.py",
        'f"NEW.id IN (SELECT id FROM {table})"',
        'f"NEW.id IN (SELECT id FROM {table} WHERE FALSE)"',
    ),
    _postgresql(
        "PostgreSQL seals what balances",
        'f"{_SEALS} ({_UNBALANCED})", BALANCES)\n    + _',
        '"FALSE", BALANCES)\n    + _',
    ),
    _postgresql(
        "PostgreSQL takes no line late",
        '+ _unless(_SEALED.format("NEW"), GROWS)',
        '+ _unless("FALSE", GROWS)',
    ),
]
