"""Texts that a group writes together: about a service, or a script."""

from django.db import models

from samenspel.spine.initiatives.models import OfActivity

SERVICE_TEXT, SCRIPT = "service_text", "script"


class Text(OfActivity):
    """What stands in it is in `tools/writing`, letter by letter. Its activity's kind says which marks it has:
    Markdown or Fountain."""

    @property
    def is_script(self) -> bool:
        return self.activity.kind == SCRIPT


def every_text() -> models.QuerySet[Text]:
    """With what its pages and permissions need."""
    return Text.objects.select_related("activity__initiative__service__organisation")
