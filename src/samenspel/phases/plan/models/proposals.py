"""What people propose, who they are, and who supports it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.maps.placed import Placed
from samenspel.phases.plan.models.rounds import LONGEST_NUMBER, BudgetRound, InRound
from samenspel.spine.initiatives.models import Within
from samenspel.spine.services.models import Area
from samenspel.tools.together import models as together


class Proposal(Within, Placed):
    """Something the budget may be spent on.

    `place` is its place on the ballot and `number` its id there; both are given when the rules are fixed (or
    by the file), and from then on neither they nor title and cost change. A cost of 0: not known yet.
    `came_from`: the address of the thing of which it was made, such as an idea of a later phase.
    """

    WITHIN = "round"

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Being checked")
        ACCEPTED = "accepted", _("On the ballot")
        DECLINED = "declined", _("Not as it is")
        MERGED = "merged", _("Merged with another")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="proposals")
    state = models.CharField(max_length=9, choices=State.choices, default=State.ACCEPTED)
    number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True)
    title = models.TextField(_("Title"))
    description = models.TextField(_("Why"), blank=True)
    needs = models.TextField(_("What it needs"), blank=True)
    category = models.TextField(blank=True)
    cost = models.PositiveBigIntegerField(default=0)
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Area")
    )
    where = models.CharField(_("Where"), max_length=200, blank=True)
    picture = models.FileField(_("Picture"), upload_to="proposals", max_length=200, blank=True)
    picture_words = models.CharField(_("What the picture shows"), max_length=200, blank=True)
    came_from = models.CharField(max_length=60, blank=True, db_index=True)
    was_chosen = models.BooleanField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )

    class Meta:
        ordering = ("round", "place", "id")
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(
                name="proposal_number_once_per_round", fields=["round", "number"], condition=~Q(number="")
            ),
            models.UniqueConstraint(name="proposal_place_once_per_round", fields=["round", "place"]),
            models.CheckConstraint(name="proposal_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="proposal_state_known",
                condition=Q(state__in=["draft", "submitted", "accepted", "declined", "merged", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="proposal_on_ballot_is_whole",
                condition=Q(place__isnull=True, number="")
                | (Q(state="accepted", place__isnull=False) & ~Q(number="")),
            ),
            models.CheckConstraint(
                name="proposal_accepted_with_cost",
                condition=~Q(state="accepted", place__isnull=True) | Q(cost__gt=0),
            ),
            models.CheckConstraint(
                name="proposal_merged_into_one", condition=Q(state="merged") | Q(merged_into__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plan:show_proposal", args=[self.round_id, self.pk])

    @property
    def pin_key(self) -> str:
        return str(self.place or "")


class Author(together.Author):
    """Somebody who makes a proposal."""

    thing = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="authors")


class Support(together.Support):
    """Somebody finds that a proposal should be on the ballot."""

    thing = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supports")


class Merge(InRound, together.Merge):
    """Two proposals that say the same become one, when the authors of both want that."""

    thing = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="merge")
    into = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="merges")
