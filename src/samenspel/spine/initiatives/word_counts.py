"""Who sees how many words each person wrote in a common text, as the charter says. One's own sees everyone,
those of a child nobody else."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WordCounts(models.TextChoices):
    NOBODY = "nobody", _("Nobody: each sees only their own")
    COORDINATORS = "coordinators", _("The coordinators")
    MEMBERS = "members", _("Everyone who takes part")
