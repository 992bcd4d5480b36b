"""Sheets of paper that activities print. Two people type in each; it counts where both read the same."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.models import Within

PEOPLE = 2


class SheetState(models.TextChoices):
    OUT = "out", _("printed")
    ONCE = "once", _("entered once")
    DIFFERS = "differs", _("entered twice, and not the same")
    AGREED = "agreed", _("entered twice, and the same")
    VOID = "void", _("declared void")


UNFINISHED = (SheetState.ONCE, SheetState.DIFFERS)


class PrintedSheet(Within):
    """`key` is the digest of its code, `start` the first signs of it, to find it again. No moment is kept."""

    State = SheetState

    key = models.CharField(max_length=64)
    start = models.CharField(max_length=4)
    state = models.CharField(max_length=7, choices=SheetState.choices, default=SheetState.OUT)
    void_reason = models.TextField(_("Why it is void"), max_length=3000, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_state_known",
                condition=Q(state__in=["out", "once", "differs", "agreed", "void"]),
            ),
            models.CheckConstraint(
                name="%(class)s_void_with_a_reason",
                condition=(Q(state="void") & ~Q(void_reason="") & Q(voided_by__isnull=False))
                | (~Q(state="void") & Q(void_reason="", voided_by__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}…"

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    def why_not_entered_by(self, person: Any) -> Promise | str:
        """Never twice by the same person; once it is finished, by nobody."""
        if self.state == SheetState.AGREED:
            return _("This sheet was entered twice already, the same. It counts; go on with the next one.")
        if self.state == SheetState.VOID:
            return _("This sheet was declared void.")
        if self.state == SheetState.ONCE and self.entries.filter(by=person).exists():  # type: ignore[attr-defined]
            return _("You entered this sheet already. Somebody else must enter it the second time.")
        return ""
