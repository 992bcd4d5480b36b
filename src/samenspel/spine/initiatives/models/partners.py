"""Organisations beside the one that answers for the service, and the further services they bring."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Charter, Initiative, Within
from samenspel.spine.services.models import Organisation, Service

LONGEST_PROMISE = LONGEST_REASON = 3000


class Partner(Within):
    """An organisation that is asked to take part, and says yes with a promise of its own, or no. Each row is
    told in full: whoever is asked again after an end has another."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        ACCEPTED = "accepted", _("Partner")
        DECLINED = "declined", _("Said no")
        ENDED = "ended", _("Ended")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="partnerships", verbose_name=_("Organisation")
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_for = models.TextField(_("What you ask of it"), max_length=LONGEST_PROMISE)
    promise = models.TextField(_("What it promises"), max_length=LONGEST_PROMISE, blank=True)
    reason = models.TextField(_("Why not, or not any more"), max_length=LONGEST_REASON, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = [
            models.UniqueConstraint(
                name="partner_once_at_a_time",
                fields=["initiative", "organisation"],
                condition=Q(state__in=["asked", "accepted"]),
            ),
            models.CheckConstraint(name="partner_is_asked_something", condition=~Q(asked_for="")),
            models.CheckConstraint(
                name="partner_state_is_told",
                condition=Q(state="asked", promise="", reason="", answered_at=None, ended_at=None)
                | Q(state="accepted", reason="", answered_at__isnull=False, ended_at=None) & ~Q(promise="")
                | Q(state="declined", promise="", answered_at__isnull=False, ended_at=None) & ~Q(reason="")
                | Q(state="ended", ended_at__isnull=False) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return reverse("initiatives:list_partners", args=[self.initiative.slug])

    @property
    def told_at(self) -> datetime:
        """The last that happened to it."""
        return self.ended_at or self.answered_at or self.asked_at

    @property
    def is_asked(self) -> bool:
        return self.state == self.State.ASKED

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED


class CharterPromise(models.Model):
    """What a partner promised, as it stood when this version of the charter was adopted."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="partner_promises")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    promise = models.TextField(max_length=LONGEST_PROMISE)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="partner_promise_once", fields=["charter", "organisation"]),
            models.CheckConstraint(name="partner_promise_has_words", condition=~Q(promise="")),
        ]

    def __str__(self) -> str:
        return f"{self.charter_id} {self.organisation_id}"


class FurtherService(Within):
    """A service that is produced together here besides the first one."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="further_services")
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="further_initiatives", verbose_name=_("Service")
    )
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("added_at", "id")
        constraints = [
            models.UniqueConstraint(name="further_service_once", fields=["initiative", "service"]),
        ]

    def __str__(self) -> str:
        return str(self.service)
