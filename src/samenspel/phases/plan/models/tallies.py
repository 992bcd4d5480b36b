"""Counts of the ballots."""

from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from samenspel.foundation import clock
from samenspel.foundation.tasks.models import Job
from samenspel.methods.budgeting import Rule
from samenspel.phases.plan.counting import Counted
from samenspel.phases.plan.models.rounds import BudgetRound
from samenspel.spine.initiatives.models import Within


class Tally(Within):
    """One count of a round's ballots; the official one is by the round's own rule, others are what-ifs.

    `options` is the rule as options of `samenspel tally`, `result` what `plan.counting` makes of it,
    `sha256` the hash of the recount file that holds exactly what was counted.
    """

    WITHIN = "round"

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="tallies")
    rule = models.JSONField()
    options = models.CharField(max_length=300)
    is_official = models.BooleanField(default=False)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
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
    def as_rule(self) -> Rule:
        return Rule.from_dict(self.rule)

    @cached_property
    def counted(self) -> Counted:
        """The result in the types it was counted in."""
        scales = {"scale": self.round.scale, "points_scale": self.round.points_scale}
        return Counted.from_json(self.result, **scales)
