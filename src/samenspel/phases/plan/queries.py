"""Reading budget rounds, their proposals and their results."""

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from samenspel.phases.plan.models import BudgetRound, Proposal, Tally
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative

HOME = "activity__initiative__service__organisation"


def find_home(slug: str | None = None) -> Initiative | None:
    """Where an imported election will belong; None: not said."""
    return find_initiative(slug) if slug else None


def find_round(round_id: int) -> BudgetRound:
    return BudgetRound.objects.select_related(HOME).get(pk=round_id)


def find_proposal(round_id: int, proposal_id: int) -> Proposal:
    return Proposal.objects.select_related(f"round__{HOME}").get(round=round_id, pk=proposal_id)


def find_tally(tally_id: int) -> Tally:
    return Tally.objects.select_related(f"round__{HOME}").get(pk=tally_id)


@dataclass(frozen=True)
class Results:
    """A round and the count that is shown of it, if there is one yet."""

    round: BudgetRound
    tally: Tally | None

    @property
    def initiative(self) -> Initiative:
        return self.round.initiative


def find_results(round_id: int, tally_id: int | None = None) -> Results:
    """Of the official count, or of the one that is named."""
    round = find_round(round_id)
    counted = round.tallies.filter(counted_at__isnull=False)
    if tally_id is None:
        return Results(round, counted.filter(is_official=True).first())
    return Results(round, counted.get(pk=tally_id))


def ballots_cast(round: BudgetRound) -> int:
    total: int | None = round.ballots.aggregate(total=Sum("count"))["total"]
    return total or 0


def counted_tallies(round: BudgetRound) -> QuerySet[Tally]:
    """The official one first, without their results."""
    return round.tallies.filter(counted_at__isnull=False).defer("result")


def round_of_file(sha256: str) -> BudgetRound | None:
    return BudgetRound.objects.filter(file_sha256=sha256).select_related("activity").first()


def find_imported(sha256: str) -> BudgetRound:
    return BudgetRound.objects.select_related(HOME).get(file_sha256=sha256)
