"""Keys of forms that had their effect."""

from datetime import date

from django.db import models
from django.utils import timezone


def today() -> date:
    return timezone.now().date()


class Key(models.Model):
    """Who sent the form is inside the digest only, and where it led is concealed with the form's own key:
    this table tells nothing about anyone. No moment is kept: beside what the form did it would be a log.
    """

    digest = models.CharField(max_length=64, unique=True)
    location = models.TextField(blank=True)
    claimed_on = models.DateField(default=today, db_index=True)
    is_answered = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.digest[:8]
