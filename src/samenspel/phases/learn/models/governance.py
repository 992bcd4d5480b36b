"""What each side says of how coproduction changes who governs."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.phases.learn.models.risks import RiskSide
from samenspel.spine.initiatives.models import Initiative, Within, one_of

LONGEST_SAID = 1000


class Governed(Within):
    """One side's answers to the five questions; later ones leave these readable."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="governed")
    side = models.CharField(max_length=12, choices=RiskSide.choices)
    answers: Any = models.JSONField(_("Answers"), default=dict)
    answered_on = models.DateField()

    class Meta:
        ordering = ("-answered_on", "-pk")
        constraints = [models.CheckConstraint(name="governed_side_known", condition=one_of("side", RiskSide))]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.side} {self.answered_on}"
