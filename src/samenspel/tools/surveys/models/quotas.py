"""Quotas: of how many people who answered a question in some way answers are taken."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.models import Within
from samenspel.tools.surveys.models.responses import Response, random_key
from samenspel.tools.surveys.models.surveys import UP, Survey


class Quota(Within):
    """`options`: the codes of answers to `question` that are counted here. `taken` is only changed by `take`
    and `give_back`."""

    WITHIN = "survey"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="quotas")
    question = models.CharField(max_length=100)
    options: Any = models.JSONField(default=list)
    number = models.PositiveIntegerField(_("How many people"))
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(name="quota_no_more_than_there_are", condition=Q(taken__lte=F("number"))),
        ]

    def __str__(self) -> str:
        return str(_("Quota of “%(survey)s”")) % {"survey": self.survey}

    def get_absolute_url(self) -> str:
        return self.survey.get_absolute_url()


class Place(models.Model):
    """In a quota. What is handed in has it for good, beside its `response`. While somebody answers it is kept
    `until` a moment, and no row says for whom: `mark` is a digest that only the visit of that person makes
    again. Keys are drawn at random, so that their order says nothing either."""

    id = models.PositiveBigIntegerField(primary_key=True, default=random_key, editable=False)
    quota = models.ForeignKey(Quota, on_delete=models.CASCADE, related_name="places")
    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, null=True, blank=True, related_name="places"
    )
    mark = models.CharField(max_length=43, null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["until"])]
        constraints = [
            models.UniqueConstraint(name="place_once", fields=["quota", "response"]),
            models.UniqueConstraint(name="place_kept_once", fields=["quota", "mark"]),
            models.CheckConstraint(
                name="place_of_a_response_has_no_moment",
                condition=Q(response__isnull=False, mark__isnull=True, until__isnull=True)
                | Q(response__isnull=True, mark__isnull=False, until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quota_id} {self.until}"


def every_quota() -> models.QuerySet[Quota]:
    return Quota.objects.select_related(f"survey__{UP}")
