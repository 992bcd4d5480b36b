"""Organisations and the public services they answer for, described as CPSV-AP describes them."""

import uuid
from typing import Any
from zlib import crc32

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section
from samenspel.foundation.ui.maps import Basemap, Bounds
from samenspel.foundation.ui.maps.bounds import NORTHMOST, SOUTHMOST
from samenspel.methods.typology import NOT_SAID, PROVIDER
from samenspel.spine.services.sectors import SECTORS


def new_identifier() -> str:
    return str(uuid.uuid4())


def _degrees(name: Any, digits: int) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(name, max_digits=digits, decimal_places=6, null=True, blank=True)


LONGEST_ADDRESS = 300
KNOWN_AREA = _("There is an area of this name here already. Choose another name.")
SERVICES = Section(_("Services"), "services:list_services")
AREAS = Section(_("Areas"), "services:list_areas", SERVICES)


class Area(models.Model):
    """A town, a district or a neighbourhood."""

    name = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("Part of"),
    )
    map_picture = models.FileField(_("Picture of the map"), upload_to="areas", max_length=200, blank=True)
    map_credit = models.CharField(_("Who made the map"), max_length=200, blank=True)
    west = _degrees(_("West"), 9)
    south = _degrees(_("South"), 8)
    east = _degrees(_("East"), 9)
    north = _degrees(_("North"), 8)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(name="area_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="area_map_with_bounds",
                condition=Q(map_picture="", west=None, south=None, east=None, north=None)
                | (
                    ~Q(map_picture="")
                    & Q(west__isnull=False, south__isnull=False, east__isnull=False, north__isnull=False)
                    & Q(west__gte=-180, west__lt=F("east"), east__lte=180)
                    & Q(south__gte=SOUTHMOST, south__lt=F("north"), north__lte=NORTHMOST)
                ),
            ),
            models.UniqueConstraint(
                name="area_name_in_parent", fields=["parent", "name"], violation_error_message=KNOWN_AREA
            ),
            models.UniqueConstraint(
                name="area_name_at_top",
                fields=["name"],
                condition=Q(parent=None),
                violation_error_message=KNOWN_AREA,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def basemap(self) -> Basemap | None:
        """Its own map."""
        if not self.map_picture:
            return None
        edges = (self.west, self.south, self.east, self.north)
        address = reverse("services:show_area_map", args=[self.slug])
        picture = f"{address}?v={crc32(str(self.map_picture).encode()):08x}"
        return Basemap(self.name, picture, self.map_credit, Bounds(*(float(edge or 0) for edge in edges)))


class Organisation(models.Model):
    """A municipality, school, library…; its professionals may speak for it. `address`: as it stands on an
    envelope, line by line, without the name; `reply_address`: idem, where answers go elsewhere."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        SCHOOL = "school", _("School")
        LIBRARY = "library", _("Library")
        POLICE = "police", _("Police")
        CARE = "care", _("Care provider")
        UNIVERSITY = "university", _("University")
        ASSOCIATION = "association", _("Association or foundation")
        OTHER = "other", _("Other organisation")

    name = models.CharField(_("Name"), max_length=120, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind.choices)
    provider_kind = models.CharField(
        _(PROVIDER.label),
        max_length=12,
        choices=[(value, _(words)) for value, words in PROVIDER.with_not_said.items()],
        default=NOT_SAID,
    )
    homepage = models.URLField(_("Website"), max_length=300, blank=True)
    contact = models.CharField(_("How to reach it"), max_length=200, blank=True)
    address = models.TextField(_("Postal address"), max_length=LONGEST_ADDRESS, blank=True)
    reply_address = models.TextField(_("Where answers on paper go"), max_length=LONGEST_ADDRESS, blank=True)
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("Works in"),
    )
    professionals = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="organisations", blank=True, verbose_name=_("Professionals")
    )

    parent = SERVICES

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(name="organisation_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="organisation_kind_known",
                condition=Q(kind__in=["municipality", "school", "library", "police", "care", "university",
                                      "association", "other"]),
            ),
            models.CheckConstraint(
                name="organisation_provider_known",
                condition=Q(provider_kind__in=["not_said", "public", "third_sector", "private", "informal"]),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("services:show_organisation", args=[self.slug])

    @property
    def envelope(self) -> list[str]:
        """Who sends a letter, line by line; empty where no address is known."""
        return [self.name, *self.address.splitlines()] if self.address else []

    @property
    def reply_envelope(self) -> list[str]:
        """Idem, to whom an answer is sent."""
        return [self.name, *self.reply_address.splitlines()] if self.reply_address else self.envelope


class Service(models.Model):
    """A public service: what an organisation does for people, and may produce with them."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        ACTIVE = "active", _("Running")
        ENDED = "ended", _("Ended")

    identifier = models.CharField(_("Identifier"), max_length=120, unique=True, default=new_identifier)
    name = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.TextField(_("Description"), max_length=5000)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="services", verbose_name=_("Who answers for it")
    )
    sector = models.CharField(_("Sector"), max_length=5, choices=[*SECTORS.items()])
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="services", verbose_name=_("Area")
    )
    languages = models.JSONField(_("Languages"), default=list)
    status = models.CharField(_("Status"), max_length=8, choices=Status.choices, default=Status.ACTIVE)
    keywords = models.CharField(_("Keywords"), max_length=300, blank=True)
    processing_days = models.PositiveSmallIntegerField(_("Days until you get it"), null=True, blank=True)
    cost = models.CharField(_("What it costs"), max_length=200, blank=True)
    homepage = models.URLField(_("Website"), max_length=300, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    parent = SERVICES

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(name="service_has_name", condition=~Q(name="") & ~Q(identifier="")),
            models.CheckConstraint(name="service_sector_known", condition=Q(sector__in=[*SECTORS])),
            models.CheckConstraint(
                name="service_status_known", condition=Q(status__in=["planned", "active", "ended"])
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("services:show_service", args=[self.slug])

    @property
    def sector_name(self) -> Promise:
        return SECTORS[self.sector]

    @property
    def keyword_list(self) -> list[str]:
        return [word.strip() for word in self.keywords.split(",") if word.strip()]


class Channel(models.Model):
    """One way to get the service."""

    class Kind(models.TextChoices):
        WEB = "web", _("Online")
        PHONE = "phone", _("By phone")
        MAIL = "mail", _("By e-mail")
        DESK = "desk", _("At the desk")

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(_("Way"), max_length=5, choices=Kind.choices)
    address = models.CharField(_("Address, number or link"), max_length=300)
    hours = models.CharField(_("When"), max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(name="channel_has_address", condition=~Q(address="")),
            models.CheckConstraint(
                name="channel_kind_known", condition=Q(kind__in=["web", "phone", "mail", "desk"])
            ),
            models.UniqueConstraint(name="channel_once_per_service", fields=["service", "kind", "address"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.address}"
