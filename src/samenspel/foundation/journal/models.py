"""Tables that only grow: entries and seals; and the outbox, whose messages each end in one final state."""

import uuid
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.vault import Concealed


class AppendOnly(Exception):
    """Somebody tried to change or delete what may only be added."""


class AppendOnlyRows(models.QuerySet[Any]):
    """Refuses early and with a sentence; triggers in the database refuse too (see `protection`)."""

    def update(self, **values: Any) -> NoReturn:
        raise AppendOnly("The journal can't be changed; record a new entry instead.")

    def delete(self) -> NoReturn:
        raise AppendOnly("The journal can't be shortened.")


class AppendOnlyModel(models.Model):
    objects = AppendOnlyRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("The journal can't be changed; record a new entry instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("The journal can't be shortened.")


class Entry(AppendOnlyModel):
    """Somebody did something to a thing. People and initiatives lie higher in the house: no foreign keys."""

    at = models.DateTimeField(default=clock.now)
    actor = models.CharField(max_length=36, blank=True)
    verb = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.CharField(max_length=36, blank=True)
    initiative_id = models.CharField(max_length=36, blank=True)
    phase = models.CharField(max_length=20, blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["initiative_id", "-id"]),
            models.Index(fields=["actor", "-id"]),
            models.Index(fields=["object_type", "object_id", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.verb}"


class About(models.Model):
    """An index slip of the journal: this entry is news of that thing, such as `plan.proposal/12`. An entry's
    slips stand in order, the nearest thing first."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="about")
    thing = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "about"
        ordering = ("id",)
        indexes = [models.Index(fields=["thing", "-entry"])]
        constraints = [models.UniqueConstraint(name="about_once", fields=["entry", "thing"])]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.thing}"


class Seal(AppendOnlyModel):
    """One Merkle root over the entries from `first` to `last`, chained to the seal before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"{self.number}: {self.first}-{self.last}"


class Message(models.Model):
    """One mail to one address. Only the worker that holds the lease may end it.

    What it says is concealed until it leaves, and emptied with the address when it ends: links and codes to
    sign in are secrets, and that somebody got a mail at some moment is nobody's business.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    FINAL = (State.SENT, State.FAILED, State.CANCELLED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.EmailField(max_length=254, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    subject = Concealed(blank=True, default="")
    text = Concealed(blank=True, default="")
    html = Concealed(blank=True, default="")
    headers = Concealed(default=dict, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("created_at",)
        indexes = [models.Index(fields=["state", "next_at"])]
        constraints = [
            models.CheckConstraint(
                name="message_ended_when_final",
                condition=models.Q(state__in=("sent", "failed", "cancelled"), ended_at__isnull=False)
                | models.Q(state__in=("waiting", "sending"), ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="message_leased_while_sending",
                condition=models.Q(state="sending", lease__isnull=False)
                | (~models.Q(state="sending") & models.Q(lease__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.state}"
