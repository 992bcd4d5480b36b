"""Texts that get an answer: abstract rows, answered with words and a moment or not at all.

An appeal in a talk is none: its words go when its author leaves, and that it was decided stays.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import set_values


class Answerable(models.Model):
    """What was answered to it, and when."""

    answer = models.TextField(_("Answer"), max_length=3000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_answered_with_words",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            )
        ]


def give_answer(row: Answerable, text: str) -> None:
    """Inside an action. A second answer takes the place of the first."""
    set_values(row, answer=text, answered_at=clock.now())
