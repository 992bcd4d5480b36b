"""Calls for contributions: what is asked, until when, and how it will be reviewed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.learn.models.series import ANYWHERE, Edition
from samenspel.spine.initiatives.models import Within, one_of

LEAST_REVIEWERS, MOST_REVIEWERS = 2, 6
MARKS = range(1, 6)


class Kind(models.TextChoices):
    PAPER = "paper", _("Paper")
    CASE = "case", _("Practice case")


class Blindness(models.TextChoices):
    OPEN = "open", _("Open: authors and reviewers know each other")
    SINGLE = "single", _("Single blind: reviewers know the authors, authors do not know the reviewers")
    DOUBLE = "double", _("Double blind: neither knows the other")


class Call(models.Model):
    """Contributions come in from `opens_at` until `closes_at`. Where the last day ends `anywhere` on earth,
    that is only how the moment was said. `substitute`: who alone sees what organisers themselves
    contribute. `blindness` holds for ever: of a contribution, not of a phase. `cancelled_because`: nothing
    comes of it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="calls")
    title = models.CharField(_("Title"), max_length=150)
    text = models.TextField(_("What you ask"), max_length=8000)
    kinds = models.JSONField(default=list)
    opens_at = models.DateTimeField(_("Opens"), default=clock.now)
    closes_at = models.DateTimeField(_("Closes"))
    anywhere = models.BooleanField(_("Anywhere on earth"), default=False)
    blindness = models.CharField(
        _("Who knows whom"), max_length=6, choices=Blindness.choices, default=Blindness.DOUBLE
    )
    each = models.PositiveSmallIntegerField(_("Reviewers for each contribution"), default=3)
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="substituted"
    )
    cancelled_because = models.CharField(_("Why"), max_length=400, blank=True)

    initiative = None

    class Meta:
        ordering = ("-opens_at", "pk")
        constraints = [
            models.CheckConstraint(
                name="call_closes_after_it_opens", condition=Q(closes_at__gt=F("opens_at"))
            ),
            models.CheckConstraint(name="call_blindness_known", condition=one_of("blindness", Blindness)),
            models.CheckConstraint(
                name="call_has_reviewers", condition=Q(each__range=(LEAST_REVIEWERS, MOST_REVIEWERS))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learn:show_call", args=[self.pk])

    @property
    def parent(self) -> Edition:
        return self.edition

    @property
    def tzinfo(self) -> Any:
        """In which its deadline is said."""
        return ANYWHERE if self.anywhere else self.edition.tzinfo

    @property
    def zone_name(self) -> str:
        return str(_("anywhere on earth")) if self.anywhere else self.edition.zone

    @property
    def takes(self) -> list[Any]:
        return [kind for kind in Kind if kind in self.kinds]

    @property
    def has_begun(self) -> bool:
        return self.opens_at <= clock.received()

    @property
    def is_open(self) -> bool:
        return not self.is_cancelled and self.opens_at <= clock.received() < self.closes_at

    @property
    def is_cancelled(self) -> bool:
        return bool(self.cancelled_because)

    @property
    def is_over(self) -> bool:
        """For everybody, who was in time included."""
        return self.closes_at <= clock.settled()

    @property
    def authors_are_hidden(self) -> bool:
        return self.blindness == Blindness.DOUBLE

    @property
    def reviewers_are_hidden(self) -> bool:
        return self.blindness != Blindness.OPEN


class CallTheme(models.Model):
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(name="theme_once_per_call", fields=["call", "name"])]

    def __str__(self) -> str:
        return self.name


class Shown(models.TextChoices):
    """What reviewers see of others' reviews of the same contribution."""

    NEVER = "never", _("Reviewers see only their own review")
    AFTER = "after", _("Reviewers see the others' reviews once they handed in their own")
    ALWAYS = "always", _("Reviewers see the others' reviews at once")


class ReviewPhase(Within):
    """Between these moments reviewers write, and see what is `shown`. `talks`: they discuss, too."""

    WITHIN = "call"

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="phases")
    name = models.CharField(_("Name"), max_length=80)
    opens_at = models.DateTimeField(_("Opens"))
    closes_at = models.DateTimeField(_("Closes"))
    shown = models.CharField(
        _("What reviewers see of each other"), max_length=6, choices=Shown.choices, default=Shown.AFTER
    )
    talks = models.BooleanField(_("Reviewers may discuss"), default=False)

    class Meta:
        ordering = ("opens_at", "pk")
        constraints = [
            models.CheckConstraint(
                name="review_phase_closes_after_it_opens", condition=Q(closes_at__gt=F("opens_at"))
            ),
            models.CheckConstraint(name="review_phase_shown_known", condition=one_of("shown", Shown)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_begun(self) -> bool:
        return self.opens_at <= clock.received()

    @property
    def is_open(self) -> bool:
        return self.opens_at <= clock.received() < self.closes_at


class Criterion(models.Model):
    """What reviewers judge; `words`: what each mark means, from the lowest to the highest."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    of_kind = models.CharField(max_length=5, choices=Kind.choices)
    name = models.CharField(max_length=150)
    words = models.JSONField(default=list)

    class Meta:
        ordering = ("of_kind", "pk")
        constraints = [
            models.UniqueConstraint(name="criterion_once_per_call", fields=["call", "of_kind", "name"])
        ]

    def __str__(self) -> str:
        return self.name


def every_call() -> "models.QuerySet[Call]":
    return Call.objects.select_related("edition__series")


def every_phase() -> "models.QuerySet[ReviewPhase]":
    return ReviewPhase.objects.select_related("call__edition__series")
