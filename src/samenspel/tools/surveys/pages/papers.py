"""Sheets of paper on the screen: how many there are, what waits, and typing them in."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict  # noqa: TID251 -- what was sent, as lists; nothing is answered here
from django.utils.translation import gettext as _

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.pages import Context
from samenspel.methods.questionnaires import Reading, numbered
from samenspel.spine.initiatives.sheets import SheetState
from samenspel.tools.surveys.forms.fields import Asking
from samenspel.tools.surveys.forms.papers import VAGUE, SheetForm
from samenspel.tools.surveys.models.papers import AnswerSheet
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.labels import Labels
from samenspel.tools.surveys.queries.papers import (
    asked_on,
    differing_on,
    draws_on,
    readings_of,
    settled,
    sheets_by_state,
    unfinished_sheets,
    void_sheets,
)
from samenspel.tools.surveys.queries.surveys import questions_of

AT_ONCE = 40
MAY = ("take_papers", "print_sheets", "find_sheet", "enter_sheet")


def sheets_page(survey: Survey, person: Any, asked: Any) -> Context:
    return {
        "survey": survey,
        "wave": survey.paper_wave,
        "states": sheets_by_state(survey),
        "page": page_of(unfinished_sheets(survey), asked.get("page"), AT_ONCE),
        "void_sheets": [*void_sheets(survey)],
        **may_do(person, "surveys", MAY, survey),
    }


def entry_form(sheet: AnswerSheet, sent: QueryDict | None, language: str) -> SheetForm:
    return SheetForm(
        sent,
        questionnaire=questions_of(sheet.edition),
        questions=differing_on(sheet),
        numbers=numbered(asked_on(sheet), draws_on(sheet)),
        asking=Asking(draws_on(sheet), language),
    )


def entry_page(sheet: AnswerSheet, form: SheetForm, language: str) -> Context:
    return {
        "survey": sheet.survey,
        "sheet": sheet,
        "differences": [*_differences(sheet, form, language)] if sheet.state == SheetState.DIFFERS else [],
    }


def _differences(sheet: AnswerSheet, form: SheetForm, language: str) -> Iterator[tuple[str, list[str]]]:
    """What is asked, with its number on paper, and what each read."""
    labels, readings = Labels(questions_of(sheet.edition), language), readings_of(sheet)
    for name in settled(sheet).differing:
        question = labels.questions.asked_by[name]
        field = form.fields.get(name)
        asked = str(field.label) if field and field.label else form.asking.say(question.text)
        said = [_said(one, name, form) for one in readings if name in one.names]
        number = f"{form.numbers[name]}. "
        yield f"{number}{asked.removeprefix(number)}", said


def _said(reading: Reading, name: str, form: SheetForm) -> str:
    answer = reading.answers.get(name)
    if name in reading.unclear:
        return str(VAGUE)
    if answer is None:
        return _("left open")
    words = {str(code): str(label) for code, label in getattr(form.fields.get(name), "choices", ())}
    if isinstance(answer, dict):
        return ", ".join(f"{_placed(code, name, form)} {place}" for code, place in answer.items())
    codes = answer if isinstance(answer, list) else [answer]
    return ", ".join(words.get(str(code)) or _placed(code, name, form) for code in codes)


def _placed(code: Any, name: str, form: SheetForm) -> str:
    """What an option or statement of a ranking or a sort is called."""
    question = form.way.questionnaire.asked_by[name]
    things = (*getattr(question, "options", ()), *getattr(question, "items", ()))
    found = next((one for one in things if str(one.code) == str(code)), None)
    return form.asking.say(found.text) if found else str(code)


def said_of(sheet: AnswerSheet) -> str:
    """Nothing of what stands on it: this sentence travels in a cookie."""
    texts = {
        SheetState.ONCE: _("%(sheet)s is entered once. Somebody else enters it the second time."),
        SheetState.DIFFERS: _("%(sheet)s is not the same as before. Look at the sheet again."),
        SheetState.AGREED: _("%(sheet)s is entered twice, and the same. It counts."),
    }
    return texts[SheetState(sheet.state)] % {"sheet": sheet}
