"""What studies found of one thing, as numbers that can be put together."""

import hashlib
import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section
from samenspel.phases.learn.models.concepts import Design, Sourced
from samenspel.phases.learn.models.publications import LIBRARY
from samenspel.spine.initiatives.models import one_of

SYNTHESES = Section(_("What studies say together"), "learn:list_syntheses", LIBRARY)


class Synthesis(models.Model):
    """One question to which several studies give a number. `weighed`: what was computed of its findings, and
    `of` which."""

    title = models.CharField(_("Question"), max_length=200)
    measure = models.CharField(_("What the numbers are"), max_length=120)
    about = models.TextField(_("Which studies are taken in"), max_length=2000, blank=True)
    weighed = models.JSONField(default=dict)
    added_at = models.DateTimeField(default=clock.now)

    parent = SYNTHESES
    initiative = None

    class Meta:
        ordering = ("title", "pk")
        constraints = [models.CheckConstraint(name="synthesis_has_title", condition=~Q(title=""))]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learn:show_synthesis", args=[self.pk])

    @property
    def is_weighed(self) -> bool:
        return bool(self.weighed) and self.weighed.get("of") == digest_of(self)


class Finding(Sourced):
    """One effect with its standard error, and how the study it is from was coded."""

    synthesis = models.ForeignKey(Synthesis, on_delete=models.CASCADE, related_name="findings")
    label = models.CharField(_("Study"), max_length=120)
    effect = models.FloatField(_("Effect"))
    error = models.FloatField(_("Its standard error"))
    people = models.PositiveIntegerField(_("How many took part"), null=True, blank=True)
    sector = models.CharField(_("Sector"), max_length=80, blank=True)
    design = models.CharField(_("Design"), max_length=10, choices=Design.choices)

    class Meta(Sourced.Meta):
        ordering = ("synthesis", "label", "pk")
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(name="finding_once_in_synthesis", fields=["synthesis", "label"]),
            models.CheckConstraint(name="finding_error_above_nothing", condition=Q(error__gt=0)),
            models.CheckConstraint(name="finding_design_known", condition=one_of("design", Design)),
        ]

    def __str__(self) -> str:
        return self.label


def digest_of(synthesis: Synthesis) -> str:
    """Another one as soon as a finding comes, goes or changes."""
    rows: list[Any] = [[one.label, repr(one.effect), repr(one.error)] for one in synthesis.findings.all()]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()
