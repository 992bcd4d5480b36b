"""Reports: one plan before the data, and what came of it, version after version."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import OfActivity, Within, one_of
from samenspel.tools.surveys.models.surveys import Survey

REPORT = "report"
UP = "activity__initiative__service__organisation"


class Report(OfActivity):
    """What an initiative did, for whom, and how sure we are. Its numbers come from the answers to `survey`.
    `census`: margins by the names of its columns; `facts`: what only people know, by the names of checklists.
    """

    survey = models.ForeignKey(Survey, on_delete=models.RESTRICT, null=True, related_name="reports")
    census: Any = models.JSONField(default=dict)
    facts: Any = models.JSONField(default=dict)


class Stage(models.TextChoices):
    MAKING = "making", _("Being made")
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Version(Within):
    """`parts`: what was found, by section; written one by one while it is made, so that whoever goes on after
    a stop begins where it ended. Words come with the language of who reads; this is numbers and names."""

    WITHIN = "report"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    stage = models.CharField(max_length=9, choices=Stage.choices, default=Stage.MAKING)
    parts: Any = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(name="version_number_once", fields=["report", "number"]),
            models.UniqueConstraint(
                name="version_made_one_at_a_time", fields=["report"], condition=Q(stage="making")
            ),
            models.CheckConstraint(name="version_stage_known", condition=one_of("stage", Stage)),
            models.CheckConstraint(
                name="version_published_some_day",
                condition=Q(stage="published", published_at__isnull=False)
                | (~Q(stage="published") & Q(published_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Version %(number)d")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("assess:show_version", args=[self.pk])


def every_report() -> models.QuerySet[Report]:
    """With what its pages and permissions need."""
    return Report.objects.select_related(UP, "survey__activity__initiative")


def every_version() -> models.QuerySet[Version]:
    return Version.objects.select_related(f"report__{UP}", "report__survey__activity__initiative")
