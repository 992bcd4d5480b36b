"""Bundles: what a report was computed from, for holders of an agreement on research."""

import uuid

from django.db import models

from samenspel.foundation import clock
from samenspel.phases.assess.models.reports import UP, Version
from samenspel.spine.initiatives.models import Within
from samenspel.tools.surveys.models.agreements import Agreement


class Bundle(Within):
    """A zip for the holder of an agreement, concealed in `file`; gone within a day. `digest`: its SHA-256."""

    WITHIN = "version"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="bundles")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="+")
    file = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-made_at",)
        constraints = [
            models.UniqueConstraint(name="bundle_once_per_agreement", fields=["version", "agreement"])
        ]

    def __str__(self) -> str:
        return self.digest

    def get_absolute_url(self) -> str:
        return self.version.get_absolute_url()


def every_bundle() -> models.QuerySet[Bundle]:
    return Bundle.objects.select_related(f"version__report__{UP}", "agreement__holder")
