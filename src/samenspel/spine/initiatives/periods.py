"""Periods: abstract rows with a beginning and, perhaps, an end."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock


class Period(models.Model):
    """From a moment, until another or for as long as it takes."""

    opens_at = models.DateTimeField(_("Opens"))
    closes_at = models.DateTimeField(_("Closes"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.has_begun and not self.is_over

    @property
    def has_begun(self) -> bool:
        return self.opens_at <= clock.received()

    @property
    def is_over(self) -> bool:
        return self.closes_at is not None and self.closes_at <= clock.received()


def closes_later() -> Q:
    return Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at"))
