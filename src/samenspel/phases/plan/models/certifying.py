"""Between closing and counting: who objects, and who puts their name to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.plan.models.rounds import BudgetRound
from samenspel.spine.initiatives.answers import Answerable
from samenspel.spine.initiatives.models import Within


class Objection(Within, Answerable):
    """Somebody says that the vote did not go as it should; it is answered before anybody certifies."""

    WITHIN = "round"

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="objections")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("What went wrong"), max_length=3000)
    raised_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("id",)
        constraints = [
            *Answerable.Meta.constraints,
            models.CheckConstraint(name="objection_has_text", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.pk}"


class Certification(Within):
    """One of the two people who say: this vote went as it should. Nobody knows yet who won."""

    WITHIN = "round"

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="certifications")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    certified_at = models.DateTimeField(default=clock.now)
    despite = models.TextField(_("What you found out"), max_length=3000, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(name="certified_by_two_people", fields=["round", "by"])]

    def __str__(self) -> str:
        return f"{self.round_id} {self.by_id}"
