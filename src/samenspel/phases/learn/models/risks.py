"""The register of risks of an initiative, in the words of ISO 31000, as both sides see it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.methods.barriers import LIKELIHOODS, SEVERITIES, Pair
from samenspel.spine.initiatives.models import Initiative, Within, one_of

LONGEST_EVENT, LONGEST_LINE, LONGEST_REASON = 160, 240, 400


class RiskSide(models.TextChoices):
    """The two that score."""

    CITIZEN = "citizen", _("Citizens")
    ORGANISATION = "organisation", _("Organisation")


class Risk(Within):
    """What may happen, and keep the initiative from what it is for. `entry`: of the catalogue of barriers.
    `came_from`: the address of the thing of which it was made, such as a conclusion of a meeting. It is
    closed with a reason, and may be opened again with another."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="risks")
    event = models.CharField(_("What may happen"), max_length=LONGEST_EVENT)
    entry = models.CharField(_("What it is about"), max_length=40, blank=True)
    came_from = models.CharField(max_length=60, blank=True, db_index=True)
    review_on = models.DateField(_("When you look at it again"))
    added_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(_("Why it is closed"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = [models.Index(fields=["initiative", "closed_at"])]
        constraints = [
            models.CheckConstraint(name="risk_has_event", condition=~Q(event="")),
            models.CheckConstraint(
                name="risk_closed_with_reason",
                condition=Q(closed_at=None, close_reason="")
                | (Q(closed_at__isnull=False) & ~Q(close_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.event

    def get_absolute_url(self) -> str:
        return reverse("learn:show_risk", args=[self.pk])

    @property
    def phase(self) -> str:
        return "learn"


class Strand(Within):
    """One line of a bow-tie: a cause that leads to the event, or a consequence that follows."""

    WITHIN = "risk"

    class Kind(models.TextChoices):
        CAUSE = "cause", _("Cause")
        CONSEQUENCE = "consequence", _("Consequence")

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="strands")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    text = models.CharField(_("In one line"), max_length=LONGEST_LINE)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(name="strand_kind_known", condition=Q(kind__in=["cause", "consequence"])),
            models.CheckConstraint(name="strand_has_text", condition=~Q(text="")),
            models.UniqueConstraint(name="strand_once_per_risk", fields=["risk", "kind", "text"]),
        ]

    def __str__(self) -> str:
        return self.text


class Scoring(Within):
    """One time at which both sides score a risk, each before it sees the other. `opened_at`: since when both
    are read. `note`: what was found when it was looked at again. `reason`: why it was opened with one side
    only."""

    WITHIN = "risk"

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="scorings")
    number = models.PositiveSmallIntegerField()
    score_by = models.DateField()
    note = models.CharField(_("What you found"), max_length=LONGEST_REASON, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    began_at = models.DateTimeField(default=clock.now)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(name="scoring_number_once", fields=["risk", "number"]),
            models.CheckConstraint(
                name="scoring_reason_when_opened", condition=Q(reason="") | Q(opened_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk_id}/{self.number}"


class Score(models.Model):
    """What one side thinks. It names nobody and has no moment: the side answers for it."""

    scoring = models.ForeignKey(Scoring, on_delete=models.CASCADE, related_name="scores")
    side = models.CharField(max_length=12, choices=RiskSide.choices)
    likelihood = models.PositiveSmallIntegerField(_("How likely is it?"))
    severity = models.PositiveSmallIntegerField(_("How bad would it be?"))
    because = models.CharField(_("Why you think so"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        ordering = ("side",)
        constraints = [
            models.UniqueConstraint(name="score_once_per_side", fields=["scoring", "side"]),
            models.CheckConstraint(name="score_side_known", condition=one_of("side", RiskSide)),
            models.CheckConstraint(
                name="score_steps_known",
                condition=Q(likelihood__in=[*LIKELIHOODS], severity__in=[*SEVERITIES]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scoring_id} {self.side}"

    @property
    def pair(self) -> Pair:
        return Pair(self.likelihood, self.severity)


class Measure(Within):
    """What somebody does against a risk, by a day: it prevents a cause, or mends a consequence."""

    WITHIN = "strand"

    class State(models.TextChoices):
        AGREED = "agreed", _("Agreed")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    strand = models.ForeignKey(Strand, on_delete=models.CASCADE, related_name="measures")
    what = models.CharField(_("What is done"), max_length=LONGEST_LINE)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("By when"))
    state = models.CharField(max_length=7, choices=State.choices, default=State.AGREED)
    reason = models.CharField(_("How it went, or why not"), max_length=LONGEST_REASON, blank=True)
    agreed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.CheckConstraint(name="measure_has_text", condition=~Q(what="")),
            models.CheckConstraint(
                name="measure_state_known", condition=Q(state__in=["agreed", "done", "dropped"])
            ),
            models.CheckConstraint(
                name="measure_ends_with_reason", condition=Q(state="agreed") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"{self.strand.risk.get_absolute_url()}#measures"

    @property
    def is_late(self) -> bool:
        return self.state == Measure.State.AGREED and self.due_on < clock.today()


UP = "initiative__service__organisation"


def every_risk() -> models.QuerySet[Risk]:
    """With what its pages and permissions need."""
    return Risk.objects.select_related(UP)


def every_measure() -> models.QuerySet[Measure]:
    return Measure.objects.select_related(f"strand__risk__{UP}", "owner")
