"""Series of meetings between scholars and practice, their editions, and who organises them."""

from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section

PANELS = Section(_("Panels"), "learn:list_series")
ANYWHERE = timezone(timedelta(hours=-12), "anywhere on earth")
"""Where a day ends last."""


class Series(models.Model):
    """What comes back: a seminar, a study group, a track of a conference."""

    name = models.CharField(_("Name"), max_length=150, unique=True)
    summary = models.TextField(_("What it is"), max_length=3000, blank=True)
    source = models.URLField(_("Where this is told"), max_length=300, blank=True)
    is_verified = models.BooleanField(_("Somebody read the source"), default=False)

    parent = PANELS
    initiative = None

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learn:show_series", args=[self.pk])


class Edition(models.Model):
    """One meeting of a series. All its times are those of `zone`. `informed_by`: editions whose findings and
    questions it takes up."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="editions")
    name = models.CharField(_("Name"), max_length=150)
    summary = models.TextField(_("What it is about"), max_length=5000, blank=True)
    place = models.CharField(_("Where"), max_length=150, blank=True)
    zone = models.CharField(_("Time zone"), max_length=60, default=settings.TIME_ZONE)
    begins_on = models.DateField(_("First day"))
    ends_on = models.DateField(_("Last day"))
    informed_by = models.ManyToManyField("self", symmetrical=False, related_name="informs", blank=True)

    initiative = None

    class Meta:
        ordering = ("-begins_on", "pk")
        constraints = [
            models.CheckConstraint(
                name="edition_ends_after_it_begins", condition=Q(ends_on__gte=F("begins_on"))
            ),
            models.UniqueConstraint(name="edition_once_in_series", fields=["series", "name"]),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learn:show_edition", args=[self.pk])

    @property
    def parent(self) -> Series:
        return self.series

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def opens_at(self) -> datetime:
        """The first moment of its first day."""
        return datetime.combine(self.begins_on, time(), self.tzinfo)


class Organiser(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="organisers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="organised")
    since = models.DateTimeField(default=clock.now)

    initiative = None

    class Meta:
        ordering = ("since", "pk")
        constraints = [models.UniqueConstraint(name="organiser_once", fields=["edition", "person"])]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def parent(self) -> Edition:
        return self.edition


def every_series() -> "models.QuerySet[Series]":
    return Series.objects.all()


def every_edition() -> "models.QuerySet[Edition]":
    return Edition.objects.select_related("series")


def every_organiser() -> "models.QuerySet[Organiser]":
    return Organiser.objects.select_related("edition__series", "person")
