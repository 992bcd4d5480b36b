"""Budget rounds."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.methods.budgeting.election import BALLOT_FORMATS
from samenspel.spine.initiatives.models import OfActivity
from samenspel.spine.services.models import Area

LONGEST_NUMBER = 100
LEAST_BALLOTS, LEAST_OF_ALL = 5, 3


class Standing(models.TextChoices):
    """Where a round is on its road, as people say it; worked out from its state and its dates."""

    PREPARING = "preparing", _("Being prepared")
    PROPOSING = "proposing", _("Open for proposals")
    FIXED = "fixed", _("Rules fixed")
    VOTING = "voting", _("Voting")
    ENTERING = "entering", _("Sheets are entered")
    OVER = "over", _("Voting is over")
    CLOSED = "closed", _("Closed, not counted yet")
    OBJECTING = "objecting", _("Open for objections")
    CERTIFYING = "certifying", _("Being certified")
    UNCOUNTED = "uncounted", _("Not counted: fewer than %(least)s ballots")
    TALLIED = "tallied", _("Counted")

    @property
    def tone(self) -> str:
        """The colour of its badge: is there something to do for everyone, or something to see?"""
        if self in (self.PROPOSING, self.VOTING):
            return "accent"
        return "positive" if self == self.TALLIED else "neutral"


class InRound:
    """What stands in something of a round."""

    parent: Any

    @property
    def round(self) -> "BudgetRound":
        round: BudgetRound = self.parent.round
        return round


class BudgetRound(OfActivity):
    """People divide a budget by voting. Amounts are whole numbers of 1/scale of the currency's unit.

    `meta` is what Pabulib's META says besides: in the file that was imported, or of a round that is held here
    when its rules were fixed. `most` and what follows limit its ballots, and are in META when it is exported.

    A round that was imported begins closed. One that is held here is prepared (people propose, professionals
    check), then its rules are fixed and people vote; once closed its ballots are mixed, and they are counted
    after two people certified how the vote went.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        VOTING = "voting", _("Rules fixed")
        CLOSED = "closed", _("Closed, not counted yet")
        TALLIED = "tallied", _("Counted")

    class Who(models.TextChoices):
        ANYONE = "anyone", _("Everyone who signs in")
        MEMBERS = "members", _("Members of the initiative")
        LIST = "list", _("Everyone whose e-mail address is on a list")
        CODES = "codes", _("Everyone who got a code by post")

    state = models.CharField(max_length=9, choices=State.choices, default=State.CLOSED)
    budget = models.PositiveBigIntegerField()
    scale = models.PositiveIntegerField(default=100)
    currency = models.CharField(max_length=3, blank=True)
    language = models.CharField(max_length=12, blank=True)
    ballot_format = models.CharField(max_length=12)
    points_scale = models.PositiveIntegerField(default=1)
    rule = models.JSONField()
    electorate = models.PositiveIntegerField(null=True, blank=True)
    meta = models.JSONField(default=dict)

    most = models.PositiveIntegerField(null=True, blank=True)
    most_cost = models.PositiveBigIntegerField(null=True, blank=True)
    points = models.PositiveIntegerField(null=True, blank=True)
    most_each = models.PositiveIntegerField(null=True, blank=True)

    file_name = models.CharField(max_length=200, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    credit = models.TextField(blank=True)

    proposals_until = models.DateTimeField(null=True, blank=True)
    votes_from = models.DateTimeField(null=True, blank=True)
    votes_until = models.DateTimeField(null=True, blank=True)
    papers_until = models.DateTimeField(null=True, blank=True)
    objections_until = models.DateTimeField(null=True, blank=True)
    who = models.CharField(max_length=8, choices=Who.choices, blank=True)
    least_age = models.PositiveSmallIntegerField(null=True, blank=True)
    asks_birth_year = models.BooleanField(default=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rules_sha256 = models.CharField(max_length=64, blank=True)
    public_key = models.CharField(max_length=64, blank=True)
    unreadable = models.PositiveIntegerField(default=0)
    least_ballots = models.PositiveIntegerField(default=LEAST_BALLOTS)
    has_too_few_ballots = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="round_state_known",
                condition=Q(state__in=["preparing", "voting", "closed", "tallied"]),
            ),
            models.CheckConstraint(
                name="round_few_ballots_are_not_counted", condition=Q(least_ballots__gte=LEAST_OF_ALL)
            ),
            models.CheckConstraint(name="round_has_budget", condition=Q(budget__gt=0)),
            models.CheckConstraint(
                name="round_scales_from_one", condition=Q(scale__gte=1) & Q(points_scale__gte=1)
            ),
            models.UniqueConstraint(
                name="round_file_once", fields=["file_sha256"], condition=~Q(file_sha256="")
            ),
            models.CheckConstraint(
                name="round_ballot_format_known", condition=Q(ballot_format__in=BALLOT_FORMATS)
            ),
            models.CheckConstraint(
                name="round_held_here_or_imported",
                condition=Q(file_sha256="", who__in=["anyone", "members", "list", "codes"])
                | (~Q(file_sha256="") & Q(who="", state__in=["closed", "tallied"])),
            ),
            models.CheckConstraint(
                name="round_dates_in_order",
                condition=Q(who="", votes_from=None, votes_until=None)
                | Q(
                    proposals_until__lte=F("votes_from"),
                    votes_from__lt=F("votes_until"),
                    votes_until__lte=F("objections_until"),
                ),
            ),
            models.CheckConstraint(
                name="round_papers_after_the_vote",
                condition=Q(papers_until__isnull=True)
                | Q(papers_until__gte=F("votes_until"), papers_until__lte=F("objections_until")),
            ),
            models.CheckConstraint(
                name="round_votes_by_fixed_rules",
                condition=~Q(state="voting") | (~Q(rules_sha256="") & ~Q(public_key="")),
            ),
        ]

    @property
    def standing(self) -> Standing:
        match self.state:
            case self.State.PREPARING:
                return Standing.PROPOSING if self.takes_proposals else Standing.PREPARING
            case self.State.VOTING:
                return self._standing_of_the_vote()
            case self.State.CLOSED if self.is_held_here:
                return self._standing_afterwards()
        return Standing(self.state)

    @property
    def standing_words(self) -> str:
        return str(self.standing.label) % {"least": self.least_ballots}

    def _standing_of_the_vote(self) -> Standing:
        if self.takes_votes:
            return Standing.VOTING
        if not self.is_late:
            return Standing.FIXED
        return Standing.ENTERING if self.takes_paper else Standing.OVER

    def _standing_afterwards(self) -> Standing:
        if self.takes_objections:
            return Standing.OBJECTING
        return Standing.UNCOUNTED if self.has_too_few_ballots else Standing.CERTIFYING

    @property
    def is_held_here(self) -> bool:
        return bool(self.who)

    @property
    def takes_proposals(self) -> bool:
        return (
            self.state == self.State.PREPARING
            and self.proposals_until is not None
            and self.activity.opens_at <= clock.received() < self.proposals_until
        )

    @property
    def has_all_proposals(self) -> bool:
        return self.proposals_until is None or self.proposals_until <= clock.settled()

    @property
    def takes_votes(self) -> bool:
        return (
            self.state == self.State.VOTING
            and self.votes_from is not None
            and self.votes_until is not None
            and self.votes_from <= clock.received() < self.votes_until
        )

    @property
    def is_late(self) -> bool:
        return self.votes_until is not None and self.votes_until <= clock.received()

    @property
    def takes_paper(self) -> bool:
        """People may vote on paper too."""
        return self.papers_until is not None

    @property
    def box_opens_at(self) -> datetime | None:
        """When nothing more goes into the box."""
        return self.papers_until or self.votes_until

    @property
    def is_over(self) -> bool:
        """The box may be opened."""
        return self.box_opens_at is not None and self.box_opens_at <= clock.settled()

    @property
    def has_roll(self) -> bool:
        """Who may vote is a list that is made beforehand."""
        return self.who in (self.Who.LIST, self.Who.CODES)

    @property
    def takes_objections(self) -> bool:
        """From the end of the vote until the day on which it may be certified."""
        return (
            self.state == self.State.CLOSED
            and self.objections_until is not None
            and clock.received() < self.objections_until
        )

    @property
    def has_all_objections(self) -> bool:
        return self.objections_until is None or self.objections_until <= clock.settled()


def rounds_taking_proposals() -> "models.QuerySet[BudgetRound]":
    """Of whatever initiative, as each says of itself."""
    now, preparing = clock.received(), BudgetRound.State.PREPARING
    rows = BudgetRound.objects.select_related("activity__initiative__service__organisation")
    return rows.filter(state=preparing, activity__opens_at__lte=now, proposals_until__gt=now)
