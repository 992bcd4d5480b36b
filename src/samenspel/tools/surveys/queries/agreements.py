"""Reading agreements on research, and whose answers they cover."""

import hashlib
import hmac
from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from samenspel.methods.questionnaires import Consent, Questionnaire
from samenspel.tools.surveys.models.agreements import (
    Agreement,
    AnswerFiles,
    every_agreement,
    every_files,
)
from samenspel.tools.surveys.models.encounters import Encounter
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.consents import consents_in, took_back
from samenspel.tools.surveys.queries.surveys import newest_edition, questions_of

RESEARCH = "research"
AT_ONCE = 1000


def find_agreement(agreement_id: int) -> Agreement:
    return every_agreement().get(pk=agreement_id)


def find_files(files_id: UUID) -> AnswerFiles:
    return every_files().get(pk=files_id)


def asks_for_consent(survey: Survey) -> bool:
    edition = newest_edition(survey)
    return edition is not None and bool(consents_in(questions_of(edition), RESEARCH))


def number_of(agreement: Agreement, pseudonym: str) -> str:
    """Of one person in the files of one agreement: the same in all waves, and another in each agreement."""
    digest = hmac.digest(agreement.key.encode(), pseudonym.encode(), hashlib.sha256)
    return digest.hex()[:16]


def keys_for(agreement: Agreement) -> list[int]:
    """Of responses that were handed in, without those whose yes was taken back. In the order of their
    numbers, as an order of the survey's own would join the files of two agreements."""
    finished = Response.objects.filter(wave__survey=agreement.survey_id, state=State.FINISHED)
    found = finished.values_list("pseudonym", "wave__number", "pk")
    gone = _took_back(agreement.survey)
    ordered = sorted((number_of(agreement, name), wave, key) for name, wave, key in found if name not in gone)
    return [key for _number, _wave, key in ordered]


def handed_in(keys: Sequence[int]) -> Iterator[Response]:
    """Those that are still there, some at a time."""
    finished = Response.objects.filter(state=State.FINISHED).select_related("wave", "imported")
    for start in range(0, len(keys), AT_ONCE):
        some = finished.in_bulk(keys[start : start + AT_ONCE])
        yield from (some[key] for key in keys[start : start + AT_ONCE] if key in some)


def encounters_for(agreement: Agreement, people: Collection[str]) -> list[Encounter]:
    """That these people told of, in the order of the numbers that the agreement makes of them."""
    found = Encounter.objects.filter(wave__survey=agreement.survey_id).select_related("wave")
    told = [one for one in found if one.pseudonym in people]
    return sorted(told, key=lambda one: (number_of(agreement, one.name), one.side))


def research_consents(survey: Survey) -> dict[str, Consent]:
    """All questions that ask whether answers may be used for research, in whatever edition."""
    found: dict[str, Consent] = {}
    for questions in editions_of(survey).values():
        found = consents_in(questions, RESEARCH) | found
    return found


def editions_of(survey: Survey) -> dict[int, Questionnaire]:
    """By key, the newest first."""
    return {edition.pk: questions_of(edition) for edition in survey.editions.order_by("-number")}


def withdrawn_from(survey: Survey) -> int:
    """People, in whatever wave: all that they answered, or their yes to research."""
    withdrawn = Response.objects.filter(wave__survey=survey, state=State.WITHDRAWN)
    return len({*withdrawn.values_list("pseudonym", flat=True)} | _took_back(survey))


def _took_back(survey: Survey) -> set[str]:
    return took_back(survey, research_consents(survey))
