"""What becomes of a project after it was chosen."""

from django.db import models
from django.urls import reverse

from samenspel.phases.plan.models.proposals import Proposal
from samenspel.phases.plan.models.rounds import InRound
from samenspel.tools.promises import models as promises


class Award(InRound, promises.Promise):
    """A chosen project: who carries it out, how far it is, and what it has cost until now."""

    thing = models.OneToOneField(Proposal, on_delete=models.CASCADE, primary_key=True, related_name="award")
    spent = models.PositiveBigIntegerField(default=0)

    class Meta(promises.Promise.Meta):
        ordering = ("thing__place",)


class Milestone(promises.Milestone):
    promise = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="milestones")


class Update(InRound, promises.Update):
    promise = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="updates")

    @property
    def picture_url(self) -> str:
        keys = (self.round.pk, self.promise_id, self.pk)
        return reverse("plan:show_update_picture", args=keys)


class Verdict(promises.Verdict):
    promise = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="verdicts")
