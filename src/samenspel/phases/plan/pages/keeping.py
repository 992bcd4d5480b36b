"""What everybody sees alike once the rules are fixed: found once, and kept while all look at it."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from samenspel.phases.plan.models import BudgetRound

KEPT_SECONDS = 600
Found = TypeVar("Found")


def kept(round: BudgetRound, name: str, find: Callable[[BudgetRound], Found]) -> Found:
    """Found anew until the rules are fixed. `name` says what it depends on besides the round."""
    if not round.rules_sha256:
        return find(round)
    key = f"plan.{name}.{round.pk}.{round.rules_sha256}"
    held: tuple[Found] | None = cache.get(key)
    if held is None:
        held = (find(round),)
        cache.set(key, held, KEPT_SECONDS)
    return held[0]
