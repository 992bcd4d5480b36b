"""What is kept of the sheets of paper when the box is opened, and what the journal says of them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Sum

from samenspel.phases.plan.models import BudgetRound, PaperCount, Sheet, SheetEntry, Voter

State = Sheet.State


def keep_papers(round: BudgetRound, invalid: Mapping[str, int]) -> None:
    """Nothing is left of the envelopes, nor of what tells whether two are equal."""
    if not round.takes_paper:
        return
    SheetEntry.objects.filter(sheet__round=round).update(sealed=None, tag="")
    PaperCount.objects.create(round=round, **invalid)


def papers_in_numbers(round: BudgetRound, invalid: Mapping[str, int]) -> dict[str, Any]:
    if not round.takes_paper:
        return {}
    return {
        "sheets": round.sheets.filter(state=State.AGREED).count(),
        "void": round.sheets.filter(state=State.VOID).count(),
        "at_desks": round.voters.filter(channel=Voter.Channel.DESK).count(),
        **_at_desks(round),
        **{f"invalid_{kind}": count for kind, count in invalid.items()},
    }


def _at_desks(round: BudgetRound) -> dict[str, int]:
    """How often people were looked up on the roll, and how many ballots from online made place for paper."""
    sums = round.desk_hours.aggregate(looked_up=Sum("looked"), replaced=Sum("replaced"))
    return {name: number or 0 for name, number in sums.items()}
