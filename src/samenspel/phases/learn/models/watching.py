"""Signs that were seen and what was answered, figures that people note, and the check before one begins."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.methods.barriers import GAUGES, SIGNS
from samenspel.phases.learn.models.risks import UP, Risk, RiskSide
from samenspel.spine.initiatives.models import Initiative, Within, one_of

LONGEST_ANSWER, LONGEST_SOURCE = 1000, 240


class SignSeen(Within):
    """A sign that was read from what is kept: a question to the coordinators of both sides, no verdict. No
    number is kept with it."""

    class State(models.TextChoices):
        OPEN = "open", _("Not answered yet")
        ANSWERED = "answered", _("Answered: it is as it should be")
        LOOKED_INTO = "looked_into", _("Being looked into")
        MADE_RISK = "made_risk", _("Made a risk")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="signs")
    sign = models.CharField(max_length=20)
    state = models.CharField(max_length=11, choices=State.choices, default=State.OPEN)
    answer = models.CharField(_("What you say to it"), max_length=LONGEST_ANSWER, blank=True)
    risk = models.ForeignKey(Risk, on_delete=models.SET_NULL, null=True, blank=True, related_name="signs")
    seen_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-seen_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                name="sign_open_once",
                fields=["initiative", "sign"],
                condition=Q(state__in=["open", "looked_into"]),
            ),
            models.CheckConstraint(name="sign_known", condition=Q(sign__in=[*SIGNS])),
            models.CheckConstraint(
                name="sign_state_known",
                condition=Q(state="open", answer="", answered_on=None)
                | Q(state__in=["answered", "looked_into"], answered_on__isnull=False) & ~Q(answer="")
                | Q(state="made_risk", answered_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(_(SIGNS[self.sign].label))

    def get_absolute_url(self) -> str:
        return reverse("learn:answer_sign", args=[self.pk])

    @property
    def phase(self) -> str:
        return "learn"


class Noted(Within):
    """A part and a whole that nothing on the platform counts yet, as somebody noted them; the last counts."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="noted")
    gauge = models.CharField(_("What you note"), max_length=20)
    part = models.DecimalField(max_digits=14, decimal_places=2)
    whole = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(_("Where you have it from"), max_length=LONGEST_SOURCE)
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-pk",)
        indexes = [models.Index(fields=["initiative", "gauge", "-id"])]
        constraints = [
            models.CheckConstraint(
                name="noted_gauge_known",
                condition=Q(gauge__in=[one.name for one in GAUGES.values() if one.is_noted]),
            ),
            models.CheckConstraint(
                name="noted_is_an_amount", condition=Q(part__gte=0, whole__gt=0) & ~Q(source="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gauge} {self.part}/{self.whole}"


class Readiness(Within):
    """What one side answered before, or while, an initiative goes on; a later one leaves this readable."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="readiness")
    side = models.CharField(max_length=12, choices=RiskSide.choices)
    answers: Any = models.JSONField(default=dict)
    checked_on = models.DateField()

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(name="readiness_side_known", condition=one_of("side", RiskSide))
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.side} {self.checked_on}"


def every_sign() -> models.QuerySet[SignSeen]:
    return SignSeen.objects.select_related(UP)
