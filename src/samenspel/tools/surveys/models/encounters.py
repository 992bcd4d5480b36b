"""What both sides say of an encounter: a citizen and a professional who have the same code."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.models import Within, one_of
from samenspel.tools.surveys.models.responses import random_key
from samenspel.tools.surveys.models.surveys import UP, Edition, Wave


class Met(models.TextChoices):
    """Who met."""

    CITIZEN = "citizen", _("Citizen")
    PROFESSIONAL = "professional", _("Professional")


class Encounter(Within):
    """What one side says of it, to the page of an edition that asks about encounters. `name`: what the key of
    the survey makes of the code that both have; the code itself is nowhere, nor is a moment. `pseudonym`:
    that of the person's answers in the same survey."""

    WITHIN = "wave"

    key = models.PositiveBigIntegerField(primary_key=True, default=random_key, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="encounters")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="encounters")
    name = models.CharField(max_length=43)
    side = models.CharField(max_length=12, choices=Met.choices)
    pseudonym = models.CharField(max_length=43)
    language = models.CharField(max_length=5)
    answers: Any = models.JSONField(default=dict)
    drawn: Any = models.JSONField(default=dict)
    week = models.DateField()

    class Meta:
        ordering = ("key",)
        constraints = [
            models.UniqueConstraint(name="encounter_told_once_by_each_side", fields=["name", "side"]),
            models.CheckConstraint(name="encounter_side_known", condition=one_of("side", Met)),
        ]

    def __str__(self) -> str:
        return str(self.key)


def every_encounter() -> models.QuerySet[Encounter]:
    return Encounter.objects.select_related(f"wave__survey__{UP}", "edition")
