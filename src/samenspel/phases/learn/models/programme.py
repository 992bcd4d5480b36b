"""The programme of an edition: rooms, sessions, what is told in them, and versions that were published."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.methods.programmes.programme import LONGEST
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.reviews import ReviewerSide
from samenspel.phases.learn.models.series import Edition
from samenspel.spine.initiatives.models import Within, one_of


class Room(Within):
    """`place`: in the order to show them in."""

    WITHIN = "edition"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(_("Name"), max_length=80)
    directions = models.CharField(_("How to find it"), max_length=300, blank=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("place", "pk")
        constraints = [models.UniqueConstraint(name="room_once_in_edition", fields=["edition", "name"])]

    def __str__(self) -> str:
        return self.name


class SessionKind(models.TextChoices):
    TALKS = "talks", _("Talks")
    PLENARY = "plenary", _("For everybody")
    WORKSHOP = "workshop", _("Workshop")
    REFLECTION = "reflection", _("Joint reflection")
    BREAK = "break", _("Break")


class Session(Within):
    """As it is planned. `number` counts within the edition and is never given to another that was published;
    `guid` is its name for calendars, for ever."""

    WITHIN = "edition"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sessions")
    number = models.PositiveIntegerField()
    guid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(
        _("What it is"), max_length=10, choices=SessionKind.choices, default=SessionKind.TALKS
    )
    title = models.CharField(_("Title"), max_length=150)
    text = models.TextField(_("What it is about"), max_length=3000, blank=True)
    starts_at = models.DateTimeField(_("Begins"))
    minutes = models.PositiveSmallIntegerField(_("Minutes"))
    room = models.ForeignKey(Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="sessions")
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="chaired"
    )

    class Meta:
        ordering = ("starts_at", "number")
        constraints = [
            models.UniqueConstraint(name="session_numbered", fields=["edition", "number"]),
            models.CheckConstraint(name="session_kind_known", condition=one_of("kind", SessionKind)),
            models.CheckConstraint(name="session_takes_time", condition=Q(minutes__range=(1, LONGEST))),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_break(self) -> bool:
        return self.kind == SessionKind.BREAK


class Talk(Within):
    """A contribution in a session. It may be undecided: then it is in the plan, and in no version."""

    WITHIN = "session"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="talks")
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="talk")
    place = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(_("Minutes"), default=20)

    class Meta:
        ordering = ("session", "place", "pk")
        constraints = [
            models.CheckConstraint(name="talk_takes_time", condition=Q(minutes__range=(1, LONGEST)))
        ]

    def __str__(self) -> str:
        return str(self.contribution)


class Discussant(Within):
    """Who answers a talk: of each side one."""

    WITHIN = "talk"

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="discussants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="discusses")
    side = models.CharField(_("Side"), max_length=12, choices=ReviewerSide.choices)

    class Meta:
        ordering = ("talk", "-side")
        constraints = [
            models.UniqueConstraint(name="discussant_of_a_side", fields=["talk", "side"]),
            models.UniqueConstraint(name="discussant_once", fields=["talk", "person"]),
            models.CheckConstraint(name="discussant_side_known", condition=one_of("side", ReviewerSide)),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Absence(Within):
    """When somebody cannot be there, as they said."""

    WITHIN = "edition"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="absences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences")
    since = models.DateTimeField(_("From"))
    until = models.DateTimeField(_("Until"))

    class Meta:
        ordering = ("edition", "since", "pk")
        constraints = [
            models.CheckConstraint(name="absence_ends_after_it_begins", condition=Q(until__gt=F("since")))
        ]

    def __str__(self) -> str:
        return str(_("When you cannot be there"))


class ProgrammeVersion(Within):
    """What was published: `kept` is a programme as methods.programmes keeps it. It changes only where
    somebody in it leaves, or turns out to be a child."""

    WITHIN = "edition"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kept = models.JSONField()
    published_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("edition", "-number")
        constraints = [
            models.UniqueConstraint(name="programme_version_numbered", fields=["edition", "number"])
        ]

    def __str__(self) -> str:
        return str(self.number)


def every_room() -> "models.QuerySet[Room]":
    return Room.objects.select_related("edition__series")


def every_session() -> "models.QuerySet[Session]":
    return Session.objects.select_related("edition__series", "room", "chair")


def every_talk() -> "models.QuerySet[Talk]":
    up = ("session__edition__series", "contribution__call__edition__series", "contribution__decision")
    return Talk.objects.select_related(*up)


def every_discussant() -> "models.QuerySet[Discussant]":
    up = ("talk__session__edition__series", "talk__contribution__call__edition__series", "person")
    return Discussant.objects.select_related(*up)


def every_absence() -> "models.QuerySet[Any]":
    return Absence.objects.select_related("edition__series", "person")
