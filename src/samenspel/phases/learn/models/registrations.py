"""Who comes to an edition: a seat of `tools/seats`, and what stands with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.phases.learn.models.series import Edition
from samenspel.spine.initiatives.models import Within
from samenspel.tools.seats.models import Seat


class Registration(Within):
    """It goes with its seat, whichever way that is lost. `diet`, `access`: for organisers only, and empty
    once the edition is over."""

    WITHIN = "edition"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="registrations")
    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="registration")
    name = models.CharField(_("Name on your badge"), max_length=120)
    affiliation = models.CharField(_("Organisation on your badge"), max_length=150, blank=True)
    diet = models.CharField(_("What you do not eat"), max_length=300, blank=True)
    access = models.CharField(_("What you need to take part"), max_length=600, blank=True)

    class Meta:
        ordering = ("edition", "seat")

    def __str__(self) -> str:
        return self.name


def every_registration() -> "models.QuerySet[Registration]":
    return Registration.objects.select_related("edition__series", "seat__person", "seat__places")
