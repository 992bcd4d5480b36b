"""Which quotas somebody's answers fall into, and which questions may have some."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from samenspel.foundation import clock
from samenspel.foundation.vault import keyed
from samenspel.methods.questionnaires import Multiple, Single, walk
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.models.quotas import Place, Quota, every_quota
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey, Wave
from samenspel.tools.surveys.queries.surveys import draft_of, draws_of, questions_of


def find_quota(quota_id: int) -> Quota:
    return every_quota().get(pk=quota_id)


def quotas_of(response: Response) -> list[Quota]:
    """By the answers that count: what is hidden now falls into none."""
    quotas = list(Quota.objects.filter(survey__waves=response.wave_id).order_by("pk"))
    if not quotas:
        return []
    way = walk(questions_of(response.edition), draws_of(response), response.answers)
    return [quota for quota in quotas if falls_into(quota, way.answers)]


def falls_into(quota: Quota, answers: Mapping[str, Any]) -> bool:
    answer = answers.get(quota.question)
    given = answer if isinstance(answer, list) else [answer]
    return any(one in quota.options for one in given)


def mark_in(quota: Quota, wave: Wave, visitor: Visitor) -> str:
    """Of whoever answers: another in each quota and wave, and none that the pseudonym of their answers leads
    to. Without an account it hangs on what their cookie holds, which is kept nowhere else."""
    return visitor.pseudonym(keyed(quota.survey.key, f"place {quota.pk} {wave.pk}"))


def places_kept_by(visitor: Visitor, survey: Survey) -> QuerySet[Place]:
    """While they answer, in whatever wave."""
    waves = survey.waves.all()
    marks = [mark_in(quota, wave, visitor) for quota in survey.quotas.all() for wave in waves]
    return Place.objects.filter(quota__survey=survey, mark__in=marks)


def late_places() -> QuerySet[Place]:
    """Of people who went no further in time."""
    return Place.objects.filter(until__lte=clock.settled())


def quotas_with_late_places() -> QuerySet[Quota]:
    return every_quota().filter(pk__in=late_places().values("quota"))


def questions_with_options(survey: Survey) -> list[Single | Multiple]:
    return [one for one in draft_of(survey).questions if isinstance(one, Single | Multiple)]


def question_with_options(survey: Survey, code: str) -> Single | Multiple | None:
    return next((one for one in questions_with_options(survey) if one.code == code), None)


def over_quota(survey: Survey) -> int:
    """Handed in on paper, in the last wave that began."""
    wave = survey.paper_wave
    return Response.objects.filter(wave=wave, state=State.FINISHED, over_quota=True).count()


def is_begun(survey: Survey) -> bool:
    return Response.objects.filter(wave__survey=survey).exists()
