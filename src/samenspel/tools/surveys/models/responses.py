"""What people answered. No row names a person, and none has a moment: only the week in which it was finished.

Keys are drawn at random, so that their order says nothing of who came when.
"""

import secrets
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.models import Within, one_of
from samenspel.tools.surveys.models.surveys import UP, Edition, Wave

MOST_KEYS = 2**62


class State(models.TextChoices):
    BEGUN = "begun", _("Begun")
    FINISHED = "finished", _("Finished")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    FULL = "full", _("All places were taken")


def random_key() -> int:
    return secrets.randbelow(MOST_KEYS)


class Response(Within):
    """One person's answers in one wave, to one edition. `pseudonym`: what the key of the survey makes of a
    person, or of what a cookie holds. `answers`: by question, as `methods.questionnaires` writes them;
    `drawn`: what was drawn by lot for this person, such as the order of items. `turn`: counts what was saved.
    `unclear`: the names of answers that nobody could read from a sheet of paper.
    `consents`: what was said later on to questions of consent, by their codes; it goes before `answers`.
    `is_child`: a guardian and the child both said yes before the first page. `over_quota`: it came on paper
    when all places that it needed were taken."""

    WITHIN = "wave"

    key = models.PositiveBigIntegerField(primary_key=True, default=random_key, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="responses")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="responses")
    pseudonym = models.CharField(max_length=43)
    language = models.CharField(max_length=5)
    state = models.CharField(max_length=9, choices=State.choices, default=State.BEGUN)
    answers: Any = models.JSONField(default=dict)
    drawn: Any = models.JSONField(default=dict)
    unclear: Any = models.JSONField(default=list)
    consents: Any = models.JSONField(default=dict)
    is_child = models.BooleanField(default=False)
    over_quota = models.BooleanField(default=False)
    turn = models.PositiveIntegerField(default=0)
    week = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("key",)
        constraints = [
            models.UniqueConstraint(name="response_once_per_wave", fields=["wave", "pseudonym"]),
            models.CheckConstraint(name="response_state_known", condition=one_of("state", State)),
            models.CheckConstraint(
                name="response_finished_in_a_week", condition=~Q(state="finished") | Q(week__isnull=False)
            ),
            models.CheckConstraint(
                name="response_not_kept_is_empty",
                condition=~Q(state__in=["withdrawn", "full"]) | Q(answers={}, consents={}),
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)


def week_of(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())


def every_response() -> models.QuerySet[Response]:
    return Response.objects.select_related(f"wave__survey__{UP}", "edition")
