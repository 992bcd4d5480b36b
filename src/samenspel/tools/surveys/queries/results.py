"""Waves that are over, and what is told of them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samenspel.foundation import clock
from samenspel.methods.questionnaires import Questionnaire, summaries
from samenspel.methods.questionnaires.summaries import Compared
from samenspel.spine.initiatives.sheets import UNFINISHED
from samenspel.tools.surveys.models.papers import AnswerSheet
from samenspel.tools.surveys.models.surveys import UP, Survey, Wave
from samenspel.tools.surveys.queries.encounters import met_in
from samenspel.tools.surveys.queries.randomisations import blind_surveys


def waves_to_tell_of() -> QuerySet[Wave]:
    """Over for all, and nothing told of them yet. Where it was drawn who is asked what, outcomes wait until
    they are opened."""
    ended = clock.settled()
    later = Wave.objects.filter(survey=OuterRef("survey"), number__gt=OuterRef("number"), opens_at__lte=ended)
    is_over = Q(survey__activity__closes_at__lte=ended) | Exists(later)
    waits = Q(papers_until__gt=ended) | Exists(sheets_unfinished(OuterRef("pk")))
    closed = Q(survey__in=blind_surveys().values("survey"))
    over = Wave.objects.filter(is_over, told_at=None).exclude(waits).exclude(closed)
    return over.select_related(f"survey__{UP}")


def sheets_unfinished(wave: Any) -> QuerySet[AnswerSheet]:
    """Entered once, or not the same twice."""
    return AnswerSheet.objects.filter(wave=wave, state__in=UNFINISHED)


def told_waves(survey: Survey) -> QuerySet[Wave]:
    """The newest first."""
    return survey.waves.exclude(told_at=None).order_by("-number")


def met(wave: Wave, questions: Questionnaire, fewest: int) -> list[Compared]:
    """What both sides say of the same encounters."""
    return summaries.met(questions, *met_in(wave, questions), fewest)
