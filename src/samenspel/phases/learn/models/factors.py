"""Cases from elsewhere, scores that coders give to initiatives, and comparisons that were asked for."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section
from samenspel.methods.cases import OUTCOMES, Case
from samenspel.phases.learn.models.concepts import Sourced
from samenspel.spine.initiatives.models import Initiative, Within

FACTORS = Section(_("Cases and factors"), "learn:show_factors")
LONGEST_BECAUSE = 300


class StudiedCase(Sourced):
    """A case that was studied elsewhere, as a curator brought it from a file: in `told` what
    `methods.cases.Case` has of it."""

    key = models.SlugField(_("Short name"), max_length=80, unique=True)
    title = models.CharField(_("Title"), max_length=200)
    told: Any = models.JSONField(default=dict)
    added_at = models.DateTimeField(default=clock.now)

    parent = FACTORS
    initiative = None

    class Meta(Sourced.Meta):
        ordering = ("title", "pk")
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(name="studiedcase_has_title", condition=~Q(title="") & ~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learn:show_case", args=[self.pk])

    @property
    def case(self) -> Case:
        told = {**self.told, "key": self.key, "title": self.title}
        terms = {name: tuple(values) for name, values in told.get("terms", {}).items()}
        return Case(**{**told, "sectors": tuple(told.get("sectors", ())), "terms": terms})


class ScoreSheet(Within):
    """How far one coder thinks an initiative has each factor and outcome: `alone` before the other's was
    seen, `now` since; `because` is the evidence for each."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="score_sheets")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    alone: Any = models.JSONField(default=dict)
    now: Any = models.JSONField(default=dict)
    because: Any = models.JSONField(default=dict)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(name="scoresheet_once_per_coder", fields=["initiative", "coder"])
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.coder_id}"


class Comparison(models.Model):
    """A question to all cases, or those of a sector, level or phase. `compared`: what was computed, and `of`
    which cases. Who asked it is not kept; what nobody asks for a season goes."""

    outcome = models.CharField(max_length=40)
    conditions: Any = models.JSONField()
    sector = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=20, blank=True)
    phase = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=64, unique=True)
    asked_on = models.DateField()
    compared: Any = models.JSONField(default=dict)

    parent = FACTORS
    initiative = None

    class Meta:
        ordering = ("-asked_on", "-pk")
        constraints = [
            models.CheckConstraint(name="comparison_outcome_known", condition=Q(outcome__in=[*OUTCOMES]))
        ]

    def __str__(self) -> str:
        return str(_(OUTCOMES[self.outcome]))

    def get_absolute_url(self) -> str:
        return reverse("learn:show_comparison", args=[self.pk])


def key_of(*, outcome: str, conditions: list[str], sector: str, level: str, phase: str) -> str:
    """The same question has one, in whatever order its conditions were named."""
    asked = [outcome, sorted(conditions), sector, level, phase]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()
