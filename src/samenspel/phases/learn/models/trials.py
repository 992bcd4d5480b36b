"""A randomised invitation: arms, the list that is drawn from, who came into which arm, what came of it."""

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.learn.models.studies import Study, StudyPlan
from samenspel.spine.initiatives.models import Within
from samenspel.tools.surveys.models.responses import random_key

MOST_ARMS = 6


class Trial(Within):
    """Of one study. `strata`: what people are drawn within; `verbs`: which acts in the journal count, in the
    `days` after the draw. From `announced_at` on `listed` stays as it is, and its `hash` is in the journal.
    `names`: of strata, by number. `left_out`: how many are not on the list, by reason. `salt`: keeps what the
    arms are from being guessed from the list. `queued_at`: when everybody's letter was in the outbox."""

    WITHIN = "study"

    study = models.OneToOneField(Study, on_delete=models.CASCADE, related_name="trial")
    strata: Any = models.JSONField(default=list)
    verbs: Any = models.JSONField(default=list)
    days = models.PositiveSmallIntegerField(_("How many days after the draw count"), default=28)
    listed = models.TextField(blank=True)
    hash = models.CharField(max_length=64, blank=True)
    names: Any = models.JSONField(default=dict)
    left_out: Any = models.JSONField(default=dict)
    people = models.PositiveIntegerField(default=0)
    seed_plan = models.CharField(max_length=400, blank=True)
    draws_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    seed = models.CharField(max_length=400, blank=True)
    signature = models.CharField(max_length=400, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(null=True, blank=True)
    salt = models.CharField(max_length=64, default=secrets.token_hex, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="trial_drawn_after_its_list",
                condition=Q(drawn_at=None) | (Q(drawn_at__gt=F("announced_at")) & ~Q(seed="")),
            ),
            models.CheckConstraint(name="trial_days_some", condition=Q(days__range=(1, 366))),
        ]

    def __str__(self) -> str:
        return str(_("Drawn by lot"))

    def get_absolute_url(self) -> str:
        return f"{self.study.get_absolute_url()}#draw"

    @property
    def waits(self) -> bool:
        """The list is made, the seed is not known."""
        return self.announced_at is not None and self.drawn_at is None


class TrialArm(Within):
    """`words`: what its letter says; an arm without words gets no letter."""

    WITHIN = "trial"

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="arms")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(_("Name of the arm"), max_length=40)
    share = models.PositiveSmallIntegerField(_("Share"), default=1)
    words = models.TextField(_("What its letter says"), blank=True)
    drawn = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(name="trial_arm_number_once", fields=["trial", "number"]),
            models.UniqueConstraint(name="trial_arm_name_once", fields=["trial", "name"]),
            models.CheckConstraint(name="trial_arm_has_a_share", condition=Q(share__gte=1)),
        ]

    def __str__(self) -> str:
        return self.name


class Enrolled(models.Model):
    """Somebody on the list. `is_seen`: their letter was written, or they get none: which of both nothing
    here says."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="enrolled")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_seen = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["trial", "is_seen"])]
        constraints = [models.UniqueConstraint(name="enrolled_once", fields=["trial", "person"])]

    def __str__(self) -> str:
        return str(self.trial_id)


class Allocation(models.Model):
    """Under the pseudonym of the study. `sampled`, `chance`: to be drawn at all, and into this arm then. Keys
    are random, so that their order says nothing."""

    key = models.PositiveBigIntegerField(primary_key=True, default=random_key, editable=False)
    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="allocations")
    arm = models.ForeignKey(TrialArm, on_delete=models.CASCADE, related_name="allocations")
    pseudonym = models.CharField(max_length=43)
    stratum = models.PositiveIntegerField(default=1)
    sampled = models.FloatField(default=1.0)
    chance = models.FloatField(default=1.0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="allocated_to_one_arm", fields=["trial", "pseudonym"]),
        ]

    def __str__(self) -> str:
        return str(self.key)


class Analysis(Within):
    """What the frozen plan gave. `findings`: as `methods.reporting` writes them down; `digest`: SHA-256 of
    the table; `rows`: of how many; `left_out`: who is not in it, by reason."""

    WITHIN = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="analyses")
    plan = models.ForeignKey(StudyPlan, on_delete=models.PROTECT, related_name="+")
    findings: Any = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    left_out: Any = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(_("Analysis by %(plan)s")) % {"plan": self.plan}

    def get_absolute_url(self) -> str:
        return f"{self.study.get_absolute_url()}#results"


class StudyExport(Within):
    """Made for who runs the study; kept for a day, and gone when somebody leaves whose data are in it."""

    WITHIN = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="exports")
    content = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(_("Export"))

    def get_absolute_url(self) -> str:
        return f"{self.study.get_absolute_url()}#export"


def every_trial() -> "models.QuerySet[Trial]":
    joined = ("study__initiative__service__organisation", "study__ethics", "study__lead")
    return Trial.objects.select_related(*joined)
