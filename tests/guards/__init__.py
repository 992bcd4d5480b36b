"""The guards that the tests must miss when they are gone."""

from tests.guards import (
    budgeting,
    draws,
    files,
    foundation,
    generators,
    matching,
    news,
    opinion,
    paper,
    rota,
    seats,
    signs,
    sortition,
    things,
    votes,
)
from tests.guards.guard import TESTS, Guard

__all__ = ["GUARDS", "TESTS", "Guard"]

ROOMS = (
    votes,
    paper,
    signs,
    news,
    budgeting,
    opinion,
    sortition,
    draws,
    rota,
    matching,
    generators,
    files,
    seats,
    foundation,
    things,
)
GUARDS = [guard for room in ROOMS for guard in room.GUARDS]
