"""What all of these actions do: write in the journal."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from samenspel.foundation.journal import record
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.spine.people.models import Person


def tell(
    actor: Person | None,
    verb: str,
    round: BudgetRound,
    thing: Model | None = None,
    *,
    beside: Iterable[Proposal] = (),
    **data: Any,
) -> None:
    """`thing`: what it was done to, the round itself when that is not said. `beside`: other proposals that it
    is news of."""
    proposal = thing if isinstance(thing, Proposal) else getattr(thing, "proposal", None)
    record(
        actor=actor,
        verb=f"plan.{verb}",
        thing=thing or round,
        initiative=round.initiative,
        phase="plan",
        data={"title": round.activity.title, **data},
        about=[proposal, *beside, round, round.initiative],
    )
