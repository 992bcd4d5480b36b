"""Randomised invitations: who is asked, and how, decided by a public list and a seed.

Who came into which arm stands under the pseudonym of their answers. No row joins it to an address.
"""

import secrets
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.vault import Concealed
from samenspel.spine.initiatives.models import Within
from samenspel.tools.surveys.models.invitations import Invited
from samenspel.tools.surveys.models.responses import random_key
from samenspel.tools.surveys.models.surveys import UP, Edition, Survey

MOST_ARMS = 6


class Randomisation(Within):
    """Of one survey. `strata`: names of columns of the list; `cluster`: that of who is drawn together.
    `sample`: how many are drawn for all arms. From `announced_at` on `listed` is public and stays as it is;
    `names`: of its strata, by number; `left_out`: how many of who was `assessed` are not on it, by reason.
    `allotted`: the file of who was drawn, as anybody computes it. `opened_at`: from then on outcomes are
    told by arm. `salt`: random; it keeps what the arms are from being guessed before."""

    WITHIN = "survey"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="randomisations")
    strata: Any = models.JSONField(default=list)
    cluster = models.CharField(max_length=60, blank=True)
    sample = models.PositiveIntegerField(null=True, blank=True)
    listed = models.TextField(blank=True)
    hash = models.CharField(max_length=64, blank=True)
    names: Any = models.JSONField(default=dict)
    assessed = models.PositiveIntegerField(default=0)
    left_out: Any = models.JSONField(default=dict)
    people = models.PositiveIntegerField(default=0)
    seed_plan = models.CharField(max_length=400, blank=True)
    draws_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    seed = models.CharField(max_length=400, blank=True)
    signature = models.CharField(max_length=400, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    allotted = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=400, blank=True)
    salt = models.CharField(max_length=64, default=secrets.token_hex, editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                name="randomisation_one_of_a_survey", fields=["survey"], condition=Q(cancelled_because="")
            ),
            models.CheckConstraint(
                name="randomisation_drawn_after_its_list",
                condition=Q(drawn_at=None) | (Q(drawn_at__gt=F("announced_at")) & ~Q(seed="")),
            ),
            models.CheckConstraint(
                name="randomisation_drawn_or_cancelled", condition=Q(drawn_at=None) | Q(cancelled_because="")
            ),
            models.CheckConstraint(
                name="randomisation_opened_after_its_draw",
                condition=Q(opened_at=None) | Q(drawn_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Drawn by lot"))

    def get_absolute_url(self) -> str:
        return reverse("surveys:show_randomisation", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.announced_at is None and not self.cancelled_because

    @property
    def waits(self) -> bool:
        """The list is public, the seed is not known."""
        return self.announced_at is not None and self.drawn_at is None and not self.cancelled_because

    @property
    def is_blind(self) -> bool:
        """Nobody sees outcomes by arm."""
        return self.opened_at is None

    @property
    def columns(self) -> list[str]:
        return [*self.strata, *([self.cluster] if self.cluster else [])]


class Arm(Within):
    """`share`: as large as this beside the others. `words`: in its letter, in place of what the survey says
    of itself; `edition`: its questions, where they are not the newest; `writes_at`: when its letters leave,
    where that is not at once. `drawn`: how many people came into it; `queued_at`: when they were invited."""

    WITHIN = "randomisation"

    randomisation = models.ForeignKey(Randomisation, on_delete=models.CASCADE, related_name="arms")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(_("Name of the arm"), max_length=60)
    share = models.PositiveSmallIntegerField(_("Share"), default=1)
    words = models.TextField(_("What its letter says"), blank=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    writes_at = models.DateTimeField(_("When its letters leave"), null=True, blank=True)
    drawn = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(name="arm_number_once", fields=["randomisation", "number"]),
            models.UniqueConstraint(name="arm_name_once", fields=["randomisation", "name"]),
            models.CheckConstraint(name="arm_has_a_share", condition=Q(share__gte=1)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.randomisation.get_absolute_url()


class Assessed(models.Model):
    """Somebody on the list before it is drawn from. `values`: by column. Gone with the draw: beside an
    address nothing is kept that says which arm it was."""

    randomisation = models.ForeignKey(Randomisation, on_delete=models.CASCADE, related_name="assessed_people")
    invited = models.ForeignKey(Invited, on_delete=models.CASCADE, related_name="+")
    values = Concealed(blank=True, default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(name="assessed_once", fields=["randomisation", "invited"])]

    def __str__(self) -> str:
        return str(self.randomisation_id)


class Assigned(models.Model):
    """Under the pseudonym of the answers. `sampled`: the chance to come into an arm at all; `chance`: to come
    into this one then. `stratum` and `cluster` by their numbers on the list. Keys are random, so that their
    order says nothing."""

    key = models.PositiveBigIntegerField(primary_key=True, default=random_key, editable=False)
    randomisation = models.ForeignKey(Randomisation, on_delete=models.CASCADE, related_name="assigned")
    arm = models.ForeignKey(Arm, on_delete=models.CASCADE, related_name="assigned")
    pseudonym = models.CharField(max_length=43)
    stratum = models.PositiveIntegerField(default=1)
    cluster = models.PositiveIntegerField(default=0)
    sampled = models.FloatField(default=1.0)
    chance = models.FloatField(default=1.0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="assigned_to_one_arm", fields=["randomisation", "pseudonym"]),
        ]

    def __str__(self) -> str:
        return str(self.key)


def every_randomisation() -> models.QuerySet[Randomisation]:
    """With what its pages and permissions need; files only for who takes them along."""
    return Randomisation.objects.select_related(f"survey__{UP}").defer("listed", "allotted")


def every_arm() -> models.QuerySet[Arm]:
    return Arm.objects.select_related(f"randomisation__survey__{UP}").defer(
        "randomisation__listed", "randomisation__allotted"
    )
