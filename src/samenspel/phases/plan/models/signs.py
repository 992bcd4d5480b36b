"""What the closed box showed to be unusual: counts, and nothing of whose votes they were."""

from typing import Any

from django.db import models

from samenspel.methods.budgeting.signs import Report
from samenspel.phases.plan.models.rounds import BudgetRound
from samenspel.spine.initiatives.models import Within


class SignReport(Within):
    """Made when the box is opened, of notes that are gone after that. `found` is a Report as JSON."""

    WITHIN = "round"

    round = models.OneToOneField(
        BudgetRound, on_delete=models.CASCADE, primary_key=True, related_name="sign_report"
    )
    signs = models.PositiveIntegerField()
    found: Any = models.JSONField()

    def __str__(self) -> str:
        return f"{self.round_id} {self.signs}"

    @property
    def report(self) -> Report:
        return Report.from_json(self.found)
