"""Between editions: who of a series is there by choice, and what people said they would try."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section
from samenspel.phases.learn.models.series import PANELS, Edition, Series

INTENTIONS = Section(_("What I will try"), "learn:list_intentions", PANELS)
LONGEST = 600
SEASON = timedelta(days=91)


def in_a_season() -> date:
    return clock.today() + SEASON


class InCircle(models.Model):
    """Somebody who wants the others of a series to know what they do, seek and offer."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="circle")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    interests = models.CharField(_("What you are interested in"), max_length=LONGEST)
    seeks = models.CharField(_("Cases you seek"), max_length=LONGEST, blank=True)
    offers = models.CharField(_("Cases you offer"), max_length=LONGEST, blank=True)
    since = models.DateTimeField(default=clock.now)

    initiative = None

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(name="incircle_once", fields=["series", "person"]),
            models.CheckConstraint(name="incircle_says_something", condition=~Q(interests="")),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def parent(self) -> Series:
        return self.series


class Intention(models.Model):
    """What somebody will try after an edition, and what came of it. Nobody else reads it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="intentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(_("What you will try"), max_length=LONGEST)
    look_back_on = models.DateField(default=in_a_season)
    came_of_it = models.CharField(_("What came of it"), max_length=LONGEST, blank=True)

    parent = INTENTIONS
    initiative = None

    class Meta:
        ordering = ("look_back_on", "pk")
        constraints = [models.CheckConstraint(name="intention_says_something", condition=~Q(what=""))]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("learn:look_back", args=[self.pk])
