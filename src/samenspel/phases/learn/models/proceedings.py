"""Proceedings of an edition: what authors hand in for them, who agrees, and volumes that were published."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.series import Edition
from samenspel.spine.initiatives.models import Within, one_of

LONGEST_PAPER = 100_000
is_prefix = RegexValidator(r"\A10\.\d{4,9}\Z", _("A prefix of DOIs looks like 10.5555."))


class Licence(models.TextChoices):
    BY = "CC-BY-4.0", _("CC BY 4.0: others may share and change it, and name you")
    BY_SA = "CC-BY-SA-4.0", _("CC BY-SA 4.0: likewise, and what they make of it stays as free")
    BY_NC = "CC-BY-NC-4.0", _("CC BY-NC 4.0: likewise, but not to earn money with it")
    BY_ND = "CC-BY-ND-4.0", _("CC BY-ND 4.0: others may share it as it is, and name you")

    @property
    def url(self) -> str:
        kind = self.value.lower().removeprefix("cc-").removesuffix("-4.0")
        return f"https://creativecommons.org/licenses/{kind}/4.0/"


class Proceedings(Within):
    """`prefix`: under which an agency registers DOIs for the publisher; without one nothing has a DOI."""

    WITHIN = "edition"

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="proceedings")
    title = models.CharField(_("Title"), max_length=250)
    publisher = models.CharField(_("Publisher"), max_length=150)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    prefix = models.CharField(_("Prefix of DOIs"), max_length=14, blank=True, validators=[is_prefix])
    preface = models.TextField(_("Preface"), max_length=20_000, blank=True)
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES, default="en")

    class Meta:
        constraints = [models.CheckConstraint(name="proceedings_have_title", condition=~Q(title=""))]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learn:show_proceedings", args=[self.edition_id])


class Paper(Within):
    """The final text or file of a contribution. `corrected`: what is different from what was published last.
    Withdrawn, it stays in the proceedings as a line with the reason. `is_public`: it stands in a volume."""

    WITHIN = "contribution"

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="paper")
    licence = models.CharField(_("Licence"), max_length=12, choices=Licence.choices)
    text = models.TextField(_("Final text"), max_length=LONGEST_PAPER, blank=True)
    file = models.FileField(upload_to="papers", max_length=200, blank=True)
    corrected = models.CharField(_("What you corrected"), max_length=400, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    is_public = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(_("Why"), max_length=400, blank=True)

    class Meta:
        ordering = ("contribution",)
        constraints = [
            models.CheckConstraint(name="paper_licence_known", condition=one_of("licence", Licence)),
            models.CheckConstraint(name="paper_has_content", condition=~Q(text="") | ~Q(file="")),
            models.CheckConstraint(
                name="paper_withdrawn_with_reason",
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.contribution)

    def get_absolute_url(self) -> str:
        return reverse("learn:show_paper", args=[self.contribution_id])

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None or self.contribution.is_withdrawn

    @property
    def reason(self) -> str:
        return self.withdrawn_because or self.contribution.withdrawn_because


AGREED = ("licence", "text", "file", "corrected")
"""Of a paper, what its authors say yes to."""


class Consent(Within):
    """An author says yes to what is published under their name: licence, text and file as they are now."""

    WITHIN = "paper"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="consent_to_paper_once", fields=["paper", "person"])]

    def __str__(self) -> str:
        return str(self.person)


class Volume(Within):
    """What was published: `kept` is all of it but the papers' own files. It changes only where somebody in it
    leaves, or turns out to be a child; then its `file` is made anew."""

    WITHIN = "proceedings"

    proceedings = models.ForeignKey(Proceedings, on_delete=models.PROTECT, related_name="volumes")
    number = models.PositiveSmallIntegerField()
    kept = models.JSONField()
    note = models.CharField(_("What is different"), max_length=400, blank=True)
    file = models.FileField(upload_to="volumes", max_length=200, blank=True)
    published_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("proceedings", "-number")
        constraints = [models.UniqueConstraint(name="volume_numbered", fields=["proceedings", "number"])]

    def __str__(self) -> str:
        return str(self.number)


def every_proceedings() -> "models.QuerySet[Proceedings]":
    return Proceedings.objects.select_related("edition__series")


def every_paper() -> "models.QuerySet[Paper]":
    return Paper.objects.select_related("contribution__call__edition__series")


def every_volume() -> "models.QuerySet[Volume]":
    return Volume.objects.select_related("proceedings__edition__series")
