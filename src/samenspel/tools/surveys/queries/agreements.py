"""Reading agreements on research, and whose answers they cover."""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from uuid import UUID

from samenspel.methods.questionnaires import Consent, NoAnswer, Questionnaire
from samenspel.methods.questionnaires.kinds import YES
from samenspel.methods.questionnaires.rows import Value
from samenspel.tools.surveys.models.agreements import (
    Agreement,
    AnswerFiles,
    every_agreement,
    every_files,
)
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.surveys import newest_edition, questions_of

RESEARCH = "research"
AT_ONCE = 1000


def find_agreement(agreement_id: int) -> Agreement:
    return every_agreement().get(pk=agreement_id)


def find_files(files_id: UUID) -> AnswerFiles:
    return every_files().get(pk=files_id)


def consents_in(questions: Questionnaire) -> list[str]:
    """The codes of the questions that ask whether answers may be used for research."""
    return [one.code for one in questions.questions if isinstance(one, Consent) and one.purpose == RESEARCH]


def asks_for_consent(survey: Survey) -> bool:
    edition = newest_edition(survey)
    return edition is not None and bool(consents_in(questions_of(edition)))


def is_given(row: dict[str, Value], consents: list[str], agreement: Agreement) -> bool:
    """Yes to each question for consent that was shown, such as a guardian's; where none was asked, the basis
    that was agreed on counts."""
    if not consents:
        return bool(agreement.basis)
    shown = [row[code] for code in consents if row[code] != NoAnswer.NOT_SHOWN]
    return bool(shown) and all(answer == YES for answer in shown)


def number_of(agreement: Agreement, pseudonym: str) -> str:
    """Of one person in the files of one agreement: the same in all waves, and another in each agreement."""
    digest = hmac.digest(agreement.key.encode(), pseudonym.encode(), hashlib.sha256)
    return digest.hex()[:16]


def keys_for(agreement: Agreement) -> list[int]:
    """Of responses that were handed in, in the order of their numbers: an order of the survey's own would
    join the files of two agreements."""
    finished = Response.objects.filter(wave__survey=agreement.survey_id, state=State.FINISHED)
    found = finished.values_list("pseudonym", "wave__number", "pk")
    ordered = sorted((number_of(agreement, name), wave, key) for name, wave, key in found)
    return [key for _number, _wave, key in ordered]


def handed_in(keys: Sequence[int]) -> Iterator[Response]:
    """Those that are still there, some at a time."""
    finished = Response.objects.filter(state=State.FINISHED).select_related("wave")
    for start in range(0, len(keys), AT_ONCE):
        some = finished.in_bulk(keys[start : start + AT_ONCE])
        yield from (some[key] for key in keys[start : start + AT_ONCE] if key in some)


def editions_of(survey: Survey) -> dict[int, Questionnaire]:
    """By key, the newest first."""
    return {edition.pk: questions_of(edition) for edition in survey.editions.order_by("-number")}


def withdrawn_from(survey: Survey) -> int:
    """People, in whatever wave."""
    withdrawn = Response.objects.filter(wave__survey=survey, state=State.WITHDRAWN)
    return withdrawn.values("pseudonym").distinct().count()
