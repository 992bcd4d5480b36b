"""Lotteries: who may sit on a panel, drawn by lot so that anyone can check it."""

import secrets
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.vault import Concealed
from samenspel.methods.sortition import Quota
from samenspel.spine.initiatives.models import OfActivity, Within, one_of

LOTTERY = "lottery"
MOST_SEATS, MOST_LETTERS, MOST_DAYS = 500, 50_000, 3650


class PoolFrom(models.TextChoices):
    SIGN_UP = "sign_up", _("People sign up here")
    LIST = "list", _("A list of addresses; who is drawn gets a letter first")


class Stage(models.TextChoices):
    GATHERING = "gathering", _("The pool is being filled")
    LETTERS = "letters", _("The list for the letters is public; they are not drawn yet")
    REPLYING = "replying", _("Who got a letter can answer")
    AGAIN = "again", _("The list for more letters is public; they are not drawn yet")
    PANEL = "panel", _("The list of panels is public; none is drawn yet")
    SEATED = "seated", _("The panel is drawn")
    NEWCOMERS = "newcomers", _("The list for free seats is public; nobody is drawn yet")
    CALLED_OFF = "called_off", _("Called off")


class Lottery(OfActivity):
    """The dates of its activity say when people can sign up, or a list be sent.

    `quotas`: rows of feature, value, least and most; `figures` says from where they are. `letters`: how many
    are drawn, of a list. `salt`: random; it keeps the public hashes of small pools from being guessed.
    """

    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.GATHERING)
    pool_from = models.CharField(max_length=7, choices=PoolFrom.choices)
    seats = models.PositiveIntegerField()
    letters = models.PositiveIntegerField(default=0)
    quotas: Any = models.JSONField(default=list)
    figures = models.CharField(max_length=400, blank=True)
    replies_until = models.DateTimeField(null=True, blank=True)
    ends_on = models.DateField()
    kept_days = models.PositiveIntegerField(default=60)
    called_off_because = models.CharField(max_length=400, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    salt = models.CharField(max_length=64, default=secrets.token_hex, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="lottery_stage_known", condition=one_of("stage", Stage)),
            models.CheckConstraint(name="lottery_pool_known", condition=one_of("pool_from", PoolFrom)),
            models.CheckConstraint(name="lottery_has_seats", condition=Q(seats__gte=1)),
            models.CheckConstraint(
                name="lottery_of_a_list_has_letters",
                condition=Q(pool_from=PoolFrom.SIGN_UP) | Q(letters__gte=1),
            ),
            models.CheckConstraint(
                name="lottery_called_off_with_reason",
                condition=~Q(stage=Stage.CALLED_OFF) | ~Q(called_off_because=""),
            ),
        ]

    @property
    def has_letters(self) -> bool:
        return self.pool_from == PoolFrom.LIST

    @property
    def as_quotas(self) -> tuple[Quota, ...]:
        return tuple(Quota(*row) for row in self.quotas)

    @property
    def features(self) -> dict[str, list[str]]:
        """The values of each that have a quota, both in the order in which they were typed."""
        found: dict[str, list[str]] = {}
        for feature, value, _least, _most in self.quotas:
            found.setdefault(feature, []).append(value)
        return found

    @property
    def erased_on(self) -> date:
        """The day on which the house erases the pool."""
        return self.ends_on + timedelta(days=self.kept_days)

    @property
    def can_reply(self) -> bool:
        return self.replies_until is None or clock.received() < self.replies_until


class Draw(Within):
    """One draw: a list with its hash, announced before the seed is known, and what the seed drew.

    `snapshot`: the values and the household of everybody who was in the pool then, by number; erased with
    the pool. `found`: of a panel, everybody's chance with its reason, by number; erased too.
    `replies_until`: of more letters, the last day for answers from then on.
    """

    class Of(models.TextChoices):
        LETTERS = "letters", _("Who gets a letter")
        MORE = "more", _("Who else gets a letter")
        PANEL = "panel", _("The panel")
        NEWCOMERS = "newcomers", _("Who takes the free seats")

    WITHIN = "lottery"

    lottery = models.ForeignKey(Lottery, on_delete=models.CASCADE, related_name="draws")
    number = models.PositiveIntegerField()
    of = models.CharField(max_length=9, choices=Of.choices)
    listed = models.TextField()
    hash = models.CharField(max_length=64)
    people = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    promises: Any = models.JSONField(default=dict)
    snapshot = Concealed(blank=True, default=dict)
    found = Concealed(blank=True, default=dict)
    seed_plan = models.CharField(max_length=400)
    draws_at = models.DateTimeField()
    replies_until = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(default=clock.now)
    seed = models.CharField(max_length=400, blank=True)
    signature = models.CharField(max_length=400, blank=True)
    panel = models.PositiveIntegerField(null=True, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("lottery", "number")
        constraints = [
            models.UniqueConstraint(name="draw_number_once", fields=["lottery", "number"]),
            models.UniqueConstraint(
                name="draw_one_waits",
                fields=["lottery"],
                condition=Q(drawn_at=None, cancelled_because=""),
            ),
            models.CheckConstraint(
                name="draw_of_known", condition=Q(of__in=["letters", "more", "panel", "newcomers"])
            ),
            models.CheckConstraint(
                name="draw_of_more_letters_has_last_day",
                condition=~Q(of="more") | Q(replies_until__isnull=False, replies_until__gt=F("draws_at")),
            ),
            models.CheckConstraint(
                name="draw_after_its_list",
                condition=Q(drawn_at=None) | (Q(drawn_at__gt=F("announced_at")) & ~Q(seed="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_of_display()} ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("design:show_draw", args=[self.lottery_id, self.pk])

    @property
    def waits(self) -> bool:
        return self.drawn_at is None and not self.cancelled_because

    @property
    def is_of_letters(self) -> bool:
        return self.of in OF_LETTERS


OF_LETTERS = (Draw.Of.LETTERS, Draw.Of.MORE)


def every_lottery() -> models.QuerySet[Lottery]:
    """With what its pages and permissions need."""
    return Lottery.objects.select_related("activity__initiative__service__organisation")


def every_draw() -> models.QuerySet[Draw]:
    """Idem; the lists and what tells of people only for those who show it."""
    draws = Draw.objects.select_related("lottery__activity__initiative__service__organisation")
    return draws.defer("listed", "snapshot", "found")
