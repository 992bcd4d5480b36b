"""Feedback: what one thing did well for people, what hindered them, and what they would change."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.vault import Concealed
from samenspel.spine.initiatives.models import OfActivity, Reply, Within, one_of
from samenspel.tools.surveys.models.responses import random_key

FEEDBACK = "feedback"
LONGEST, LONGEST_REASON, LONGEST_THEME = 1000, 400, 60
FEWEST_DAYS, MOST_DAYS = 1, 90


class Feedback(OfActivity):
    """People say something about `about`: a thing, as an address names it (services.service/3), while its
    activity is open. The organisation promised an answer in `reply_days`. `key`: random; pseudonyms are made
    with it, so that whoever said something can take it back, and nowhere else."""

    about = models.CharField(max_length=60)
    reply_days = models.PositiveSmallIntegerField(_("Days within which you answer"), default=14)
    key = Concealed(default="", editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="feedback_about_something", condition=~Q(about="")),
            models.CheckConstraint(
                name="feedback_answered_some_day",
                condition=Q(reply_days__range=(FEWEST_DAYS, MOST_DAYS)),
            ),
        ]


class Theme(Within):
    """What several people speak of. Whoever reads what they said gives it themes by hand."""

    WITHIN = "feedback"

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(_("Theme"), max_length=LONGEST_THEME)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(name="theme_once_per_feedback", fields=["feedback", "name"]),
            models.CheckConstraint(name="theme_has_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class State(models.TextChoices):
    UNREAD = "unread", _("Not read yet")
    SHOWN = "shown", _("Everyone reads it")
    WITHHELD = "withheld", _("Only those who answer read it")


class Impression(Within):
    """What one visitor said. No row names a person, and none has a moment: only the days on which it was said
    and until which an answer was promised. Keys are drawn at random, so that their order tells nothing.

    `reason`: why others do not read it. `reply`: what was done with it, on the initiative's page.
    """

    WITHIN = "feedback"

    key = models.PositiveBigIntegerField(primary_key=True, default=random_key, editable=False)
    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="impressions")
    pseudonym = models.CharField(max_length=43)
    language = models.CharField(max_length=5)
    went_well = models.TextField(_("What went well?"), max_length=LONGEST, blank=True)
    hindered = models.TextField(_("What hindered you?"), max_length=LONGEST, blank=True)
    to_change = models.TextField(_("What one thing would you change?"), max_length=LONGEST, blank=True)
    said_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.UNREAD)
    reason = models.CharField(_("Why others do not read it"), max_length=LONGEST_REASON, blank=True)
    themes = models.ManyToManyField(Theme, related_name="impressions", blank=True)
    reply = models.ForeignKey(
        Reply, on_delete=models.PROTECT, null=True, blank=True, related_name="impressions"
    )

    class Meta:
        ordering = ("said_on", "key")
        indexes = [
            models.Index(fields=["feedback", "pseudonym"]),
            models.Index(fields=["feedback", "state", "said_on"]),
        ]
        constraints = [
            models.CheckConstraint(name="impression_state_known", condition=one_of("state", State)),
            models.CheckConstraint(
                name="impression_says_something", condition=~Q(went_well="", hindered="", to_change="")
            ),
            models.CheckConstraint(
                name="impression_withheld_with_reason", condition=~Q(state="withheld") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def activity(self) -> Any:
        return self.feedback.activity


UP = "activity__initiative__service__organisation"


def every_feedback() -> models.QuerySet[Feedback]:
    """With what its pages and permissions need."""
    return Feedback.objects.select_related(UP)


def every_impression() -> models.QuerySet[Impression]:
    return Impression.objects.select_related(f"feedback__{UP}", "reply")
