"""Budget rounds: what could be chosen, how people voted, and how that was counted."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.tasks.models import Job
from samenspel.methods.budgeting import Rule
from samenspel.methods.budgeting.election import BALLOT_FORMATS
from samenspel.spine.initiatives.models import Activity, Initiative

LONGEST_NUMBER = 100


class BudgetRound(models.Model):
    """People divide a budget by voting. Amounts are whole numbers of 1/scale of the currency's unit."""

    class State(models.TextChoices):
        CLOSED = "closed", _("Closed, not counted yet")
        TALLIED = "tallied", _("Counted")

    activity = models.OneToOneField(
        Activity, on_delete=models.CASCADE, primary_key=True, related_name="budget_round"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.CLOSED)
    budget = models.PositiveBigIntegerField()
    scale = models.PositiveIntegerField(default=100)
    currency = models.CharField(max_length=3, blank=True)
    language = models.CharField(max_length=12, blank=True)
    ballot_format = models.CharField(max_length=12)
    points_scale = models.PositiveIntegerField(default=1)
    rule = models.JSONField()
    electorate = models.PositiveIntegerField(null=True, blank=True)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    credit = models.TextField(blank=True)
    meta = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(name="round_state_known", condition=Q(state__in=["closed", "tallied"])),
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
        ]

    def __str__(self) -> str:
        return str(self.activity)

    def get_absolute_url(self) -> str:
        return reverse("plan:show_round", args=[self.pk])

    @property
    def initiative(self) -> Initiative:
        return self.activity.initiative


class Proposal(models.Model):
    """Something the budget may be spent on. `number` is its id in the file, `place` where it stood there."""

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="proposals")
    number = models.CharField(max_length=LONGEST_NUMBER)
    place = models.PositiveIntegerField()
    title = models.TextField()
    description = models.TextField(blank=True)
    category = models.TextField(blank=True)
    cost = models.PositiveBigIntegerField()
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    was_chosen = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("round", "place")
        constraints = [
            models.UniqueConstraint(name="proposal_number_once_per_round", fields=["round", "number"]),
            models.UniqueConstraint(name="proposal_place_once_per_round", fields=["round", "place"]),
            models.CheckConstraint(name="proposal_has_title", condition=~Q(title="") & ~Q(number="")),
            models.CheckConstraint(
                name="proposal_on_earth",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__range=(Decimal(-90), Decimal(90)),
                    longitude__range=(Decimal(-180), Decimal(180)),
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plan:show_proposal", args=[self.round_id, self.pk])

    @property
    def initiative(self) -> Initiative:
        return self.round.initiative


class Ballot(models.Model):
    """Equal ballots, counted. Rows are written sorted, so nothing is left of who voted when.

    `choice` lists places of proposals: "3 8 12", in order of preference on ranked ballots; "3:20 8:5" with
    points (in 1/points_scale).
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="ballots")
    choice = models.TextField(blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = [models.CheckConstraint(name="ballot_was_cast", condition=Q(count__gte=1))]

    def __str__(self) -> str:
        return f"{self.count} × {self.choice}"


class Tally(models.Model):
    """One count of a round's ballots; the official one is by the round's own rule, others are what-ifs.

    `options` is the rule as options of `samenspel tally`, `result` what `plan.counting` makes of it,
    `sha256` the hash of the recount file that holds exactly what was counted.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="tallies")
    rule = models.JSONField()
    options = models.CharField(max_length=300)
    is_official = models.BooleanField(default=False)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    counted_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    result: Any = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("-is_official", "id")
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(name="tally_once_per_rule", fields=["round", "options"]),
            models.UniqueConstraint(
                name="tally_official_once", fields=["round"], condition=Q(is_official=True)
            ),
            models.CheckConstraint(
                name="tally_counted_with_result",
                condition=Q(counted_at__isnull=True, result__isnull=True, sha256="")
                | (Q(counted_at__isnull=False, result__isnull=False) & ~Q(sha256="")),
            ),
            models.CheckConstraint(
                name="tally_counted_after_asked",
                condition=Q(counted_at__isnull=True) | Q(counted_at__gte=F("asked_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.options}"

    def get_absolute_url(self) -> str:
        if self.is_official:
            return reverse("plan:show_results", args=[self.round_id])
        return reverse("plan:show_results", args=[self.round_id, self.pk])

    @property
    def initiative(self) -> Initiative:
        return self.round.initiative

    @property
    def as_rule(self) -> Rule:
        return Rule.from_dict(self.rule)
