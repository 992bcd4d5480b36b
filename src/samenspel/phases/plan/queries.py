"""Reading budget rounds, their proposals and their results."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.functional import cached_property

from samenspel.foundation.locks import be_alone, share
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.search.words import with_every_word
from samenspel.foundation.ui.maps import Basemap
from samenspel.methods.barriers import Measured
from samenspel.phases.plan.box.roll import BOX, key_of
from samenspel.phases.plan.box.sealing import RECEIPT_DIGITS
from samenspel.phases.plan.models import (
    Award,
    BudgetRound,
    Check,
    Merge,
    Objection,
    Proposal,
    Sheet,
    SignReport,
    Support,
    Tally,
    Update,
)
from samenspel.spine.initiatives.measuring import TIME_TO_ANSWER, Span
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.services.models import Area
from samenspel.spine.services.queries import basemap_around
from samenspel.tools.together.queries import supporters

HOME = "activity__initiative__service__organisation"
GONE = (Proposal.State.WITHDRAWN, Proposal.State.MERGED)
PROPOSED = (
    "title", "description", "needs", "area", "where", "latitude", "longitude", "picture", "picture_words",
)  # fmt: skip


def find_home(slug: str | None = None) -> Initiative | None:
    """Where an imported election will belong; None: not said."""
    return find_initiative(slug) if slug else None


def every_round() -> QuerySet[BudgetRound]:
    return BudgetRound.objects.select_related(HOME)


def find_round(round_id: int) -> BudgetRound:
    return every_round().get(pk=round_id)


def every_proposal() -> QuerySet[Proposal]:
    return Proposal.objects.select_related(f"round__{HOME}")


def find_proposal(round_id: int, proposal_id: int) -> Proposal:
    return every_proposal().get(round=round_id, pk=proposal_id)


def locked(round: BudgetRound) -> BudgetRound:
    """As it is in the database now; others who change it wait."""
    return fresh(every_round(), round.pk)


def at_the_box(round: BudgetRound) -> BudgetRound:
    """As it is now, beside others who put something in its box; nobody opens that meanwhile."""
    share(BOX, round.pk)
    return find_round(round.pk)


def alone_with_the_box(round: BudgetRound) -> BudgetRound:
    """As it is now; nobody puts anything in its box meanwhile."""
    be_alone(BOX, round.pk)
    return find_round(round.pk)


def locked_proposal(proposal: Proposal) -> Proposal:
    """As it is in the database now, in a round whose rules nobody fixes meanwhile."""
    round = locked(proposal.round)
    found = Proposal.objects.get(pk=proposal.pk)
    found.round = round
    return found


def every_check() -> QuerySet[Check]:
    return Check.objects.select_related(f"proposal__round__{HOME}", "by")


def find_check(round_id: int, proposal_id: int, check_id: int) -> Check:
    return every_check().get(proposal__round=round_id, proposal=proposal_id, pk=check_id)


def find_award(round_id: int, proposal_id: int) -> Award:
    return Award.objects.select_related(f"thing__round__{HOME}").get(thing__round=round_id, thing=proposal_id)


def find_update(round_id: int, proposal_id: int, update_id: int) -> Update:
    updates = Update.objects.select_related(f"promise__thing__round__{HOME}")
    return updates.get(promise__thing__round=round_id, promise=proposal_id, pk=update_id)


def awards_of(round: BudgetRound) -> QuerySet[Award]:
    return Award.objects.filter(thing__round=round).select_related("thing__round")


def mergeable_with(proposal: Proposal) -> QuerySet[Proposal]:
    """Those of its round that could take it in."""
    states = (Proposal.State.SUBMITTED, Proposal.State.ACCEPTED)
    return proposal.round.proposals.filter(state__in=states).exclude(pk=proposal.pk)


def find_merge(round_id: int, proposal_id: int, merge_id: int) -> Merge:
    """`proposal_id` is of the proposal that would take the other in."""
    merges = Merge.objects.select_related("thing", f"into__round__{HOME}")
    return merges.get(into__round=round_id, into=proposal_id, pk=merge_id)


def every_tally() -> QuerySet[Tally]:
    return Tally.objects.select_related(f"round__{HOME}")


def find_tally(tally_id: int) -> Tally:
    return every_tally().get(pk=tally_id)


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


def basemap_of(round: BudgetRound) -> Basemap | None:
    """The map of its own area, of its initiative's, or of where the service is given."""
    initiative = round.initiative
    service = initiative.service
    return basemap_around(round.area_id, initiative.area_id, service.area_id, service.organisation.area_id)


def areas_of(round: BudgetRound) -> dict[str, str]:
    """Where its proposals are: the name of each area by its key."""
    public = round.proposals.exclude(state=Proposal.State.DRAFT)
    areas = Area.objects.filter(pk__in=public.values("area"))
    return {str(key): name for key, name in areas.values_list("pk", "name")}


def on_ballot(round: BudgetRound) -> QuerySet[Proposal]:
    """What people vote on, in the order of the ballot."""
    return round.proposals.filter(place__isnull=False)


def areas_on_ballot(round: BudgetRound) -> list[str]:
    """The names of the areas that the projects are for."""
    areas = on_ballot(round).filter(area__isnull=False).order_by("area__name")
    return [*areas.values_list("area__name", flat=True).distinct()]


def ballots_cast(round: BudgetRound) -> int:
    total: int | None = round.ballots.aggregate(total=Sum("count"))["total"]
    return total or 0


def counted_tallies(round: BudgetRound) -> QuerySet[Tally]:
    """The official one first, without their results."""
    return round.tallies.filter(counted_at__isnull=False).defer("result")


def public_proposals(round: BudgetRound, wanted: Mapping[str, Any]) -> QuerySet[Proposal]:
    """Everything but drafts, with the number of supporters. `wanted`: q, area and state."""
    found = round.proposals.exclude(state=Proposal.State.DRAFT).select_related("area", "round")
    state = wanted.get("state")
    found = found.filter(state=state) if state else found.exclude(state__in=GONE)
    if wanted.get("area"):
        found = found.filter(area=wanted["area"])
    found = with_every_word(found, wanted.get("q", ""), "title", "description", "where")
    return found.annotate(supporters=supporters(Support))


def drafts_of(round: BudgetRound, person: Any) -> list[Proposal]:
    """What this person is still writing."""
    if not person.is_authenticated:
        return []
    mine = round.proposals.filter(state=Proposal.State.DRAFT, authors__person=person)
    return list(mine.select_related("round"))


def voted(round: BudgetRound) -> int:
    """How many people voted until now; never what."""
    return round.voters.exclude(channel="").count()


def sign_report(round: BudgetRound) -> SignReport | None:
    """None until the box is open, and where it was opened before signs were looked for."""
    return SignReport.objects.filter(round=round).first()


def must_say_why(round: BudgetRound) -> bool:
    """Who certifies tells what they found out about the signs."""
    return SignReport.objects.filter(round=round, signs__gt=0).exists()


def find_objection(round_id: int, objection_id: int) -> Objection:
    return Objection.objects.select_related(f"round__{HOME}").get(round=round_id, pk=objection_id)


def own_receipt(round: BudgetRound, person: Any, code: str = "") -> str:
    """Of whoever asks, or has this code; empty where no ballot of theirs is in the box."""
    key = key_of(person, round, code)
    own = round.voters.filter(key=key).values_list("receipt", flat=True) if key else []
    return next(iter(own), "")


@dataclass(frozen=True)
class FoundReceipt:
    """A receipt that somebody asks about."""

    round: BudgetRound
    code: str

    @property
    def initiative(self) -> Initiative:
        return self.round.initiative

    @cached_property
    def is_in_box(self) -> bool:
        """Now, or when the box was mixed."""
        if self.round.state == BudgetRound.State.VOTING:
            return self.round.voters.filter(receipt=self.code).exists() or self._is_on_paper
        return self.round.receipts.filter(code=self.code).exists()

    @property
    def _is_on_paper(self) -> bool:
        """Entered by two people, the same."""
        sheets = self.round.sheets.filter(key__startswith=self.code, state=Sheet.State.AGREED)
        return len(self.code) == RECEIPT_DIGITS and sheets.exists()


def find_sheet(round_id: int, sheet_id: int) -> Sheet:
    return Sheet.objects.select_related(f"round__{HOME}").get(round=round_id, pk=sheet_id)


def find_receipt(round_id: int, code: str) -> FoundReceipt:
    return FoundReceipt(find_round(round_id), code)


def spent_on_awards(initiative: Initiative) -> list[tuple[str, int]]:
    """What chosen projects have cost until now, in cents by currency."""
    awards = Award.objects.filter(thing__round__activity__initiative=initiative, spent__gt=0)
    found = awards.values_list("thing__round__currency", "thing__round__scale").annotate(Sum("spent"))
    cents: dict[str, int] = {}
    for currency, scale, spent in found.order_by("thing__round__currency", "thing__round__scale"):
        cents[currency] = cents.get(currency, 0) + spent * 100 // scale
    return [*cents.items()]


def proposals_that_ended(initiative: Any) -> Iterable[int]:
    """Without an answer: withdrawn, or gone on in another."""
    gone = Proposal.objects.filter(round__activity__initiative=initiative, state__in=GONE)
    return gone.values_list("pk", flat=True)


def proposals_waiting(span: Span) -> Iterator[tuple[int, Measured]]:
    """Of those handed in longer ago than people should wait: how many are still being checked."""
    handed_in = Proposal.objects.filter(
        round__activity__initiative__in=span.initiatives,
        submitted_at__gte=span.since,
        submitted_at__lt=span.until - TIME_TO_ANSWER,
    ).exclude(state__in=(Proposal.State.DRAFT, *GONE))
    rows = handed_in.order_by().values_list("round__activity__initiative")
    found = rows.annotate(
        waiting=Count("pk", filter=Q(state=Proposal.State.SUBMITTED), distinct=True),
        everything=Count("pk", distinct=True),
        who=Count("authors__person", distinct=True),
    )
    for initiative, waiting, everything, who in found:
        yield initiative, Measured(waiting, everything, people=who)
