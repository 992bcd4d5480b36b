"""Ballots on paper: sheets with a code of their own, each entered by two people."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.phases.plan.models.rounds import BudgetRound
from samenspel.spine.initiatives.models import Within


class Sheet(Within):
    """A ballot on paper. `key` is the digest of its code, `start` the first signs of it, to find it again.

    A sheet that came by letter bears the voter's own code, and so has the key of that voter on the roll. A
    sheet from a desk belongs to nobody. No moment is kept.
    """

    WITHIN = "round"

    class State(models.TextChoices):
        OUT = "out", _("printed")
        ONCE = "once", _("entered once")
        DIFFERS = "differs", _("entered twice, and not the same")
        AGREED = "agreed", _("entered twice, and the same")
        VOID = "void", _("declared void")

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="sheets")
    key = models.CharField(max_length=64)
    token = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    start = models.CharField(max_length=4)
    by_letter = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=State.choices, default=State.OUT)
    void_reason = models.TextField(_("Why it is void"), max_length=3000, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="sheet_once_per_round", fields=["round", "key"]),
            models.CheckConstraint(
                name="sheet_state_known", condition=Q(state__in=["out", "once", "differs", "agreed", "void"])
            ),
            models.CheckConstraint(
                name="sheet_void_with_a_reason",
                condition=(Q(state="void") & ~Q(void_reason="") & Q(voided_by__isnull=False))
                | (~Q(state="void") & Q(void_reason="", voided_by__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}…"

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED


UNFINISHED = (Sheet.State.ONCE, Sheet.State.DIFFERS)


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
