"""What is done at polling desks, in numbers."""

from django.conf import settings
from django.db import models

from samenspel.phases.plan.models.rounds import BudgetRound


class DeskHour(models.Model):
    """How often somebody looked people up on the roll in one hour, and how many ballots from online made
    place for paper there. No entry for each of them: it would tell at which moment whom."""

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="desk_hours")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hour = models.DateTimeField()
    looked = models.PositiveIntegerField(default=0)
    replaced = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("hour", "by")
        constraints = [models.UniqueConstraint(name="desk_hour_once", fields=["round", "by", "hour"])]

    def __str__(self) -> str:
        return f"{self.round_id} {self.hour:%Y-%m-%d %H}: {self.looked}"
