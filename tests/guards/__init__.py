"""The guards that the tests must miss when they are gone."""

from tests.guards import (
    budgeting,
    children,
    doors,
    draws,
    elections,
    files,
    foundation,
    generators,
    homes,
    mailboxes,
    matching,
    news,
    opinion,
    paper,
    reading,
    rota,
    scripts,
    seats,
    secrecy,
    signs,
    sortition,
    things,
    typed,
    values,
    votes,
)
from tests.guards.guard import Guard

__all__ = ["GUARDS", "TESTS", "Guard"]

ROOMS = (
    votes,
    secrecy,
    paper,
    signs,
    news,
    budgeting,
    opinion,
    sortition,
    draws,
    rota,
    scripts,
    matching,
    generators,
    files,
    reading,
    elections,
    homes,
    mailboxes,
    seats,
    foundation,
    doors,
    things,
    values,
    typed,
    children,
)
GUARDS = [guard for room in ROOMS for guard in room.GUARDS]
DATABASES = ("SQLite", "PostgreSQL")
# What the control runs: all that any guard counts on.
TESTS = {
    database: sorted({test for guard in GUARDS if guard.database == database for test in guard.tests})
    for database in DATABASES
}
