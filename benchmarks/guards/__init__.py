"""The guards that the tests must miss when they are gone."""

from benchmarks.guards import news, paper, signs, votes
from benchmarks.guards.guard import TESTS, Guard

__all__ = ["GUARDS", "TESTS", "Guard"]

GUARDS = [*votes.GUARDS, *paper.GUARDS, *signs.GUARDS, *news.GUARDS]
