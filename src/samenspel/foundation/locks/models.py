"""Keys of forms that had their effect."""

from django.db import models
from django.utils import timezone


class Key(models.Model):
    """Who sent the form is inside the digest only, so that this table tells nothing about anyone."""

    digest = models.CharField(max_length=64, unique=True)
    location = models.CharField(max_length=2000, blank=True)
    claimed_at = models.DateTimeField(default=timezone.now, db_index=True)
    answered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.digest[:8]
