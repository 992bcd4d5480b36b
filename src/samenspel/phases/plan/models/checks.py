"""How professionals judge a proposal, in the open."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.plan.models.proposals import Author, Proposal
from samenspel.phases.plan.models.rounds import BudgetRound, InRound
from samenspel.spine.initiatives.answers import Answerable
from samenspel.spine.initiatives.models import Within


class Criterion(models.Model):
    """What every proposal of a round must meet; published from the first day."""

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="criteria")
    text = models.CharField(_("Criterion"), max_length=200)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(name="criterion_once_per_round", fields=["round", "text"]),
            models.CheckConstraint(name="criterion_has_text", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class Check(InRound, Within, Answerable):
    """A judgement of one proposal with its reason; the newest counts, the older ones stay readable."""

    WITHIN = "proposal"

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_possible = models.BooleanField(_("Can it be done?"))
    cost = models.PositiveBigIntegerField(null=True, blank=True)
    reason = models.TextField(_("Why"), max_length=5000)
    checked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-id",)
        constraints = [
            *Answerable.Meta.constraints,
            models.CheckConstraint(name="check_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="check_possible_at_a_cost",
                condition=Q(is_possible=False) | Q(is_possible=True, cost__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.is_possible}"

    def get_absolute_url(self) -> str:
        return f"{self.proposal.get_absolute_url()}#checks"

    @property
    def state(self) -> str:
        return self.proposal.state

    @property
    def authors(self) -> "models.Manager[Author]":
        return self.proposal.authors


class Finding(models.Model):
    """Whether a proposal meets one criterion."""

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="findings")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")
    is_met = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("criterion",)
        constraints = [models.UniqueConstraint(name="finding_once", fields=["check_of", "criterion"])]

    def __str__(self) -> str:
        return f"{self.criterion_id} {self.is_met}"
