"""The guards that the tests must miss when they are gone."""

from tests.guards import (
    budgeting,
    children,
    doors,
    draws,
    editor,
    elections,
    evidence_panels,
    files,
    foundation,
    generators,
    homes,
    ideas,
    library,
    lotteries,
    mailboxes,
    matching,
    news,
    opinion,
    opinion_maps,
    paper,
    playing,
    prototypes,
    reading,
    rights,
    rota,
    scripts,
    seats,
    secrecy,
    signs,
    sortition,
    things,
    trials,
    typed,
    values,
    votes,
    writing,
)
from tests.guards.guard import Guard

__all__ = ["GUARDS", "TESTS", "Guard"]

ROOMS = (
    votes,
    rights,
    secrecy,
    paper,
    signs,
    news,
    budgeting,
    library,
    opinion,
    opinion_maps,
    prototypes,
    lotteries,
    sortition,
    draws,
    editor,
    rota,
    scripts,
    playing,
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
    ideas,
    values,
    typed,
    writing,
    children,
    trials,
    evidence_panels,
)
GUARDS = [guard for room in ROOMS for guard in room.GUARDS]
DATABASES = ("SQLite", "PostgreSQL")
# What the control runs: all that any guard counts on.
TESTS = {
    database: sorted({test for guard in GUARDS if guard.database == database for test in guard.tests})
    for database in DATABASES
}
