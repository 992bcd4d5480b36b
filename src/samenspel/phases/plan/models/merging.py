"""Two proposals that say the same become one, when the authors of both want that."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspel.foundation import clock
from samenspel.phases.plan.models.proposals import Proposal
from samenspel.phases.plan.models.rounds import BudgetRound
from samenspel.spine.initiatives.models import Within


class Merge(Within):
    """The authors of one proposal ask those of another to take them in; gone when it is done or refused."""

    WITHIN = "into"

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="merge")
    into = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="merges")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("id",)
        constraints = [models.CheckConstraint(name="merge_of_two", condition=~Q(proposal=F("into")))]

    def __str__(self) -> str:
        return f"{self.proposal_id} → {self.into_id}"

    @property
    def round(self) -> BudgetRound:
        return self.into.round
