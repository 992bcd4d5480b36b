"""Reviewers, what each reads, what they say, and what is decided."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.methods.words import Words
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.spine.initiatives.models import Within, one_of

LONGEST = 8000


class ReviewerSide(models.TextChoices):
    SCHOLAR = "scholar", _("Scholar")
    PRACTITIONER = "practitioner", _("Practitioner")


class Reviewer(Within):
    """Whom the organisers asked. `topics`: words of their own choice."""

    WITHIN = "call"

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="reviewers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviewing")
    side = models.CharField(_("Side"), max_length=12, choices=ReviewerSide.choices)
    topics = models.CharField(_("What you know about"), max_length=500, blank=True)
    organisation = models.CharField(_("Your organisation"), max_length=200, blank=True)
    orcid = models.CharField("ORCID", max_length=19, blank=True)
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("call", "pk")
        constraints = [
            models.UniqueConstraint(name="reviewer_once_per_call", fields=["call", "person"]),
            models.CheckConstraint(name="reviewer_side_known", condition=one_of("side", ReviewerSide)),
        ]

    def __str__(self) -> str:
        """As it is called on pages of its own, which nobody else reads."""
        return str(_("What you review"))

    def get_absolute_url(self) -> str:
        return reverse("learn:show_reviewing", args=[self.pk])


class Declared(models.Model):
    """A conflict that one of both sides knows of."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="declared")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="declared")
    why = models.CharField(_("What it is"), max_length=300)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="declared_once", fields=["contribution", "reviewer"]),
        ]

    def __str__(self) -> str:
        return self.why


class Stage(models.TextChoices):
    DRAFT = "draft", _("Not told yet")
    TOLD = "told", _("Told")
    ENDED = "ended", _("Ended")


class Assignment(Within):
    """Who reads what. `reason`: in words, as a template with its values. It `ended` when a conflict came up,
    or the contribution was withdrawn."""

    WITHIN = "contribution"

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="assignments")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="assignments")
    stage = models.CharField(max_length=5, choices=Stage.choices, default=Stage.DRAFT)
    is_kept = models.BooleanField(default=False)
    reason = models.JSONField(default=dict)
    ended_because = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("contribution", "pk")
        constraints = [
            models.UniqueConstraint(name="assigned_once", fields=["contribution", "reviewer"]),
            models.CheckConstraint(name="assignment_stage_known", condition=one_of("stage", Stage)),
        ]

    def __str__(self) -> str:
        return f"{self.contribution.number}"

    def get_absolute_url(self) -> str:
        return reverse("learn:show_review", args=[self.pk])


class Review(Within):
    """A draft until it is `handed_in_at`. `marks`: by the number of the criterion."""

    WITHIN = "assignment"

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="review")
    marks = models.JSONField(default=dict)
    for_authors = models.TextField(_("For the authors"), max_length=LONGEST, blank=True)
    for_organisers = models.TextField(_("For the organisers only"), max_length=LONGEST, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.assignment)

    @property
    def is_handed_in(self) -> bool:
        return self.handed_in_at is not None


class Remark(Within):
    """What reviewers and organisers of one contribution say to each other. Reviewers are numbered, not
    named."""

    WITHIN = "contribution"

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="remarks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="remarked")
    text = models.TextField(max_length=3000)
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("said_at", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class Outcome(models.TextChoices):
    ACCEPT = "accept", _("Accepted")
    REVISE = "revise", _("Accepted, with changes")
    REJECT = "reject", _("Not accepted")


class Decision(Within):
    """A draft until it is `sent_at`, with all others of the call at once."""

    WITHIN = "contribution"

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(_("Decision"), max_length=6, choices=Outcome.choices)
    words = models.TextField(_("Why, for the authors"), max_length=LONGEST)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="decision_outcome_known", condition=one_of("outcome", Outcome)),
            models.CheckConstraint(name="decision_has_words", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return str(self.get_outcome_display())


UP = "contribution__call__edition__series"


def every_reviewer() -> "models.QuerySet[Reviewer]":
    return Reviewer.objects.select_related("call__edition__series", "person")


def every_assignment() -> "models.QuerySet[Assignment]":
    return Assignment.objects.select_related(UP, "reviewer__person")


def words_of(reason: dict[str, Any]) -> Words:
    """Of an assignment, ready to be said."""
    return Words(reason.get("template", ""), **reason.get("values", {}))
