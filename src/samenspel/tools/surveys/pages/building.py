"""The questions of a survey, for who writes them."""

from typing import Any

from samenspel.foundation.ui.pages import Context
from samenspel.methods.questionnaires import Question
from samenspel.tools.surveys.forms.building import page_name
from samenspel.tools.surveys.forms.kinds import ONLY_IN_FILES, form_of
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.surveys import draft_of, newest_edition


def building_page(survey: Survey) -> Context:
    questions, edition = draft_of(survey), newest_edition(survey)
    pages = [
        (page_name(page, place), [_told(one) for one in page.questions])
        for place, page in enumerate(questions.pages, 1)
    ]
    return {"pages": pages, "is_sealed": edition is not None and edition.sealed_on is not None}


def _told(question: Question) -> dict[str, Any]:
    form = form_of(question)
    return {
        "code": question.code,
        "text": next(iter(question.text.values())),
        "kind": form.LABEL if form else ONLY_IN_FILES[question.kind],
        "required": question.required,
        "show_if": question.show_if,
        "may_change": form is not None,
    }
