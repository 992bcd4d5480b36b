"""Ballots on paper: sheets with a code of their own, each entered by two people."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.phases.plan.models.rounds import BudgetRound
from samenspel.spine.initiatives.models import Within
from samenspel.spine.initiatives.sheets import PrintedSheet


class Sheet(PrintedSheet):
    """A ballot on paper.

    A sheet that came by letter bears the voter's own code, and so has the key of that voter on the roll. A
    sheet from a desk belongs to nobody.
    """

    WITHIN = "round"

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="sheets")
    token = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    by_letter = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="sheet_once_per_round", fields=["round", "key"]),
            *PrintedSheet.Meta.constraints,
        ]


class SheetEntry(models.Model):
    """What one person read on a sheet, sealed before it gets here, and emptied when the box is mixed.

    `tag` is equal for equal readings of one sheet, and tells nothing without the key of the box.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="entries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(null=True)
    tag = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="sheet_entered_by_different_people", fields=["sheet", "by"]),
            models.CheckConstraint(
                name="sheet_entry_tagged_while_sealed",
                condition=Q(sealed__isnull=True, tag="") | (Q(sealed__isnull=False) & ~Q(tag="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.by_id}"


class PaperCount(Within):
    """The sheets that were mixed but hold no vote, and, when there were too many sheets, how that came."""

    WITHIN = "round"

    round = models.OneToOneField(
        BudgetRound, on_delete=models.CASCADE, primary_key=True, related_name="paper_count"
    )
    blank = models.PositiveIntegerField(default=0)
    overfilled = models.PositiveIntegerField(default=0)
    illegible = models.PositiveIntegerField(default=0)
    explanation = models.TextField(_("How that came"), max_length=3000, blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="papers_explained_by_somebody",
                condition=Q(explanation="", explained_by__isnull=True)
                | (~Q(explanation="") & Q(explained_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.round_id)

    @property
    def invalid(self) -> int:
        return self.blank + self.overfilled + self.illegible
