"""Drafts of a service that people try step by step, what they met there, and what was found."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Activity, OfActivity, Within, one_of

PROTOTYPE = "prototype"
LONGEST_STEP, LONGEST_WORDS, LONGEST_FINDING = 2000, 1000, 500


class Shape(models.TextChoices):
    PAGE = "page", _("A page")
    FORM = "form", _("A form")
    PICTURE = "picture", _("A picture")
    SCENARIO = "scenario", _("A scenario: what happens, from beginning to end")


class Went(models.TextChoices):
    """From good to bad."""

    WELL = "well", _("It went well")
    HESITATED = "hesitated", _("Hesitated, and found the way")
    STUCK = "stuck", _("Got stuck")
    STOPPED = "stopped", _("Stopped here")


class Feeling(models.TextChoices):
    GLAD = "glad", _("Glad")
    CALM = "calm", _("At ease")
    UNSURE = "unsure", _("Unsure")
    ANNOYED = "annoyed", _("Annoyed")
    WORRIED = "worried", _("Worried")
    TIRED = "tired", _("Tired")


class Prototype(OfActivity):
    """The title of its activity says what is tried; the activity's dates say when."""

    shape = models.CharField(_("What it is"), max_length=8, choices=Shape.choices, default=Shape.PAGE)

    class Meta:
        constraints = [
            models.CheckConstraint(name="prototype_shape_known", condition=one_of("shape", Shape)),
        ]


class Draft(Within):
    """A version of it. Once somebody tried it, its steps stay as they are; a change makes the next one."""

    WITHIN = "prototype"

    prototype = models.ForeignKey(Prototype, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(name="draft_number_once", fields=["prototype", "number"])]

    def __str__(self) -> str:
        return str(_("Version %(number)d")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return f"{self.prototype.get_absolute_url()}?version={self.number}"

    @property
    def stays(self) -> bool:
        """Somebody tried it, or found something in it: a change makes the next one."""
        return self.trials.exists() or Finding.objects.filter(step__draft=self).exists()


class Step(Within):
    """What somebody is asked to do, and what there is to see. `earlier`: the same step one version before."""

    WITHIN = "draft"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(_("What to do"), max_length=120)
    text = models.TextField(_("What there is to see"), max_length=LONGEST_STEP, blank=True)
    picture = models.FileField(_("Picture"), upload_to="prototypes", max_length=200, blank=True)
    picture_words = models.CharField(_("What the picture shows"), max_length=200, blank=True)
    earlier = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="later"
    )

    class Meta:
        ordering = ("place",)
        constraints = [
            models.UniqueConstraint(name="step_place_once", fields=["draft", "place"]),
            models.CheckConstraint(name="step_has_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("design:show_step", args=[self.draft.prototype_id, self.pk])

    @property
    def activity(self) -> Activity:
        return self.draft.prototype.activity


class Trial(Within):
    """One person tries one version: somebody with an account, or somebody unknown beside a `helper` who
    types, and who agreed that it is written down. There are no moments here, but that of agreeing."""

    WITHIN = "draft"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="trials")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="trial_once_per_person", fields=["draft", "person"]),
            models.CheckConstraint(
                name="trial_of_a_person_or_helped",
                condition=Q(person__isnull=False, helper=None, agreed_at=None)
                | Q(person=None, helper__isnull=False, agreed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("design:answer_step", args=[self.draft.prototype_id, self.pk])

    @property
    def activity(self) -> Activity:
        return self.draft.prototype.activity


class Experience(Within):
    """What somebody did and felt at one step. While `hidden_because` says why, its words are hidden."""

    WITHIN = "trial"

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="experiences", db_index=False)
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="experiences")
    went = models.CharField(_("How did it go?"), max_length=9, choices=Went.choices)
    feeling = models.CharField(_("How did it feel?"), max_length=7, choices=Feeling.choices, blank=True)
    text = models.TextField(_("In your own words"), max_length=LONGEST_WORDS, blank=True)
    hidden_because = models.TextField(blank=True)

    class Meta:
        ordering = ("step", "id")
        constraints = [
            models.UniqueConstraint(name="experience_once_per_step", fields=["trial", "step"]),
            models.CheckConstraint(name="experience_went_known", condition=one_of("went", Went)),
            models.CheckConstraint(
                name="experience_feeling_known", condition=Q(feeling="") | one_of("feeling", Feeling)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial_id} {self.step_id}"


class Finding(Within):
    """What trials showed at a step, in a sentence. `answered_in`: the version that was made because of it."""

    WITHIN = "step"

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="findings")
    text = models.TextField(_("What you found"), max_length=LONGEST_FINDING)
    answered_in = models.ForeignKey(
        Draft, on_delete=models.SET_NULL, null=True, blank=True, related_name="answers"
    )
    found_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-id",)
        constraints = [models.CheckConstraint(name="finding_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{self.step.get_absolute_url()}#finding-{self.pk}"

    @property
    def activity(self) -> Activity:
        return self.step.activity


UP = "activity__initiative__service__organisation"


def every_prototype() -> models.QuerySet[Prototype]:
    """With what its pages and permissions need."""
    return Prototype.objects.select_related(UP)


def every_step() -> models.QuerySet[Step]:
    """Idem."""
    return Step.objects.select_related(f"draft__prototype__{UP}")


def every_trial() -> models.QuerySet[Trial]:
    return Trial.objects.select_related(f"draft__prototype__{UP}", "person", "helper")


def every_experience() -> models.QuerySet[Experience]:
    return Experience.objects.select_related(
        f"step__draft__prototype__{UP}", "trial__person", "trial__helper"
    )


def every_finding() -> models.QuerySet[Finding]:
    return Finding.objects.select_related(f"step__draft__prototype__{UP}", "answered_in")
