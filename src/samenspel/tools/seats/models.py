"""Places that are few, and who has one, waits for one or is offered one."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Initiative
from samenspel.tools.seats.seated import find_seated

LONGEST_OFFER = 7 * 24


class Places(models.Model):
    """How many a thing has. `taken` counts those held and those offered to somebody, and is only changed by
    `take` and `give_back`."""

    thing = models.CharField(max_length=120, unique=True)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+", null=True)
    number = models.PositiveIntegerField(_("How many places"))
    taken = models.PositiveIntegerField(default=0)
    by_lottery = models.BooleanField(default=False)
    offer_hours = models.PositiveSmallIntegerField(default=24)
    closes_at = models.DateTimeField(_("People sign up until"))

    class Meta:
        constraints = [
            models.CheckConstraint(name="places_no_more_than_there_are", condition=Q(taken__lte=F("number"))),
            models.CheckConstraint(
                name="places_offered_for_some_hours", condition=Q(offer_hours__range=(1, LONGEST_OFFER))
            ),
        ]

    def __str__(self) -> str:
        return str(self.seated)

    def get_absolute_url(self) -> str:
        url: str = self.seated.get_absolute_url()
        return url

    @cached_property
    def seated(self) -> Any:
        """The thing itself."""
        return find_seated(self.thing)

    @property
    def zone(self) -> str | None:
        """By whose clocks its moments are said; None: those of the town."""
        zone: str | None = getattr(self.seated, "zone", None)
        return zone

    @property
    def is_open(self) -> bool:
        return bool(self.pk) and clock.received() < self.closes_at

    def seat_of(self, person: Any) -> "Seat | None":
        if not self.pk or person is None or not person.is_authenticated:
            return None
        return self.seats.filter(person=person).first()

    @property
    def free(self) -> int:
        return self.number - self.taken


class Seat(models.Model):
    """One person's: held, waited for, or offered until a moment. Gone when they leave."""

    class State(models.TextChoices):
        HELD = "held", _("Has a place")
        OFFERED = "offered", _("Is offered a place")
        WAITING = "waiting", _("On the waiting list")

    places = models.ForeignKey(Places, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=7, choices=State.choices)
    lot = models.PositiveIntegerField()
    since = models.DateTimeField(default=clock.now)
    offered_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["state", "offered_until"])]
        constraints = [
            models.UniqueConstraint(name="seat_once", fields=["places", "person"]),
            models.CheckConstraint(
                name="seat_offered_until_a_moment",
                condition=Q(state="offered", offered_until__isnull=False)
                | Q(state__in=["held", "waiting"], offered_until__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.places_id} {self.person_id} {self.state}"
