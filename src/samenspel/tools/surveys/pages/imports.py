"""What the pages about questions and answers from elsewhere show."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.questionnaires import Question, digest, write_questionnaire
from samenspel.methods.questionnaires.foreign import Became, Carried, Note
from samenspel.tools.surveys.forms.building import page_name
from samenspel.tools.surveys.forms.kinds import ONLY_IN_FILES, form_of
from samenspel.tools.surveys.models.imports import AnswersImport
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.imports import imports_of
from samenspel.tools.surveys.queries.surveys import draft_of, newest_edition
from samenspel.tools.surveys.wording import in_bands

MOST_SHOWN = 500
ON_AN_IMPORT = ("take_answers", "drop_import", "withdraw_import")


def carried_page(survey: Survey, carried: Carried) -> Context:
    """What became of each row, and the file of questions that it would be."""
    questions = carried.questionnaire
    asked = {**questions.asked_by, **questions.question} if questions else {}
    edition = newest_edition(survey)
    return {
        "asked": sum(bool(one.code) and one.kind != "page" for one in carried.rows),
        "left_out": sum(not one.kind for one in carried.rows),
        "rows": [(_place(one), one.what, _kind(one, asked), one.code) for one in carried.rows[:MOST_SHOWN]],
        "notes": _told(carried.notes),
        "faults": _told(carried.faults),
        "more": max(len(carried.notes) - MOST_SHOWN, 0),
        "typed": write_questionnaire(questions) if questions else "",
        "seen": digest(draft_of(survey)) if edition else "",
        "replaces": edition is not None,
        "pages": [page_name(page, place) for place, page in enumerate(questions.pages, 1)]
        if questions
        else [],
    }


def _place(one: Became | Note) -> str:
    return str(one.at)


def _told(notes: Iterable[Note]) -> list[tuple[str, str, str]]:
    return [(_place(one), one.what, said(one.why)) for one in [*notes][:MOST_SHOWN]]


def _kind(one: Became, asked: Mapping[str, Question]) -> Any:
    """As the builder calls it; empty where it was left out."""
    if one.kind == "page":
        return _("A page")
    question = asked.get(one.code)
    if question is None:
        return ""
    form = form_of(question)
    return form.LABEL if form else ONLY_IN_FILES[question.kind]


def imports_page(survey: Survey) -> Context:
    return {
        "survey": survey,
        "imports": imports_of(survey),
        "has_taken": any(one.state == "taken" for one in imports_of(survey)),
    }


def import_page(batch: AnswersImport, person: Any) -> Context:
    return {
        "batch": batch,
        "survey": batch.survey,
        "told": batch.found,
        "left": in_bands(batch.answers.exclude(response__state="withdrawn").count()),
        **may_do(person, "surveys", ON_AN_IMPORT, batch),
    }
