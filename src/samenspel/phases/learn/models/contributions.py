"""Contributions to a call: papers and practice cases, who made them, and their files."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.mailboxes import MailboxField
from samenspel.methods.stripping import KINDS
from samenspel.phases.learn.models.calls import Call, Kind
from samenspel.spine.initiatives.models import Within, one_of

LONGEST = 6000
QUESTIONS = {
    Kind.PAPER: ("abstract",),
    Kind.CASE: ("did", "for_whom", "went_wrong", "asks"),
}
"""By kind, the fields of its template."""


class State(models.TextChoices):
    SUBMITTED = "submitted", _("Handed in")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Contribution(models.Model):
    """One paper or practice case. `number` counts within its call. `left`: marks of the authors that stand in
    its own words."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="contributions")
    number = models.PositiveIntegerField()
    kind = models.CharField(_("What it is"), max_length=5, choices=Kind.choices)
    title = models.CharField(_("Title"), max_length=250)
    abstract = models.TextField(_("Abstract"), max_length=LONGEST, blank=True)
    did = models.TextField(_("What we did"), max_length=LONGEST, blank=True)
    for_whom = models.TextField(_("For whom"), max_length=LONGEST, blank=True)
    went_wrong = models.TextField(_("What went wrong"), max_length=LONGEST, blank=True)
    asks = models.TextField(_("What we ask a scholar"), max_length=LONGEST, blank=True)
    themes = models.ManyToManyField("learn.CallTheme", related_name="contributions", blank=True)
    topics = models.CharField(_("Other topics"), max_length=300, blank=True)
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES, default="en")
    is_registered = models.BooleanField(_("Registered report: a plan, before there are data"), default=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.SUBMITTED)
    withdrawn_because = models.CharField(_("Why"), max_length=400, blank=True)
    left = models.JSONField(default=list, editable=False)
    submitted_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    initiative = None

    class Meta:
        ordering = ("call", "number")
        constraints = [
            models.UniqueConstraint(name="contribution_numbered", fields=["call", "number"]),
            models.CheckConstraint(name="contribution_kind_known", condition=one_of("kind", Kind)),
            models.CheckConstraint(name="contribution_state_known", condition=one_of("state", State)),
            models.CheckConstraint(
                name="contribution_registered_is_paper", condition=Q(is_registered=False) | Q(kind="paper")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learn:show_contribution", args=[self.pk])

    @property
    def parent(self) -> Call:
        return self.call

    @property
    def is_withdrawn(self) -> bool:
        return self.state == State.WITHDRAWN

    @property
    def answers(self) -> list[tuple[Any, str]]:
        """The questions of its template with what was written."""
        fields = [self._meta.get_field(name) for name in QUESTIONS[Kind(self.kind)]]
        return [(field.verbose_name, getattr(self, field.name)) for field in fields]  # type: ignore[union-attr]


class Author(Within):
    """`person`: whose account it is, where that was found by a confirmed address."""

    WITHIN = "contribution"

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="authors")
    place = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="authored"
    )
    name = models.CharField(_("Name"), max_length=150, blank=True)
    email = MailboxField(_("E-mail address"), blank=True)
    affiliation = models.CharField(_("Organisation"), max_length=200, blank=True)
    orcid = models.CharField("ORCID", max_length=19, blank=True)

    class Meta:
        ordering = ("contribution", "place")
        constraints = [models.UniqueConstraint(name="author_at_a_place", fields=["contribution", "place"])]

    def __str__(self) -> str:
        return self.name


class Opposed(Within):
    """Somebody whom the authors do not want as a reviewer, by whichever of their addresses."""

    WITHIN = "contribution"

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="opposed")
    email = MailboxField()
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("contribution", "pk")
        constraints = [models.UniqueConstraint(name="opposed_once", fields=["contribution", "email"])]

    def __str__(self) -> str:
        return str(self.email)


class Copying(models.TextChoices):
    WAITING = "waiting", _("The copy for reviewers is being made")
    READY = "ready", _("Reviewers get a copy without your names")
    REFUSED = "refused", _("No copy could be made")


class Version(Within):
    """A file as it was sent, and the `copy` that reviewers get. `did`, `left`: what was taken out, and what
    still stands in the text."""

    WITHIN = "contribution"

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4)
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="contributions", max_length=200)
    copy = models.FileField(upload_to="contributions", max_length=200, blank=True)
    copying = models.CharField(max_length=7, choices=Copying.choices, default=Copying.WAITING)
    problem = models.TextField(blank=True)
    did = models.JSONField(default=list)
    left = models.JSONField(default=list)
    was_read = models.BooleanField(default=True)
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("contribution", "number")
        constraints = [
            models.UniqueConstraint(name="version_numbered", fields=["contribution", "number"]),
            models.CheckConstraint(name="version_copying_known", condition=one_of("copying", Copying)),
            models.CheckConstraint(
                name="version_ready_with_copy", condition=~Q(copying="ready") | ~Q(copy="")
            ),
        ]

    def __str__(self) -> str:
        return self.neutral_name

    def get_absolute_url(self) -> str:
        return self.contribution.get_absolute_url()

    @property
    def neutral_name(self) -> str:
        return f"contribution-{self.contribution.number}-v{self.number}.{self.kind}"

    @property
    def content_type(self) -> str:
        return KINDS[self.kind]

    @property
    def is_ready(self) -> bool:
        return self.copying == Copying.READY


def every_contribution() -> "models.QuerySet[Contribution]":
    return Contribution.objects.select_related("call__edition__series")


def every_version() -> "models.QuerySet[Version]":
    return Version.objects.select_related("contribution__call__edition__series")
