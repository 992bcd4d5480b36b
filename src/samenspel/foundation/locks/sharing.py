"""Many together or one alone, until the transaction ends.

On PostgreSQL by advisory locks; on SQLite whoever is inside `writing()` is alone anyway.
"""

from hashlib import sha256

from django.db import connection, transaction

TURNS = 7_026_370  # any number, the same everywhere


def share(space: int, number: int) -> None:
    """Wait while somebody is alone with (space, number); others may share it."""
    _lock("pg_advisory_xact_lock_shared", space, number)


def be_alone(space: int, number: int) -> None:
    """Wait until nobody shares (space, number) any more, and keep newcomers out."""
    _lock("pg_advisory_xact_lock", space, number)


def in_turn(what: str) -> None:
    """For who counts before adding one more: others who count the same, which `what` names, wait."""
    be_alone(TURNS, int(sha256(what.encode()).hexdigest()[:8], 16))


def _lock(function: str, space: int, number: int) -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Lock inside writing(): the lock ends with it.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s, %s)", [space, number % 2**31])
