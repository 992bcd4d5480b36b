"""What stands on a ballot whose rules are fixed. Nobody can change it, so each process reads it once."""

from functools import lru_cache
from typing import NamedTuple

from samenspel.phases.plan.models import BudgetRound, Proposal

ROUNDS_AT_ONCE = 16


class Choice(NamedTuple):
    """`cost` in 1/scale of the currency's unit, as the round's amounts."""

    place: int
    title: str
    cost: int


def choices_of(round: BudgetRound) -> tuple[Choice, ...]:
    """In the order of the ballot; nothing before the rules are fixed."""
    return _fixed(round.pk, round.rules_sha256) if round.rules_sha256 else ()


@lru_cache(ROUNDS_AT_ONCE)
def _fixed(round_id: int, rules_sha256: str) -> tuple[Choice, ...]:
    """`rules_sha256` covers all of it: under other rules it is another answer."""
    on_ballot = Proposal.objects.filter(round=round_id, place__isnull=False).order_by("place")
    return tuple(Choice(*row) for row in on_ballot.values_list("place", "title", "cost"))
