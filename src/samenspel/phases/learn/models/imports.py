"""Files of references on their way into the library: looked at first, saved when somebody says so."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section
from samenspel.methods.bibliography import Fault, Record, read_csl
from samenspel.methods.words import Words
from samenspel.phases.assess.wording import words_of
from samenspel.phases.learn.models.publications import LIBRARY, Publication
from samenspel.spine.initiatives.models import one_of

IMPORTS = Section(_("Imports"), "learn:list_imports", LIBRARY)
UNDONE_WITHIN, KEPT = timedelta(days=1), timedelta(days=7)


class Stage(models.TextChoices):
    READING = "reading", _("Being read")
    FAULTY = "faulty", _("It could not be read")
    LISTED = "listed", _("Nothing is saved yet")
    SAVING = "saving", _("Being saved")
    SAVED = "saved", _("Saved")
    UNDONE = "undone", _("Undone")


class ReferenceImport(models.Model):
    """One file. `odd`: what was strange about the whole of it; `problem`: why it could not be read. Its rows
    go when it can no longer be undone, or was never saved."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    format = models.CharField(max_length=20, blank=True)
    charset = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.READING)
    odd = models.JSONField(default=list)
    problem = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(null=True)

    parent = IMPORTS

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.CheckConstraint(name="reference_import_stage_known", condition=one_of("stage", Stage)),
            models.CheckConstraint(
                name="reference_import_saved_at_a_time",
                condition=Q(stage="saved", saved_at__isnull=False) | ~Q(stage="saved"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learn:show_import", args=[self.pk])

    @property
    def undone_until(self) -> Any:
        return self.saved_at + UNDONE_WITHIN if self.saved_at else None

    @property
    def can_be_undone(self) -> bool:
        return self.stage == Stage.SAVED and clock.now() < self.undone_until

    @property
    def is_open(self) -> bool:
        """Somebody may still decide about its rows."""
        return self.stage in (Stage.LISTED, Stage.SAVED) and self.rows.exists()


class Sort(models.TextChoices):
    NEW = "new", _("New")
    PERHAPS = "perhaps", _("Perhaps the same")
    SAME = "same", _("Already here")
    FAULTY = "faulty", _("Faulty")


class Choice(models.TextChoices):
    """What is done with one. Nothing is done with what nobody decided."""

    ADD = "add", _("Add it as another work")
    MERGE = "merge", _("Keep it as a record of the same work")
    SKIP = "skip", _("Leave it out")
    OPEN = "open", _("Not decided")


class ReferenceRow(models.Model):
    """One reference of a file. `reason` and `odd`: Words as JSON. `like`: the publication that it is, or is
    perhaps; `before`: the line of the one in this file that it is like. `made`: what came of it."""

    batch = models.ForeignKey(ReferenceImport, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    label = models.TextField()
    record = models.JSONField(null=True)
    sort = models.CharField(max_length=7, choices=Sort.choices)
    choice = models.CharField(max_length=5, choices=Choice.choices)
    reason = models.JSONField(default=dict)
    odd = models.JSONField(default=list)
    like = models.ForeignKey(Publication, on_delete=models.SET_NULL, null=True, related_name="+")
    before = models.PositiveIntegerField(null=True)
    made = models.OneToOneField(Publication, on_delete=models.SET_NULL, null=True, related_name="imported")

    class Meta:
        ordering = ("place",)
        indexes = [models.Index(fields=["batch", "sort", "place"])]
        constraints = [
            models.UniqueConstraint(name="reference_row_at_a_place", fields=["batch", "place"]),
            models.CheckConstraint(name="reference_row_sort_known", condition=one_of("sort", Sort)),
            models.CheckConstraint(name="reference_row_choice_known", condition=one_of("choice", Choice)),
            models.CheckConstraint(
                name="reference_row_faulty_left_out",
                condition=Q(sort="faulty", record=None, choice="skip") | (~Q(sort="faulty")),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def described(self) -> Record:
        found = read_csl(self.record or {}, self.line)
        assert not isinstance(found, Fault)  # it was one when it was put here
        return found

    @property
    def why(self) -> list[Words]:
        return [words_of(one) for one in (self.reason, *self.odd) if one]
