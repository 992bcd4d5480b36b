"""New codes to vote with, on their way to whoever prints them."""

import uuid

from django.db import models
from django.urls import reverse

from samenspel.phases.plan.models.rounds import BudgetRound


class CodeList(models.Model):
    """The codes that a round has now: in a file, concealed with the site's key, until somebody downloads them
    or a day is over; then `file` is empty, or leads nowhere. `id` is that of the order, so that a task that
    starts again makes none twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.OneToOneField(BudgetRound, on_delete=models.CASCADE, related_name="code_list")
    file = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.round)

    def get_absolute_url(self) -> str:
        return reverse("plan:download_codes", args=[self.round_id])
