"""Answers on paper: sheets with a code of their own, each typed in by two people."""

from typing import Any

from django.conf import settings
from django.db import models

from samenspel.spine.initiatives.sheets import PrintedSheet
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.models.surveys import UP, Edition, Survey, Wave


class AnswerSheet(PrintedSheet):
    """`asked`: the codes of the questions that stand on it. One that was printed for somebody who had begun
    is joined to their `response` from the start, any other gets one when two people read it alike; what was
    `drawn` by lot for it stands here. `slip`: the digest of the code that whoever fills it in keeps, to
    withdraw."""

    WITHIN = "wave"

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="sheets")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    response = models.OneToOneField(
        Response, on_delete=models.CASCADE, null=True, blank=True, related_name="sheet"
    )
    language = models.CharField(max_length=5)
    asked: Any = models.JSONField(default=list)
    drawn: Any = models.JSONField(default=dict)
    slip = models.CharField(max_length=64, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="answersheet_once_per_wave", fields=["wave", "key"]),
            *PrintedSheet.Meta.constraints,
        ]

    @property
    def survey(self) -> Survey:
        return self.wave.survey


class AnswerEntry(models.Model):
    """What one person read on a sheet: of the `names` of answers those that are there, and those that are
    `unclear`. Emptied once two agree."""

    sheet = models.ForeignKey(AnswerSheet, on_delete=models.CASCADE, related_name="entries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answers: Any = models.JSONField(default=dict)
    unclear: Any = models.JSONField(default=list)
    names: Any = models.JSONField(default=list)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="answersheet_entered_by_different_people", fields=["sheet", "by"])
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.by_id}"


def every_answer_sheet() -> models.QuerySet[AnswerSheet]:
    return AnswerSheet.objects.select_related(f"wave__survey__{UP}", "edition", "response")
