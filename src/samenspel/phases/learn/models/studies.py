"""Studies: a question, a plan that is frozen before the data, and what stands beside it to prove when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section
from samenspel.foundation.vault import Concealed
from samenspel.phases.assess.models.plans import Known
from samenspel.phases.learn.models.series import Edition
from samenspel.spine.initiatives.models import Initiative, Within, one_of
from samenspel.tools.surveys.models.surveys import Survey, new_key

STUDIES = Section(_("Studies"), "learn:list_studies")
LONGEST_TITLE, LONGEST_REASON = 150, 400


class StudyDesign(models.TextChoices):
    INVITATION = "invitation", _("Randomised invitation")
    WEDGE = "wedge", _("Stepped wedge")
    SURVEY = "survey", _("Survey")
    Q = "q", _("Q-study")
    CASES = "cases", _("Case comparison")


class Study(models.Model):
    """Of an initiative, of an edition of a panel, or of neither. `key`: pseudonyms are made with it.
    `hidden_until`: until that day only the digest of its plans is public. `opened_at`: the first look at
    outcomes. `survey`: whose answers are an outcome."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, null=True, blank=True, related_name="studies"
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="studies"
    )
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Title"), max_length=LONGEST_TITLE)
    design = models.CharField(_("Design"), max_length=10, choices=StudyDesign.choices)
    survey = models.ForeignKey(
        Survey, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Survey")
    )
    key = Concealed(default=new_key, editable=False)
    hidden_until = models.DateField(_("The plan is hidden until"), null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=LONGEST_REASON, blank=True)

    phase = "learn"

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(name="study_has_title", condition=~Q(title="")),
            models.CheckConstraint(name="study_design_known", condition=one_of("design", StudyDesign)),
            models.CheckConstraint(name="study_of_one_place", condition=Q(initiative=None) | Q(edition=None)),
            models.CheckConstraint(
                name="study_ended_with_reason",
                condition=Q(ended_at=None, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learn:show_study", args=[self.pk])

    @property
    def parent(self) -> Initiative | Edition | Section:
        return self.initiative or self.edition or STUDIES

    @property
    def is_hidden(self) -> bool:
        """Until its day, or until somebody looked at outcomes."""
        return self.opened_at is None and self.hidden_until is not None and self.hidden_until > clock.today()


class StudyPlan(Within):
    """One version. `content`: as `methods.reporting` writes a plan down; `digest`: its SHA-256, which the
    journal has too. Until it is frozen it is a draft."""

    WITHIN = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField(default=1)
    content = models.TextField()
    reason = models.CharField(_("Why it changes"), max_length=LONGEST_REASON, blank=True)
    known = models.CharField(max_length=7, choices=Known.choices, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(name="study_plan_number_once", fields=["study", "number"]),
            models.UniqueConstraint(
                name="study_plan_one_draft", fields=["study"], condition=Q(frozen_at__isnull=True)
            ),
            models.CheckConstraint(
                name="study_plan_frozen_whole",
                condition=Q(frozen_at__isnull=True, digest="", known="")
                | (Q(frozen_at__isnull=False) & ~Q(digest="") & one_of("known", Known)),
            ),
            models.CheckConstraint(
                name="study_plan_changed_with_a_reason",
                condition=Q(frozen_at__isnull=True) | Q(number=1) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Plan %(number)d")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return f"{self.study.get_absolute_url()}#plan"


class Stamp(Within):
    """What somebody else says of a plan: an RFC 3161 token, checked against the certificate `root` (PEM), or
    a DOI under which the plan lies elsewhere."""

    WITHIN = "plan"

    plan = models.ForeignKey(StudyPlan, on_delete=models.CASCADE, related_name="stamps")
    doi = models.CharField("DOI", max_length=220, blank=True)
    token = models.BinaryField(blank=True, default=b"")
    root = models.TextField(blank=True)
    stamped_at = models.DateTimeField(null=True, blank=True)
    authority = models.CharField(max_length=400, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="stamp_is_a_token_or_a_doi",
                condition=(Q(doi="") & Q(stamped_at__isnull=False) & ~Q(root=""))
                | (~Q(doi="") & Q(stamped_at=None, root="")),
            ),
            models.UniqueConstraint(name="stamp_doi_once", fields=["plan", "doi"], condition=~Q(doi="")),
        ]

    def __str__(self) -> str:
        return self.doi or self.authority


class Deviation(Within):
    """What was done otherwise than the plan says, and why."""

    WITHIN = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="deviations")
    text = models.CharField(_("What was done otherwise, and why"), max_length=1000)
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)
        constraints = [models.CheckConstraint(name="deviation_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text


UP = "initiative__service__organisation"
BESIDE = ("edition__series", "lead", "survey__activity", "ethics", "trial")


def every_study() -> "models.QuerySet[Study]":
    """With what its pages and permissions need; a trial's list only for who draws from it."""
    rows = Study.objects.select_related(UP, *BESIDE)
    return rows.defer("trial__listed").prefetch_related("bases")


def every_study_plan() -> "models.QuerySet[StudyPlan]":
    joined = ("study", f"study__{UP}", *(f"study__{name}" for name in BESIDE))
    return StudyPlan.objects.select_related(*joined).defer("study__trial__listed")
