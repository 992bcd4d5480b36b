"""Reading surveys, their questions, and what one visitor answered."""

import json
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import fresh
from samenspel.methods.questionnaires import (
    Consent,
    Draws,
    Question,
    Questionnaire,
    draws_from,
    questionnaire_from,
)
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.invitations import as_invited, mark_of, my_pseudonym, pseudonym_of
from samenspel.tools.surveys.models.responses import Response, State, every_response
from samenspel.tools.surveys.models.surveys import Edition, Survey, Wave, every_survey

ANSWERS_A_MINUTE = 8


def find_survey(survey_id: int) -> Survey:
    return every_survey().get(pk=survey_id)


def locked_survey(survey: Survey) -> Survey:
    """Others who change it wait."""
    return fresh(every_survey(), survey.pk)


def newest_edition(survey: Survey) -> Edition | None:
    return survey.editions.order_by("-number").first()


def questions_of(edition: Edition) -> Questionnaire:
    """Read once by each process: it takes longer than the rest of a page."""
    return _read(json.dumps(edition.questions))


@lru_cache(maxsize=32)
def _read(written: str) -> Questionnaire:
    return questionnaire_from(json.loads(written))


def draft_of(survey: Survey) -> Questionnaire:
    """What it asks so far; without any question yet, in the language of its initiative."""
    edition, language = newest_edition(survey), survey.initiative.language
    if edition is not None:
        return questions_of(edition)
    return Questionnaire(
        questionnaire=f"survey-{survey.pk}",
        version=1,
        title={language: str(survey)},
        languages=(language,),
        pages=(),
    )


def minutes_of(questions: Questionnaire) -> int:
    """How long it takes, at eight answers a minute."""
    return max(1, round(len(questions.domains) / ANSWERS_A_MINUTE))


@dataclass(frozen=True)
class Asked:
    """One question of a survey, as an address names it."""

    survey: Survey
    questionnaire: Questionnaire
    question: Question

    @property
    def initiative(self) -> Initiative:
        return self.survey.initiative


def find_asked(survey_id: int, code: str) -> Asked:
    survey = find_survey(survey_id)
    questionnaire = draft_of(survey)
    if code not in questionnaire.question:
        raise ObjectDoesNotExist(code)
    return Asked(survey, questionnaire, questionnaire.question[code])


def current_wave(survey: Survey) -> Wave | None:
    """The last one that has begun."""
    return survey.waves.filter(opens_at__lte=clock.received()).order_by("-opens_at").first()


def last_wave(survey: Survey) -> Wave | None:
    """Also one that has not begun."""
    return survey.waves.order_by("-number").first()


def is_over(wave: Wave) -> bool:
    """For all who could answer in it."""
    closes = wave.survey.activity.closes_at
    return current_wave(wave.survey) != wave or bool(closes and closes <= clock.settled())


def response_of(survey: Survey, visitor: Visitor) -> Response | None:
    """In the wave that is going on, or was the last."""
    if not visitor.is_known:
        return None
    mine = my_pseudonym(survey, visitor)
    return every_response().filter(wave=current_wave(survey), pseudonym=mine).first()


def all_responses_of(survey: Survey, visitor: Visitor) -> QuerySet[Response]:
    """In its waves, the first one first."""
    pseudonym = my_pseudonym(survey, visitor) if visitor.is_known else ""
    return every_response().filter(wave__survey=survey, pseudonym=pseudonym).order_by("wave__number")


def locked_response(survey: Survey, visitor: Visitor) -> Response | None:
    """With its edition and nothing else. Two windows of one visitor wait for each other."""
    if not visitor.is_known:
        return None
    pseudonym = my_pseudonym(survey, visitor)
    mine = Response.objects.filter(wave=current_wave(survey), pseudonym=pseudonym)
    key = mine.values_list("pk", flat=True).first()
    return None if key is None else fresh(Response.objects.select_related("edition"), key)


def draws_of(response: Response) -> Draws:
    return draws_from(response.drawn, questions_of(response.edition))


def other_meanings(before: Questionnaire, after: Questionnaire) -> list[str]:
    """Names of answers in both that can be something else now: an answer that is kept means what it meant.
    Words may be mended; a new meaning is a new code."""
    changed = [name for name, domain in before.domains.items() if after.domains.get(name, domain) != domain]
    return changed + [
        one.code
        for one in before.questions
        if isinstance(one, Consent) and not _is_same_consent(one, after.question.get(one.code, one))
    ]


def _is_same_consent(one: Consent, other: Question) -> bool:
    names = ("purpose", "version", "by")
    return all(getattr(one, name) == getattr(other, name, None) for name in names)


def handed_in(survey: Survey) -> int:
    """In the wave that is going on, or was the last; told in bands only, since less by one is somebody."""
    return Response.objects.filter(wave=current_wave(survey), state=State.FINISHED).count()


def responses_of(visitor: Visitor) -> QuerySet[Response]:
    """In all surveys: each makes another pseudonym of this visitor, and of the mailbox of an account."""
    answered = every_survey().filter(waves__responses__isnull=False).distinct()
    mine = [Q(wave__survey=survey, pseudonym__in=_pseudonyms(survey, visitor)) for survey in answered]
    return every_response().filter(reduce(or_, mine, Q(pk__in=())))


def _pseudonyms(survey: Survey, visitor: Visitor) -> list[str]:
    names = [visitor]
    if visitor.person.is_authenticated and visitor.person.email:
        names.append(as_invited(survey, mark_of(survey, visitor.person.email)))
    return [pseudonym_of(survey, name) for name in names]
