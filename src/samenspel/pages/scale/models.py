"""Reports of the whole site."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section

FIGURES = Section(_("The whole site in figures"), "scale:list_reports")


class SiteReport(models.Model):
    """What was told of the whole site on a day: counts that may be shown, and nothing that may not.

    `told`: as `methods.scale.report.Report` has it.
    """

    told = models.JSONField()
    made_at = models.DateTimeField(default=clock.now)

    parent = FIGURES

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return str(_("The whole site in figures"))

    def get_absolute_url(self) -> str:
        return reverse("scale:show_report", args=[self.pk])
