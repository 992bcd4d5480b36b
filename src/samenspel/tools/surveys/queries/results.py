"""Waves that are over, and what is told of them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from samenspel.foundation import clock
from samenspel.tools.surveys.models.surveys import UP, Survey, Wave


def waves_to_tell_of() -> QuerySet[Wave]:
    """Over for all, and nothing told of them yet."""
    ended = clock.settled()
    later = Wave.objects.filter(survey=OuterRef("survey"), number__gt=OuterRef("number"), opens_at__lte=ended)
    is_over = Q(survey__activity__closes_at__lte=ended) | Exists(later)
    return Wave.objects.filter(is_over, told_at=None).select_related(f"survey__{UP}")


def told_waves(survey: Survey) -> QuerySet[Wave]:
    """The newest first."""
    return survey.waves.exclude(told_at=None).order_by("-number")
