"""What children are called in an initiative, as its charter says. Grown-ups choose their own names."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Naming(models.TextChoices):
    NONE = "none", _("No children take part")
    FIRST_NAMES = "first_names", _("Children take part under their first names")
    ROLE_NAMES = "role_names", _("Children take part under names such as Pupil 3")
