"""Reading sheets of paper, and what is on them."""

import hashlib

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, QuerySet

from samenspel.foundation.codes import plain_code
from samenspel.foundation.locks import share
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.vault import keyed
from samenspel.methods.questionnaires import (
    Draws,
    Page,
    Question,
    Reading,
    Settled,
    draws_from,
    printed,
    settle,
)
from samenspel.spine.initiatives.sheets import PEOPLE, UNFINISHED, SheetState
from samenspel.tools.surveys.models.papers import AnswerEntry, AnswerSheet, every_answer_sheet
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.surveys import draws_of, questions_of

PAPERS = 7_026_371  # any number, the same everywhere: of the locks on the papers of a wave


def sheet_key(survey: Survey, code: str) -> str:
    """Of a code as somebody types it: in any case, with or without dashes."""
    return hashlib.sha256(f"samenspel answers|{survey.pk}|{plain_code(code)}".encode()).hexdigest()


def find_answer_sheet(survey_id: int, sheet_id: int) -> AnswerSheet:
    return every_answer_sheet().get(wave__survey=survey_id, pk=sheet_id)


def sheet_of_code(survey: Survey, code: str) -> AnswerSheet | None:
    return every_answer_sheet().filter(wave__survey=survey, key=sheet_key(survey, code)).first()


def sheet_of_slip(survey: Survey, code: str) -> AnswerSheet | None:
    return every_answer_sheet().filter(wave__survey=survey, slip=sheet_key(survey, code)).first()


def locked_sheet(sheet: AnswerSheet) -> AnswerSheet:
    """Others who enter it wait, and nobody tells of its wave meanwhile. Who hands in online what the sheet
    goes on with locks the response first and the sheet then, and so it is here."""
    share(PAPERS, sheet.wave_id)
    if not sheet.slip:
        if sheet.response is None:
            raise ObjectDoesNotExist(sheet.pk)
        fresh(Response.objects.all(), sheet.response.pk)
    return fresh(every_answer_sheet(), sheet.pk)


def draws_on(sheet: AnswerSheet) -> Draws:
    """Of its own, or of the response that it goes on with."""
    if sheet.response is None:
        return draws_from(sheet.drawn, questions_of(sheet.edition))
    return draws_of(sheet.response)


def asked_on(sheet: AnswerSheet) -> list[Question]:
    """In the order in which they stand on it."""
    questions = questions_of(sheet.edition).question
    return [questions[code] for code in sheet.asked]


def readings_of(sheet: AnswerSheet) -> list[Reading]:
    entries = AnswerEntry.objects.filter(sheet=sheet)
    return [Reading(one.answers, frozenset(one.unclear), frozenset(one.names)) for one in entries]


def settled(sheet: AnswerSheet) -> Settled:
    draws = draws_on(sheet)
    names = [name for question in asked_on(sheet) for name in draws.names_of(question)]
    return settle(names, readings_of(sheet), PEOPLE)


def differing_on(sheet: AnswerSheet) -> list[Question]:
    """What is to be read once more; all of it, while one person alone read it."""
    if sheet.state != SheetState.DIFFERS:
        return asked_on(sheet)
    names = {*settled(sheet).differing}
    return [question for question in asked_on(sheet) if question.domains.keys() & names]


def pseudonym_of_sheet(sheet: AnswerSheet) -> str:
    """Like that of a visitor: of whoever filled it in, whom nobody knows."""
    return keyed(sheet.survey.key, f"sheet {sheet.key}")


def sheets_by_state(survey: Survey) -> dict[str, int]:
    """Of all waves of which nothing was told yet."""
    sheets = AnswerSheet.objects.filter(wave__survey=survey, wave__told_at=None)
    counted = dict(sheets.order_by().values_list("state").annotate(Count("pk")))
    return {state: counted.get(state, 0) for state in SheetState.values}


def unfinished_sheets(survey: Survey) -> QuerySet[AnswerSheet]:
    found = AnswerSheet.objects.filter(wave__survey=survey, wave__told_at=None, state__in=UNFINISHED)
    return found.prefetch_related("entries__by")


def printed_on(sheet: AnswerSheet) -> dict[str, tuple[Page, tuple[str, ...]]]:
    """The page of each question, and the conditions that decide on paper."""
    answers = sheet.response.answers if sheet.response else {}
    found = printed(questions_of(sheet.edition), draws_on(sheet), answers)
    return {one.question.code: (one.page, one.conditions) for one in found}


def void_sheets(survey: Survey) -> QuerySet[AnswerSheet]:
    return AnswerSheet.objects.filter(wave__survey=survey, state=SheetState.VOID)
