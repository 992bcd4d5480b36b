"""Opinion maps: what people think about statements of each other, and who thinks alike."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.phases.design.counting import Found
from samenspel.spine.initiatives.models import OfActivity, one_of

OPINION_MAP, IMPORTED_MAP = "opinion_map", "imported_opinion_map"


class Moderated(models.TextChoices):
    AFTER = "after", _("At once. Moderators look at them afterwards.")
    BEFORE = "before", _("When a moderator has read them.")


class OpinionMap(OfActivity):
    """The title of its activity is the question; the activity's dates say when people can answer.

    `found` is what `counting` finds in the votes, `group_of` who is in which group of it; both are made anew
    by a task. `is_stale`: somebody voted since; `renewing`: the task that is at it, by a name of its own.
    """

    moderated = models.CharField(
        _("When do statements appear?"), max_length=6, choices=Moderated.choices, default=Moderated.AFTER
    )
    takes_visitors = models.BooleanField(_("People can vote without an account"), default=False)
    seeds_first = models.BooleanField(_("Your own statements come first"), default=False)
    credit = models.CharField(max_length=1000, blank=True)
    file_sha256 = models.CharField(max_length=64, null=True, blank=True, unique=True)
    is_stale = models.BooleanField(default=False)
    renewing = models.CharField(max_length=32, blank=True)
    renewing_since = models.DateTimeField(null=True, blank=True)
    renewed_at = models.DateTimeField(null=True, blank=True)
    found: Any = models.JSONField(default=dict)
    group_of: Any = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(name="map_moderated_known", condition=one_of("moderated", Moderated)),
            models.CheckConstraint(
                name="map_renewed_by_somebody",
                condition=Q(renewing="", renewing_since=None)
                | (~Q(renewing="") & Q(renewing_since__isnull=False)),
            ),
        ]

    @property
    def is_held_here(self) -> bool:
        return self.activity.kind == OPINION_MAP

    @property
    def as_found(self) -> Found:
        return Found.from_json(self.found)


def every_map() -> models.QuerySet[OpinionMap]:
    """With what its pages and permissions need; what was found in it only for those that show it."""
    maps = OpinionMap.objects.select_related("activity__initiative__service__organisation")
    return maps.defer("found", "group_of")
