"""What becomes of a project after it was chosen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.plan.models.proposals import Proposal
from samenspel.phases.plan.models.rounds import BudgetRound
from samenspel.spine.initiatives.models import Within


class Award(Within):
    """A chosen project: who carries it out, how far it is, and what it has cost until now."""

    WITHIN = "proposal"

    class State(models.TextChoices):
        WAITING = "waiting", _("Not begun yet")
        UNDER_WAY = "under_way", _("Under way")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Will not be carried out")

    proposal = models.OneToOneField(
        Proposal, on_delete=models.CASCADE, primary_key=True, related_name="award"
    )
    owner = models.CharField(_("Who carries it out"), max_length=160, blank=True)
    state = models.CharField(_("How far it is"), max_length=9, choices=State.choices, default=State.WAITING)
    spent = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("proposal__place",)
        constraints = [
            models.CheckConstraint(
                name="award_state_known", condition=Q(state__in=["waiting", "under_way", "done", "dropped"])
            )
        ]

    def __str__(self) -> str:
        return str(self.proposal)

    def get_absolute_url(self) -> str:
        return self.proposal.get_absolute_url()

    @property
    def round(self) -> BudgetRound:
        return self.proposal.round


class Milestone(models.Model):
    """Something that was promised for a day."""

    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="milestones")
    text = models.CharField(_("What will be there"), max_length=160)
    due_on = models.DateField(_("By when"))
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = [models.CheckConstraint(name="milestone_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text

    @property
    def is_late(self) -> bool:
        return self.reached_on is None and self.due_on < clock.today()


class Update(Within):
    """News of a project, with a photo perhaps, and how it stood then."""

    WITHIN = "award"

    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="updates")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("What is new"), max_length=3000)
    picture = models.FileField(_("Picture"), upload_to="updates", max_length=200, blank=True)
    picture_words = models.CharField(_("What the picture shows"), max_length=200, blank=True)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-written_at", "-id")
        constraints = [models.CheckConstraint(name="update_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def proposal(self) -> Proposal:
        return self.award.proposal

    @property
    def round(self) -> BudgetRound:
        return self.award.round


class Verdict(Within):
    """One member's answer at the end: is this what was voted for?"""

    WITHIN = "award"

    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="verdicts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_as_promised = models.BooleanField(_("Is it what you voted for?"))
    text = models.TextField(_("In your words"), max_length=2000, blank=True)
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-given_at", "-id")
        constraints = [models.UniqueConstraint(name="verdict_once", fields=["award", "by"])]

    def __str__(self) -> str:
        return f"{self.award_id} {self.is_as_promised}"
