"""The six phases."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    """The cycle, in its order."""

    PLAN = "plan", _("Plan")
    DESIGN = "design", _("Design")
    FUND = "fund", _("Fund")
    DELIVER = "deliver", _("Deliver")
    ASSESS = "assess", _("Assess")
    LEARN = "learn", _("Learn")
