"""Answers that were given elsewhere: a file, where it comes from, and which responses it became."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Within, one_of
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.models.surveys import UP, Basis, Edition, Survey, Wave

LONGEST_ORIGIN = 200


class ImportState(models.TextChoices):
    SENT = "sent", _("Is being read")
    FAULTY = "faulty", _("Could not be read")
    READ = "read", _("Waits to be taken")
    TAKEN = "taken", _("Taken")
    WITHDRAWN = "withdrawn", _("Taken back")


class AnswersImport(Within):
    """`file`: concealed, and gone once the answers are taken or a day has passed. `found`: what reading it
    told, in the language of who sent it. `room`: whose names the rows bear; in another room of the survey the
    same name is somebody else. `origin`, `basis` and `because`: where the answers come from and on what their
    use stands, for all to read. `reason`: why they were taken back."""

    WITHIN = "survey"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="imports")
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="imports")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    room = models.PositiveIntegerField(default=0)
    origin = models.CharField(_("Where these answers come from"), max_length=LONGEST_ORIGIN)
    basis = models.CharField(_("On which basis they are used"), max_length=8, choices=Basis.choices)
    because = models.CharField(_("What was said to those who answered"), max_length=300)
    state = models.CharField(max_length=9, choices=ImportState.choices, default=ImportState.SENT)
    file = models.CharField(max_length=100, blank=True)
    found: Any = models.JSONField(default=dict)
    reason = models.CharField(_("Why they are taken back"), max_length=300, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = [
            models.CheckConstraint(name="answersimport_state_known", condition=one_of("state", ImportState)),
            models.CheckConstraint(name="answersimport_basis_known", condition=one_of("basis", Basis)),
            models.CheckConstraint(name="answersimport_explained", condition=~Q(because="") & ~Q(origin="")),
            models.CheckConstraint(
                name="answersimport_no_file_once_done",
                condition=~Q(state__in=["taken", "withdrawn", "faulty"]) | Q(file=""),
            ),
            models.CheckConstraint(
                name="answersimport_withdrawn_with_a_reason", condition=~Q(state="withdrawn") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.origin

    def get_absolute_url(self) -> str:
        return reverse("surveys:show_import", args=[self.pk])


class ImportedAnswer(models.Model):
    """That a response was brought from elsewhere. `digest`: what the key of the survey makes of all that it
    said, so that the same row is known again; empty once whoever said it wants it gone."""

    response = models.OneToOneField(
        Response, on_delete=models.CASCADE, primary_key=True, related_name="imported"
    )
    batch = models.ForeignKey(AnswersImport, on_delete=models.CASCADE, related_name="answers")
    digest = models.CharField(max_length=43, blank=True)

    def __str__(self) -> str:
        return str(self.pk)


def every_import() -> models.QuerySet[AnswersImport]:
    return AnswersImport.objects.select_related(f"survey__{UP}", "wave", "edition")
