"""The ledger of releases: what was published, or given, of whom, why, and what the audit said."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.vault import Concealed
from samenspel.spine.initiatives.models import Initiative, Within, one_of


class Level(models.TextChoices):
    OPEN = "open", _("Open data")
    RESEARCH = "research", _("For research, under an agreement")


class Licence(models.TextChoices):
    CC0 = "CC0-1.0", _("CC0 1.0: no conditions")
    BY = "CC-BY-4.0", _("CC BY 4.0: name the source")


class Release(Within):
    """A line of the ledger; nothing of it is changed or deleted, but for that it may be taken back.

    `about`: the address of the thing whose people were counted; `number`: in the order of its open releases.
    All open releases of an initiative are one system, in the order of their `place`. `asked`: by whoever
    asked for it, so that it is made once. `kept`: with what is hidden, for later audits, concealed;
    `published`: what everybody may have, its `digest` is of the file.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="releases")
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.OPEN)
    about = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    part = models.CharField(max_length=60, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True)
    asked = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("What for"), max_length=300)
    licence = models.CharField(_("Licence"), max_length=12, choices=Licence.choices, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    until = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    kept = Concealed(default="", editable=False)
    published: Any = models.JSONField(default=dict)
    audit: Any = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("Why it is taken back"), max_length=300, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.UniqueConstraint(name="release_number_once", fields=["about", "number"]),
            models.UniqueConstraint(name="release_place_once", fields=["initiative", "place"]),
            models.CheckConstraint(name="release_level_known", condition=one_of("level", Level)),
            models.CheckConstraint(
                name="release_open_has_a_number",
                condition=~Q(level="open") | Q(number__isnull=False, place__isnull=False),
            ),
            models.CheckConstraint(
                name="release_taken_back_with_a_reason",
                condition=Q(taken_back_at__isnull=True) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("releases:show_release", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.level == Level.OPEN


def every_release() -> models.QuerySet[Release]:
    """With what its pages and permissions need, and without what is kept for audits."""
    found = Release.objects.select_related("initiative__service__organisation", "by")
    return found.defer("kept")
