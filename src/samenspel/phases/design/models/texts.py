"""Texts that a group writes together: about a service, or a script."""

from django.db import models

from samenspel.spine.initiatives.models import OfActivity

SERVICE_TEXT, SCRIPT = "service_text", "script"


class Text(OfActivity):
    """What stands in it is in `tools/writing`, letter by letter. Its activity's kind says which marks it has:
    Markdown or Fountain. `told_…`: up to which change, when, and of which parts (digests) followers were told
    that somebody wrote."""

    told_head = models.PositiveBigIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    told_parts = models.JSONField(default=list, blank=True)

    @property
    def is_script(self) -> bool:
        return self.activity.kind == SCRIPT


def every_text() -> models.QuerySet[Text]:
    """With what its pages and permissions need."""
    return Text.objects.select_related("activity__initiative__service__organisation")
