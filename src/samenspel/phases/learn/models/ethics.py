"""What must stand before a study touches anybody: a decision, a basis for each field, words for people."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.phases.learn.models.studies import Study
from samenspel.spine.initiatives.models import Within, one_of
from samenspel.tools.surveys.models.surveys import Basis

LONGEST_TEXT = 3000


class Decided(models.TextChoices):
    APPROVED = "approved", _("An ethics board approved it")
    EXEMPT = "exempt", _("It is exempt from review")


class Told(models.TextChoices):
    BEFORE = "before", _("People are told beforehand")
    AFTER = "after", _("The board waived that: people are told afterwards")


class StudyField(models.TextChoices):
    """What a study may use of people."""

    MEMBERSHIP = "membership", _("That somebody takes part, on which side and in which role")
    MAIL = "mail", _("The address, to send a letter")
    LANGUAGE = "language", _("The language that somebody chose")
    JOURNAL = "journal", _("What somebody did here, from the journal")
    SURVEY = "survey", _("Whether somebody handed in a survey")


def text(label: object) -> models.TextField:  # type: ignore[type-arg]
    return models.TextField(label, blank=True, validators=[MaxLengthValidator(LONGEST_TEXT)])  # type: ignore[arg-type]


class Ethics(Within):
    """Of one study. `ground`: why it is exempt. `debriefing`: what people are told afterwards, where the
    board waived telling them before, and `waiver` why. `keep_until`: how long data are kept."""

    WITHIN = "study"

    study = models.OneToOneField(Study, on_delete=models.CASCADE, related_name="ethics")
    decided = models.CharField(_("What was decided"), max_length=8, choices=Decided.choices)
    body = models.CharField(_("Which board, or who decided that it is exempt"), max_length=200)
    number = models.CharField(_("Number of the decision"), max_length=80, blank=True)
    decided_on = models.DateField(_("When it was decided"))
    ground = text(_("Why it is exempt"))
    file = models.FileField(_("The decision (PDF)"), upload_to="studies", max_length=200, blank=True)
    told = models.CharField(_("When people are told"), max_length=6, choices=Told.choices)
    information = text(_("What people are told about the study"))
    waiver = text(_("Why people are not told before"))
    debriefing = text(_("What people are told afterwards"))
    controllers = text(_("Who is responsible for the data"))
    dpia = text(_("The assessment of what the data may do to people (DPIA)"))
    keep_until = models.DateField(_("How long the data are kept"))
    takes_children = models.BooleanField(
        _("Children under 16 may be in it, with a guardian's yes and their own"), default=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="ethics_decided_known", condition=one_of("decided", Decided)),
            models.CheckConstraint(name="ethics_told_known", condition=one_of("told", Told)),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}".strip()


class FieldBasis(Within):
    """Why this study may use one kind of data of people."""

    WITHIN = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="bases")
    field = models.CharField(max_length=10, choices=StudyField.choices)
    basis = models.CharField(max_length=8, choices=Basis.choices)
    purpose = models.CharField(_("What for"), max_length=300)

    class Meta:
        ordering = ("field",)
        constraints = [
            models.UniqueConstraint(name="field_basis_once", fields=["study", "field"]),
            models.CheckConstraint(name="field_basis_field_known", condition=one_of("field", StudyField)),
            models.CheckConstraint(name="field_basis_known", condition=one_of("basis", Basis)),
            models.CheckConstraint(name="field_basis_has_purpose", condition=~Q(purpose="")),
        ]

    def __str__(self) -> str:
        return str(self.get_field_display())


class StudyConsent(Within):
    """Somebody's yes. A child's counts with that of its guardian, who says it at a link that only their mail
    has: `digest` is of that. No row has a moment."""

    WITHIN = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    agrees = models.BooleanField(default=False)
    guardian_agrees = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True)

    link = ""  # known to its mail alone

    class Meta:
        constraints = [
            models.UniqueConstraint(name="study_consent_once", fields=["study", "person"]),
            models.UniqueConstraint(
                name="study_consent_link_once", fields=["digest"], condition=~Q(digest="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.study_id)

    def get_absolute_url(self) -> str:
        return reverse("learn:allow_child", args=[self.link])


class OptOut(Within):
    """Somebody who stays out of a study, or of what is read of it. It has no moment, and no reason."""

    WITHIN = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="opt_outs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="opt_out_once", fields=["study", "person"])]

    def __str__(self) -> str:
        return str(self.study_id)


def every_consent() -> "models.QuerySet[StudyConsent]":
    return StudyConsent.objects.select_related(
        "study__initiative__service__organisation", "study__ethics", "person"
    )
